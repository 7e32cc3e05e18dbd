import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAccount } from '../../db/accounts';
import { CITY, COMPLAINT, type Desk, FEEDBACK, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { PASSWORD, Person } from './person';

interface Event {
  v: number;
  type: string;
  by: { name: string | null; role: string; unitName: { zh: string } | null } | null;
  rules: string[];
  order: { no: number; unit: { id: string } } | null;
  details: { field: string; said: { zh: string } }[];
  opens: { words: { zh: string }; sentence: { zh: string } | null }[];
  ends: { words: { zh: string }; how: string }[];
  text: { parts: { name: string; text: string }[] } | null;
}
interface Page {
  version: number;
  orders: { handler: { id: string; name: string | null } | null }[];
  texts: { type: string; parts: { text: string }[] }[];
  feedbackDocument: { parts: { code: string; fatal: boolean }[]; signOff: { role: string } | null };
}
interface Task {
  number: string;
  handler: { id: string; name: string } | null;
}

const UNIT_NOTE = '现场需要登高车。';
const PLATFORM_NOTE = '同一路口上月也有反映。';

describe('within a unit and within the platform, through the API', () => {
  let desk: Desk;
  let number: string;
  let [ann, dan, aud, han, eve, bob]: Person[] = [];
  const ids: Record<string, string> = {};

  const at = (link: string): string => `/api/v1/appeals/${number}/${link}`;
  const does = async (person: Person | undefined, link: string, body: object = {}) => {
    const { status, body: answer } = await person!.post(at(link), body);
    return [status, answer.code];
  };
  const page = async (person: Person | undefined): Promise<Page> => (await person!.get<Page>(at(''))).body;
  const events = async (person: Person | undefined): Promise<Event[]> =>
    (await person!.get<{ events: Event[] }>(at('events'))).body.events;
  const tasks = async (person: Person | undefined, query = ''): Promise<Task[]> =>
    (await person!.get<{ tasks: Task[] }>(`/api/v1/tasks${query}`)).body.tasks.filter((t) => t.number === number);

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    for (const [login, active] of [
      ['eve', true],
      ['old', false],
    ] as const) {
      ids[login] = await createAccount(desk.database.db, {
        city: CITY,
        login,
        name: `${login} of the unit`,
        password: PASSWORD,
        grants: [{ role: 'handler', unit: UNIT }],
      });
      if (!active) await desk.database.db('accounts').where({ login }).update({ active: false });
    }
    for (const { id, login } of await desk.database.db<{ id: number; login: string }>('accounts').select('id', 'login'))
      ids[login] = String(id);
    [ann, dan, aud, han, eve, bob] = await Promise.all(
      ['ann', 'dan', 'aud', 'han', 'eve', 'bob'].map((login) => Person.signIn(desk.url, login)),
    );
    number = (await ann!.post('/api/v1/appeals', COMPLAINT)).body.number;
    await does(dan, 'dispatch', { unit: UNIT });
    await does(han, 'sign');
  });
  afterAll(() => desk.close());

  test('an internal note is read by the side that wrote it alone', async () => {
    expect(await does(han, 'addNote', { internalNote: UNIT_NOTE })).toEqual([200, undefined]);
    expect(await does(dan, 'addNote', { internalNote: PLATFORM_NOTE })).toEqual([200, undefined]);
    const notesOf = async (person: Person | undefined) => [
      (await page(person)).texts.filter((t) => t.type === 'noteAdded').map((t) => t.parts[0]?.text),
      (await events(person)).filter((e) => e.type === 'noteAdded').flatMap((e) => e.text?.parts[0]?.text ?? []),
    ];
    expect(await notesOf(eve)).toEqual([[UNIT_NOTE], [UNIT_NOTE]]);
    expect(await notesOf(ann)).toEqual([[PLATFORM_NOTE], [PLATFORM_NOTE]]);
    // an auditor sees that one was written, as everybody does who sees the appeal
    expect(await notesOf(aud)).toEqual([[], []]);
    expect((await events(aud)).filter((e) => e.type === 'noteAdded')).toHaveLength(2);
  });

  test('an order is handed to a handler of the same unit who is still there, and to nobody else', async () => {
    for (const stranger of [ids['bob'], ids['lea'], ids['old'], '999999', 'eve'])
      expect([stranger, ...(await does(han, 'handToColleague', { colleague: stranger }))]).toEqual([
        stranger,
        422,
        'colleagueUnknown',
      ]);
    expect(await does(bob, 'handToColleague', { colleague: ids['bob'] })).toEqual([403, 'notYourUnit']);
    expect(await does(han, 'handToColleague', { colleague: ids['eve'], note: '请你办。' })).toEqual([200, undefined]);
  });

  test('the work list says who has it, and can be asked for one’s own', async () => {
    const handler = { id: ids['eve'], name: 'eve of the unit' };
    expect(await tasks(han)).toMatchObject([{ handler }]);
    expect(await tasks(han, '?mine=true')).toEqual([]);
    expect(await tasks(eve, '?mine=true')).toMatchObject([{ handler }]);
    expect((await page(eve)).orders).toMatchObject([{ handler }]);
    await does(eve, 'handToColleague', { colleague: ids['han'] });
    expect(await tasks(han, '?mine=true')).toMatchObject([{ handler: { id: ids['han'], name: 'han' } }]);
  });

  test('what was handed to somebody absent stands among the deputy’s own, as long as that lasts', async () => {
    const admin = await Person.signIn(desk.url, 'adm');
    const now = Date.now();
    const period = { from: new Date(now - 60_000).toISOString(), until: new Date(now + 3_600_000).toISOString() };
    expect(await tasks(bob, '?mine=true')).toEqual([]);
    const named = await admin.post<{ id: string }>('/api/v1/deputies', {
      absent: ids['han'],
      deputy: ids['bob'],
      ...period,
    });
    expect(await tasks(bob, '?mine=true')).toMatchObject([{ handler: { id: ids['han'], name: 'han' } }]);
    expect(await tasks(bob, '?mine=true&role=dispatcher')).toEqual([]);
    await admin.post(`/api/v1/deputies/${named.body.id}/end`, {});
    expect(await tasks(bob, '?mine=true')).toEqual([]);
  });

  test('the people of a unit are shown to that unit alone', async () => {
    const of = (person: Person | undefined) =>
      person!.get<{ colleagues: { name: string; roles: string[] }[] }>(`/api/v1/units/${UNIT}/colleagues`);
    const { colleagues } = (await of(han)).body;
    expect(colleagues).toContainEqual({ id: ids['eve'], name: 'eve of the unit', roles: ['handler'] });
    expect(colleagues.some(({ name }) => name === 'old of the unit')).toBe(false);
    expect([(await of(bob)).status, (await of(dan)).status]).toEqual([403, 403]);
  });

  test('an event says who, where, under which rule, and what it changed', async () => {
    const [registered, accepted, dispatched, signed] = await events(eve);
    expect(registered?.by).toMatchObject({ name: 'ann', role: 'agent', unitName: null });
    expect(accepted).toMatchObject({ rules: expect.arrayContaining(['R-ACC-25']), ends: [] });
    expect(dispatched?.details.map(({ said }) => said.zh)).toEqual(
      expect.arrayContaining(['住房和城乡建设局', '投诉', '转办']),
    );
    expect(dispatched?.ends).toMatchObject([{ words: { zh: '派单' }, how: 'met' }]);
    expect(signed).toMatchObject({
      by: { name: 'han', unitName: { zh: '住房和城乡建设局' } },
      order: { no: 1, unit: { id: UNIT } },
    });
    expect(signed?.opens.map((o) => o.sentence?.zh)).toContainEqual(expect.stringContaining('申请退回'));
  });

  test('another unit’s people are known by role and unit', async () => {
    await does(await Person.signIn(desk.url, 'lea'), 'submitFeedback', FEEDBACK);
    const rea = await Person.signIn(desk.url, 'rea');
    await does(rea, 'rejectFeedback', { missing: ['legalSource'], requirements: '请补充依据。' });
    const office = await createAccount(desk.database.db, {
      city: CITY,
      login: 'off',
      name: 'off',
      password: PASSWORD,
      grants: [{ role: 'hotlineOffice', unit: null }],
    });
    expect(office).not.toBe('');
    await does(await Person.signIn(desk.url, 'off'), 'addCoUnit', { unit: OTHER_UNIT });
    const signed = (await events(bob)).find((e) => e.type === 'signed');
    expect(signed?.by).toMatchObject({ name: null, role: 'handler', unitName: { zh: '住房和城乡建设局' } });
    expect((await events(bob)).filter((e) => e.type === 'noteAdded').map((e) => e.text)).toEqual([null, null]);
    expect((await page(bob)).orders[0]?.handler).toEqual({ id: ids['han'], name: null });
    const handed = (await events(bob)).find((e) => e.type === 'handedToColleague');
    expect(handed?.details.map((d) => d.field)).toEqual(['order']);
    expect((await events(dan)).find((e) => e.type === 'signed')?.by?.name).toBe('han');
  });

  test('the picture of a case is that of the loop, with where it has been and where it stands', async () => {
    const { body } = await dan!.get<{ xml: string; passed: { id: string; at: string }[]; here: string[] }>(
      at('picture'),
    );
    const loop = readFileSync(join(__dirname, '../../docs/reference/loop.bpmn'), 'utf8');
    expect(body.xml.slice(0, 200)).toBe(loop.slice(0, 200));
    expect(body.passed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['begin', 'accept', 'dispatch', 'sign', 'submitFeedback', 'rejectFeedback', 'rework']),
    );
    expect([...body.here].sort()).toEqual(['dispatched', 'rework']);
  });

  test('what the city wants in the feedback document stands on the page', async () => {
    const { feedbackDocument } = await page(han);
    expect(feedbackDocument.signOff?.role).toBe('leaderInCharge');
    expect(feedbackDocument.parts.filter(({ fatal }) => fatal).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['responsibleUnit', 'responsiblePerson', 'leaderSignOff']),
    );
  });
});
