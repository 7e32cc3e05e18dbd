import { fillStore, ofAYear } from '../../bench/a-million-appeals';
import { foundCity } from '../../bench/city';
import { RulesBook } from '../../db/rules';
import {
  cancelSimulation,
  claimSimulation,
  endSimulation,
  leaveSimulation,
  orderSimulation,
  pageDone,
  type Simulation,
  simulationOf,
  waitingSimulations,
} from '../../db/simulations';
import { drafted } from '../../domain/policy/release/validation';
import { type ListPlace, listBehind } from '../../simulation/behind';
import { runSimulation } from '../../simulation/run';
import { type TestDatabase, testDatabase } from '../servers/test-database';

const CITY = 'suzhou-anhui';
/** more than two pages of a pass */
const APPEALS = 6_000;
const YEAR_MS = 365 * 86_400_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await foundCity(database.db);
  await fillStore(database.ownerUrl, CITY, ofAYear(APPEALS));
});
afterAll(() => database.drop());

async function ordered(): Promise<Simulation> {
  const { db } = database;
  const asOf = Date.now();
  const { policy, calendar } = await new RulesBook(db).inForce(CITY, asOf);
  const draft = drafted(policy, [{ field: 'timeLimits.complaint.value', value: 10 }], {
    basis: { decree: null },
    version: 2,
    effectiveFrom: 0,
  });
  if ('faults' in draft) throw new Error(JSON.stringify(draft.faults));
  return orderSimulation(db, {
    city: CITY,
    orderedBy: '1',
    asOf,
    from: asOf - 2 * YEAR_MS,
    to: asOf + YEAR_MS,
    inForce: policy.version,
    draft: draft.policy,
    draftOf: {},
    calendars: { national: calendar.version, local: calendar.localVersion },
  });
}

async function stands({ id }: Simulation): Promise<Simulation> {
  const found = await simulationOf(database.db, CITY, id);
  if (!found) throw new Error(`no simulation ${id}`);
  return found;
}

const never = new AbortController().signal;

/** a signal that comes as the second page is about to be tried */
function afterOnePage(): AbortSignal {
  const stop = new AbortController();
  const { signal } = stop;
  const throwIfAborted = signal.throwIfAborted.bind(signal);
  let pages = 0;
  signal.throwIfAborted = () => {
    if (pages > 0) stop.abort();
    pages += 1;
    throwIfAborted();
  };
  return signal;
}

test('a pass over several pages counts every appeal once, and its lists go on from page to page', async () => {
  const simulation = await ordered();
  await runSimulation(database.db, simulation.id, never);
  const done = await stands(simulation);
  expect(done).toMatchObject({ status: 'done', appeals: APPEALS, done: APPEALS });
  const { all, byUnit } = done.counts?.clocks.handle ?? { all: null, byUnit: {} };
  const lengths = [
    ...Object.entries(byUnit).map(([unit, cell]) => [unit, cell.numbers['newlyOverdue']] as const),
    [undefined, all?.numbers['newlyOverdue']] as const,
  ];
  expect(lengths.length).toBeGreaterThan(2);
  for (const [unit, count] of lengths) {
    const seen = new Set<string>();
    let [rows, answers] = [0, 0];
    for (let after: ListPlace | undefined, isMore = true; isMore; answers++) {
      const of = { clock: 'handle', number: 'newlyOverdue', unit } as const;
      const page = await listBehind(database.db, new RulesBook(database.db), done, of, { after, limit: 100 });
      for (const { trial } of page.rows) seen.add(trial.state.number);
      rows += page.rows.length;
      after = page.next ?? undefined;
      isMore = page.next !== null;
    }
    expect([unit, rows, seen.size]).toEqual([unit, count, count]);
    if (unit === undefined) expect(answers).toBeGreaterThan(3);
  }
});

test('one that was stopped on the way is taken up by the next process, from its beginning, and counts the same', async () => {
  const [whole, stopped] = [await ordered(), await ordered()];
  await runSimulation(database.db, whole.id, never);
  await expect(runSimulation(database.db, stopped.id, afterOnePage())).rejects.toThrow('aborted');
  expect(await stands(stopped)).toMatchObject({ status: 'ordered', counts: null });
  expect((await stands(stopped)).done).toBeGreaterThan(0);
  expect(await waitingSimulations(database.db)).toEqual([stopped.id]);
  await runSimulation(database.db, stopped.id, never);
  const [a, b] = [await stands(whole), await stands(stopped)];
  expect(b.status).toBe('done');
  expect(b.counts).toEqual(a.counts);
});

test('of one that was taken over the process that had it before says nothing any more', async () => {
  const { db } = database;
  const { id } = await ordered();
  const before = await claimSimulation(db, id);
  expect(await claimSimulation(db, id)).toBeNull();
  await db('simulations')
    .where({ id })
    .update({ beat_at: db.raw(`now() - interval '1 hour'`) });
  const after = await claimSimulation(db, id);
  if (!before || !after) throw new Error('nobody has it');
  const place = { at: '2026-03-02 01:00:00+00', number: '2026030200000011' };
  const page = { page: 0, after: place, through: place, appeals: 1, counts: { clocks: {}, untried: {} } };
  expect(await pageDone(db, after, page)).toBe(true);
  expect(await pageDone(db, before, page)).toBeNull();
  await endSimulation(db, before, { status: 'failed', fault: 'late' });
  await leaveSimulation(db, before);
  expect(await simulationOf(db, CITY, id)).toMatchObject({ status: 'running', done: 1, fault: null });
  await endSimulation(db, after, { status: 'cancelled' });
  expect(await simulationOf(db, CITY, id)).toMatchObject({ status: 'cancelled' });
});

test('one whose process is gone again and again is given up', async () => {
  const { db } = database;
  const { id } = await ordered();
  const gone = { status: 'running', beat_at: db.raw(`now() - interval '1 hour'`) };
  await db('simulations')
    .where({ id })
    .update({ ...gone, tries: 2 });
  expect(await waitingSimulations(db)).toEqual([id]);
  await db('simulations')
    .where({ id })
    .update({ ...gone, tries: 3 });
  expect(await waitingSimulations(db)).toEqual([]);
  expect(await simulationOf(db, CITY, id)).toMatchObject({ status: 'failed', counts: null });
});

test('one that nobody wants any more ends after the page at hand', async () => {
  const { db } = database;
  const simulation = await ordered();
  await db('simulations').where({ id: simulation.id }).update({ status: 'running', beat_at: db.fn.now() });
  await cancelSimulation(db, CITY, simulation.id);
  await db('simulations')
    .where({ id: simulation.id })
    .update({ beat_at: db.raw(`now() - interval '1 hour'`) });
  await runSimulation(db, simulation.id, never);
  const after = await stands(simulation);
  expect([after.status, after.counts]).toEqual(['cancelled', null]);
  expect(after.done).toBeGreaterThan(0);
  expect(after.done).toBeLessThan(APPEALS);
});
