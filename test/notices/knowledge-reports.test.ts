import { remindKeepers } from '../../db/knowledge/reminding';
import { type Desk, machine, openDesk, OTHER_UNIT, UNIT } from '../api/city-desk';
import { Person } from '../api/person';
import { mailServer, type MailServer, wordsOf } from './mail-server';
import { postOffice, reachable } from './posting';

let desk: Desk;
let server: MailServer;
let agent: Person;

const PUBLIC = 'https://12345.example.org';
const outward = () => ({
  mail: { url: server.url, from: 'hotline@example.org' },
  publicUrl: PUBLIC,
  webhookOrigins: [],
});

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  agent = await Person.signIn(desk.url, 'ann');
  server = await mailServer();
});
afterAll(async () => {
  await server.kill();
  await desk.close();
});
beforeEach(() => server.taken.splice(0));

async function reported(unit: string): Promise<string> {
  const body = { unit, words: '多人问电动车上牌，没有条目。' };
  return (await agent.post<{ report: { id: string } }>('/api/v1/knowledge-reports', body)).body.report.id;
}

/** as if the clock had come so far */
const moved = (id: string, at: { due_at?: string; remind_at?: string }) =>
  desk.database.db('knowledge_reports').where({ id }).update(at);

async function sent(): Promise<{ told: number; mails: { to: string[]; words: string }[] }> {
  const { db } = desk.database;
  server.taken.splice(0);
  const told = await remindKeepers(db);
  await postOffice(db, outward()).untilQuiet();
  return { told, mails: server.taken.map((mail) => ({ to: mail.to, words: wordsOf(mail) })) };
}

const PAST = '2026-01-01T00:00:00Z';

test('the keeper is sent word before a report is due and when its clock has run out, each once (R-KNB-06, R-SUP-23)', async () => {
  const keeper = await reachable(desk.database.db, 'han');
  const id = await reported(UNIT);
  expect(await sent()).toEqual({ told: 0, mails: [] });
  await moved(id, { remind_at: PAST });
  const soon = await sent();
  expect(soon.mails).toMatchObject([{ to: [keeper] }]);
  for (const words of ['即将到期', `第 ${id} 条`, `${PUBLIC}/desk/knowledge-reports`])
    expect(soon.mails[0]?.words).toContain(words);
  for (const words of ['电动车', '诉求']) expect(soon.mails[0]?.words).not.toContain(words);
  expect(await sent()).toEqual({ told: 0, mails: [] });
  await moved(id, { due_at: PAST });
  const late = await sent();
  expect(late.mails).toMatchObject([{ to: [keeper] }]);
  expect(late.mails[0]?.words).toContain('已超期');
  expect(await sent()).toEqual({ told: 0, mails: [] });
});

test('one found only after its end is told of once, and one that was answered not at all', async () => {
  await reachable(desk.database.db, 'han');
  const [open, answered] = [await reported(UNIT), await reported(UNIT)];
  const owner = await Person.signIn(desk.url, 'han');
  await owner.post(`/api/v1/knowledge-reports/${answered}/resolve`, { reason: '已有条目' });
  for (const id of [open, answered]) await moved(id, { remind_at: PAST, due_at: PAST });
  const { told, mails } = await sent();
  expect([told, mails.length, mails[0]?.words.includes('已超期')]).toEqual([1, 1, true]);
});

test('where nobody handles for the unit the hotline’s office is told, which keeps entries in its place', async () => {
  const { db } = desk.database;
  await db('account_roles').where({ unit: OTHER_UNIT, role: 'handler' }).delete();
  await machine(desk, [{ role: 'hotlineOffice', unit: null }]);
  const office = await db('accounts').where('login', 'like', 'machine-%').first<{ login: string }>('login');
  const to = await reachable(db, office?.login ?? '');
  await moved(await reported(OTHER_UNIT), { due_at: PAST });
  expect((await sent()).mails).toMatchObject([{ to: [to] }]);
});
