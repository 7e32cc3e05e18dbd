import { rebuild } from '../../db/rebuild';
import { COMPLAINT, type Desk, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Counted {
  count: number;
  more: boolean;
}
interface Supervision {
  figures: (Counted & { of: string; rows: string })[];
  climbing: { withinTheHour: Counted; today: Counted; withinADay: Counted };
  byUnit: { unit: string; red: number; yellow: number }[];
}
interface Figure {
  count: number;
  rows: string;
}
interface Morning {
  day: string;
  period: { from: string; to: string };
  received: Figure & { parts: (Figure & { as: string })[] };
  days: { day: string; received: number }[];
  open: Figure;
  withoutReply: Figure;
  overdue: Figure & { byUnit: (Figure & { unit: string; name: string })[] };
  lastNight: Figure;
  forInstruction: Figure;
}
interface Rows {
  rows: ({ number: string } & { appeal: { number: string }; climbs: { rung: { en: string } } | null })[];
  next: string | null;
}

let desk: Desk;
let ann: Person;
let dan: Person;
let sue: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  ann = await Person.signIn(desk.url, 'ann');
  dan = await Person.signIn(desk.url, 'dan');
  sue = await machine(desk, [{ role: 'supervisor', unit: null }]);
});
afterAll(() => desk.close());

const register = async (more: object = {}): Promise<string> =>
  (await ann.post('/api/v1/appeals', { ...COMPLAINT, ...more })).body.number;

test('the board of supervision counts why appeals stand on it, and each number opens its rows', async () => {
  const major = await register({ marks: { important: true } });
  const several = await register();
  const office = await machine(desk, [{ role: 'hotlineOffice', unit: null }]);
  await office.post(`/api/v1/appeals/${several}/dispatch`, { unit: UNIT, coUnits: [{ unit: OTHER_UNIT }] });
  await dan.post(`/api/v1/appeals/${major}/dispatch`, { unit: UNIT });
  await sue.post(`/api/v1/appeals/${several}/supervise`, { mode: 'written', notice: '请说明进展' });
  const { body, status } = await sue.get<Supervision>('/api/v1/boards/supervision');
  expect(status).toBe(200);
  const count = (of: string) => body.figures.find((f) => f.of === of)?.count;
  expect(['major', 'severalUnits', 'writtenSupervision', 'redCard', 'rejectedTwice'].map(count)).toEqual([
    1, 1, 1, 0, 0,
  ]);
  expect(count('climbing')).toBe(2);
  const rows = async (of: string, more = '') => {
    const path = body.figures.find((f) => f.of === of)?.rows ?? '';
    return (await sue.get<Rows>(`${path}${more}`)).body;
  };
  expect((await rows('major')).rows.map((r) => r.appeal.number)).toEqual([major]);
  expect((await rows('severalUnits', `&unit=${UNIT}`)).rows.map((r) => r.appeal.number)).toEqual([several]);
  const first = await rows('climbing', '&limit=1');
  const second = await rows('climbing', `&limit=1&cursor=${first.next}`);
  expect([...first.rows, ...second.rows].map((r) => r.appeal.number).sort()).toEqual([major, several].sort());
  expect(first.rows[0]?.climbs?.rung.en).toMatch(/card|supervision|report/);
  expect(second.next).toBeNull();
  expect((await ann.get('/api/v1/boards/supervision')).status).toBe(403);
  const differences: unknown[] = [];
  await rebuild(desk.database.db, { apply: false, onDifference: (one) => differences.push(one) });
  expect(differences).toEqual([]);
});

test('the parts of what a morning received make the whole, and every figure opens its list', async () => {
  const { db } = desk.database;
  const answered = await register({ following: { answerDirectly: { answer: '已答复' } } });
  const waiting = await register();
  const late = await register();
  await dan.post(`/api/v1/appeals/${late}/dispatch`, { unit: UNIT });
  const instruction = await register({ marks: { important: true } });
  await dan.post(`/api/v1/appeals/${instruction}/submitForInstruction`, { proposedOpinion: '拟由住建局办理' });
  const numbers = [answered, waiting, late, instruction];
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  await db('appeals').update({ received_at: new Date(0) });
  await db('appeals').whereIn('number', numbers).update({ received_at: yesterday });
  await db('obligations').where({ number: late }).whereIn('kind', ['sign', 'handle']).update({ due_at: yesterday });
  await db('obligations').where({ number: late, kind: 'sign' }).update({ kind: 'handle', id: 'handle-0' });

  const { body } = await sue.get<Morning>('/api/v1/boards/morning');
  expect(body.received.count).toBe(4);
  expect(Object.fromEntries(body.received.parts.map((p) => [p.as, p.count]))).toMatchObject({
    direct: 1,
    transferred: 1,
    notAccepted: 0,
    waiting: 2,
  });
  expect(body.days.length).toBe(7);
  expect(body.days.at(-1)?.received).toBe(4);
  expect(body.overdue).toMatchObject({ byUnit: [{ unit: UNIT }] });
  expect(body.forInstruction.count).toBe(1);
  expect(body.withoutReply.count).toBeGreaterThan(0);
  const list = async (figure: Figure | undefined) =>
    (await sue.get<Rows>(figure?.rows ?? '')).body.rows.map((r) => r.number).sort();
  expect(await list(body.received)).toEqual([...numbers].sort());
  for (const part of body.received.parts) expect((await list(part)).length).toBe(part.count);
  expect(await list(body.forInstruction)).toEqual([instruction]);
  expect(await list(body.overdue)).toContain(late);
  expect(await list(body.overdue.byUnit[0])).toContain(late);
  expect((await list(body.open)).length).toBe(body.open.count);
  expect((await list(body.withoutReply)).length).toBe(body.withoutReply.count);
  expect((await list(body.lastNight)).length).toBe(body.lastNight.count);
  const other = await sue.get<Morning>('/api/v1/boards/morning?day=2020-03-02');
  expect(other.body).toMatchObject({ day: '2020-03-02', received: { count: 0 } });
  expect(other.body.period).toEqual({ from: '2020-02-29T16:00:00.000Z', to: '2020-03-01T16:00:00.000Z' });
  expect((await sue.get('/api/v1/boards/morning?day=2020-02-31')).status).toBe(422);
});
