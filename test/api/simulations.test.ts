import { setTimeout as wait } from 'node:timers/promises';
import { SimulationClient } from '../../cli/simulate/client';
import { printed } from '../../cli/simulate/printed';
import { writeCases } from '../../db/case-log';
import { GENESIS } from '../../db/chain';
import { UNREGISTERED } from '../../domain/loop/state';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED } from '../unit/loop-given';
import { CITY, type Desk, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Cell {
  numbers: Record<string, number>;
  movedBy: Record<string, number>;
  overdueShare: { inForce: number | null; draft: number | null };
}
interface Clock {
  all: Cell;
  byCategory: Record<string, Cell>;
  byUnit: Record<string, Cell>;
}
interface Told {
  id: string;
  status: string;
  progress: { done: number; of: number };
  result: { clocks: Record<string, Clock>; untried: { why: string; count: number }[] } | null;
}
interface Row {
  number: string;
  movedBy: number | null;
  metAt: string | null;
  inForce: { dueAt: string | null; rang: string[]; overdue: boolean };
  draft: { dueAt: string | null; rang: string[]; overdue: boolean };
}

/** ten working days for a complaint in place of fifteen */
const DRAFT = { changes: [{ field: 'timeLimits.complaint.value', value: 10 }], from: '2026-01-01T00:00:00+08:00' };

const rules = rulesOf(CITY);
const leader = BY_LEADER;

/** registered, accepted and dispatched on Monday, 2 March 2026, signed an hour later */
function signed(number: string, category: 'complaint' | 'consultation', unit = UNIT): Given {
  return Given.registered(rules, { number, category, receivedAt: on('2026-03-02T09:00') })
    .did('accept', {}, { at: on('2026-03-02T09:05') })
    .did('dispatch', { unit, mode: 'transfer' }, { at: on('2026-03-02T09:10') })
    .did('sign', {}, { at: on('2026-03-02T10:00'), unit });
}

const handedIn = (given: Given, day: string, unit = UNIT): Given =>
  given.did('submitFeedback', SUBMITTED, { ...leader, at: on(day), unit });

/** due on 23 March under the version in force, on 16 March under the draft */
const CASES: Readonly<Record<string, Given>> = {
  early: handedIn(signed('2026030200000011', 'complaint'), '2026-03-06T10:00').did('approveFeedback'),
  between: handedIn(signed('2026030200000022', 'complaint', OTHER_UNIT), '2026-03-20T10:00', OTHER_UNIT),
  consultation: handedIn(signed('2026030200000033', 'consultation'), '2026-03-20T10:00'),
  open: signed('2026030200000044', 'complaint'),
  // sent back after the draft's due date and before that of the version in force, and handed in again too late
  sentBack: handedIn(
    handedIn(signed('2026030200000055', 'complaint'), '2026-03-12T10:00').did(
      'rejectFeedback',
      { missing: [] },
      { at: on('2026-03-18T10:00') },
    ),
    '2026-03-24T10:00',
  ),
};
const numberOf = (name: string): string => CASES[name]?.state.number ?? name;

let desk: Desk;
let adm: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  adm = await Person.signIn(desk.url, 'adm');
  await desk.database.db.transaction((trx) =>
    writeCases(
      trx,
      Object.values(CASES).map(({ events, state }) => ({ before: UNREGISTERED, events, after: state, head: GENESIS })),
    ),
  );
});
afterAll(() => desk.close());

async function simulated(order: object): Promise<Told> {
  const { status, body } = await adm.post<Told>('/api/v1/simulations', order);
  expect([status, body]).toEqual([202, expect.objectContaining({ status: 'ordered' })]);
  return ended(body.id);
}

async function ended(id: string): Promise<Told> {
  for (;;) {
    const { body } = await adm.get<Told>(`/api/v1/simulations/${id}`);
    if (body.status !== 'ordered' && body.status !== 'running') return body;
    await wait(50);
  }
}

interface Page {
  rows: Row[];
  next: string | null;
}

async function listed(id: string, query: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await adm.get<Page>(`/api/v1/simulations/${id}/rows?${query}${cursor}`);
    expect(status).toBe(200);
    rows.push(...body.rows);
    if (body.next === null) return rows;
    cursor = `&cursor=${body.next}`;
  }
}

const names = (rows: readonly Row[]): string[] =>
  rows.map((row) => Object.keys(CASES).find((name) => numberOf(name) === row.number) ?? row.number).sort();

describe('a draft tried on the past', () => {
  let told: Told;
  beforeAll(async () => {
    told = await simulated(DRAFT);
  });

  test('says how many due dates move, and what would have been overdue, beside the version in force', () => {
    expect(told).toMatchObject({ status: 'done', progress: { done: 5, of: 5 }, result: { untried: [] } });
    const handle = told.result?.clocks['handle'];
    expect(handle?.all).toMatchObject({
      numbers: {
        tried: 5,
        open: 1,
        earlier: 4,
        newlyOverdue: 1,
        noLongerOverdue: 1,
        'inForce.limited': 5,
        'inForce.overdue': 3,
        'draft.overdue': 3,
      },
      movedBy: { '-5': 4 },
      overdueShare: { inForce: 0.6, draft: 0.6 },
    });
    expect(handle?.byCategory['consultation']?.numbers).toMatchObject({
      tried: 1,
      'inForce.overdue': 1,
      'draft.overdue': 1,
    });
    expect(handle?.byCategory['consultation']?.movedBy).toEqual({});
    expect(handle?.byUnit[OTHER_UNIT]?.numbers).toMatchObject({ tried: 1, newlyOverdue: 1 });
  });

  test('has the list behind every number, however it is divided', async () => {
    for (const [clock, { all, byCategory, byUnit }] of Object.entries(told.result?.clocks ?? {}))
      for (const [by, cells] of [
        ['', { '': all }],
        ['category', byCategory],
        ['unit', byUnit],
      ] as const)
        for (const [name, cell] of Object.entries(cells))
          for (const [number, count] of Object.entries(cell.numbers)) {
            const query = `clock=${clock}&number=${number}&limit=2${by === '' ? '' : `&${by}=${name}`}`;
            expect([query, (await listed(told.id, query)).length]).toEqual([query, count]);
          }
    expect(names(await listed(told.id, 'number=newlyOverdue'))).toEqual(['between']);
    expect(names(await listed(told.id, 'number=inForce.overdue'))).toEqual(['consultation', 'open', 'sentBack']);
  });

  test('judges by the result that counts, and says when it was due under both', async () => {
    const [row] = await listed(told.id, 'number=noLongerOverdue');
    // the first result was punctual under the draft, and its limit had passed when it was sent back (R-REP-16)
    expect(row).toMatchObject({
      number: numberOf('sentBack'),
      movedBy: -5,
      inForce: { dueAt: '2026-03-23T16:00:00.000Z', overdue: true },
      draft: { dueAt: '2026-03-16T16:00:00.000Z', overdue: false },
    });
    const [between] = await listed(told.id, 'number=newlyOverdue');
    expect(between).toMatchObject({
      metAt: '2026-03-20T02:00:00.000Z',
      inForce: { rang: ['yellowCard'] },
      draft: { rang: ['yellowCard', 'redCard', 'writtenSupervision', 'reportToLeader'] },
    });
  });
});

test('the version in force changes nothing, and says of running appeals what their own record says', async () => {
  const told = await simulated({ version: 1, from: DRAFT.from });
  const numbers = told.result?.clocks['handle']?.all.numbers ?? {};
  expect([numbers['earlier'], numbers['later'], numbers['newlyOverdue']]).toEqual([undefined, undefined, undefined]);
  const rows = await listed(told.id, 'number=tried');
  for (const row of rows) {
    const recorded = await desk.database
      .db('obligations')
      .where({ number: row.number, kind: 'handle' })
      .first<{ due_at: number }>('due_at');
    expect([row.number, row.inForce.dueAt]).toEqual([row.number, new Date(recorded.due_at).toISOString()]);
  }
});

test('an operator at the prompt sees it run, and reads the whole list behind a number', async () => {
  const operator = await machine(desk, [{ role: 'administrator', unit: null }]);
  const token = (operator.headers['Authorization'] ?? '').replace('Bearer ', '');
  const client = new SimulationClient(desk.url, token);
  const progress: (number | null)[] = [];
  const told = await client.run(DRAFT, new AbortController().signal, ({ done }) => progress.push(done));
  expect([told.status, progress.at(-1)]).toEqual(['done', 5]);
  expect(printed(told)).toMatch(
    /办理 handling\n {2}全部 all: 5，早 earlier 4.*\n.*逾期率 share 60.0% → 60.0%\n.*-5: 4/,
  );
  const rows = [];
  for await (const row of client.listBehind(told.id, { clock: 'handle', number: 'earlier' })) rows.push(row);
  expect(rows.map(({ movedBy }) => movedBy)).toEqual([-5, -5, -5, -5]);
  await expect(client.run({ version: 99 }, new AbortController().signal, () => undefined)).rejects.toThrow('99');
});

test('only the appeals of the period are tried', async () => {
  const told = await simulated({ ...DRAFT, to: '2026-02-28T00:00:00+08:00' });
  expect(told).toMatchObject({ status: 'done', progress: { done: 0, of: 0 }, result: { clocks: {} } });
});

test('one that is cancelled before anybody took it on is over, and has no lists', async () => {
  const { db } = desk.database;
  const { body } = await adm.post<Told>('/api/v1/simulations', DRAFT);
  await ended(body.id);
  await db('simulations').where({ id: body.id }).update({ status: 'running', beat_at: db.fn.now(), counts: null });
  await adm.post(`/api/v1/simulations/${body.id}/cancel`);
  expect(await db('simulations').where({ id: body.id }).first('status', 'cancel_asked')).toEqual({
    status: 'running',
    cancel_asked: true,
  });
  // whoever had it is gone: another takes it on, and finds that nobody wants it any more
  await db('simulations')
    .where({ id: body.id })
    .update({ beat_at: db.raw(`now() - interval '5 minutes'`) });
  expect(await ended(body.id)).toMatchObject({ status: 'cancelled', result: null });
  const list = await adm.get(`/api/v1/simulations/${body.id}/rows?number=tried`);
  expect([list.status, list.body.code]).toEqual([409, 'simulationNotDone']);
});

test('a draft that is not right, a number that is none and a simulation of nobody are refused', async () => {
  const wrong = await adm.post('/api/v1/simulations', { changes: [{ field: 'timeLimits.complaint.value', value: 0 }] });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'policyFaults']);
  expect((await adm.post('/api/v1/simulations', {})).status).toBe(422);
  expect((await adm.post('/api/v1/simulations', { version: 99 })).body.code).toBe('unknownVersion');
  expect((await adm.post('/api/v1/simulations', { draft: '99' })).body.code).toBe('unknownDraft');
  expect((await adm.get('/api/v1/simulations/99999')).status).toBe(404);
  expect((await adm.get('/api/v1/simulations/1/rows?number=nonsense')).status).toBe(422);
  const { id } = await simulated(DRAFT);
  for (const at of ['yesterday', '2026-02-30 08:00:00+00', '294277-01-01 00:00:00+00', '0000-01-01 00:00:00+00']) {
    const cursor = Buffer.from(JSON.stringify({ page: 0, at, number: '' })).toString('base64url');
    const { status } = await adm.get(`/api/v1/simulations/${id}/rows?number=tried&cursor=${cursor}`);
    expect([at, status]).toEqual([at, 422]);
  }
  const han = await Person.signIn(desk.url, 'han');
  expect((await han.post('/api/v1/simulations', DRAFT)).status).toBe(403);
});
