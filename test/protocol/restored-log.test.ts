import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runWorkerWith } from '../../worker';
import { eventsSince } from '../../db/case-log';
import { fillStore } from '../../db/backup/fill';
import { type StoreSnapshot, withSnapshot } from '../../db/backup/snapshot';
import { takeNumbers } from '../../db/intake';
import { APP_ROLE, connect } from '../../db/connect';
import { evolve } from '../../domain/loop/evolve';
import type { Action } from '../../domain/loop/link';
import { type CaseState, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import type { Knex } from 'knex';
import type { Finding } from '../../relay/reconciler';
import { settleRestoredLog } from '../../relay/restored-log';
import type { Answer } from '../../workflows/appeal';
import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { House, workflowBundle } from '../house/house';
import { emptyDatabase } from '../servers/test-database';

/** a store read out as of one instant, held in memory: a test's is small */
interface ReadOut {
  store: Pick<StoreSnapshot, 'migrations' | 'tables' | 'sequences' | 'cities'>;
  rows: ReadonlyMap<string, string>;
}

function readOut(ownerUrl: string): Promise<ReadOut> {
  return withSnapshot(ownerUrl, async (snapshot) => {
    const rows = new Map<string, string>();
    for (const table of snapshot.tables) rows.set(table.name, await text(snapshot.rowsOf(table).rows));
    const { migrations, tables, sequences, cities } = snapshot;
    return { store: { migrations, tables, sequences, cities }, rows };
  });
}

const filled = (ownerUrl: string, { store, rows }: ReadOut) =>
  fillStore(ownerUrl, store, ({ name }) => Readable.from([rows.get(name) ?? '']));

describe('a store filled from a backup', () => {
  let house: House;
  let target: Awaited<ReturnType<typeof emptyDatabase>>;
  beforeEach(async () => {
    [house, target] = [await House.open(), await emptyDatabase()];
  });
  afterEach(async () => {
    await house.close();
    await target.drop();
  });

  const withRestored = async <T>(work: (db: Knex) => Promise<T>): Promise<T> => {
    const db = connect({ url: target.ownerUrl, poolSize: 5 });
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  };

  test('is the store that was read, row by row, and guards what is written once', async () => {
    await house.startWorker();
    await house.toFeedback();
    await house.registerAnswered();
    const backup = await readOut(house.ownerUrl);
    expect(await filled(target.ownerUrl, backup)).toEqual(backup.store.cities);
    expect(backup.store.cities).toMatchObject([{ appeals: 2, open: 1 }]);
    expect(await readOut(target.ownerUrl)).toEqual(backup);
    await withRestored(async (db) => {
      await expect(db('events').update({ type: 'nothing' })).rejects.toThrow('written once');
      await expect(db.raw('truncate installation')).rejects.toThrow('written once');
      await expect(db('units').insert({ city: 'nowhere', id: 'u1', name: 'x', level: 1 })).rejects.toThrow(
        'foreign key',
      );
      await db('people').insert({ city: house.city, kind: 'person' });
    });
  });

  test('leaves nothing behind when its rows do not hold together', async () => {
    const backup = await readOut(house.ownerUrl);
    const rows = new Map(backup.rows).set('cities', '');
    await expect(filled(target.ownerUrl, { ...backup, rows })).rejects.toThrow('foreign key');
    await withRestored(async (db) => {
      expect((await db.raw<{ rows: unknown[] }>(`select from pg_namespace where nspname = 'huiying'`)).rows).toEqual(
        [],
      );
    });
    await filled(target.ownerUrl, backup);
    await expect(filled(target.ownerUrl, backup)).rejects.toThrow('stands there already');
  });

  test('refuses rows of another shape, and migrations that it does not know', async () => {
    const { store, rows } = await readOut(house.ownerUrl);
    const [first, ...others] = store.tables;
    const tables = [{ name: first?.name ?? '', columns: ['unheard_of'] }, ...others];
    await expect(filled(target.ownerUrl, { rows, store: { ...store, tables } })).rejects.toThrow('unheard_of');
    const migrations = [...store.migrations, '2099-01-01-unheard-of'];
    await expect(filled(target.ownerUrl, { rows, store: { ...store, migrations } })).rejects.toThrow('2099-01-01');
  });
});

describe('after the log was restored to an earlier point', () => {
  let house: House;
  let target: Awaited<ReturnType<typeof emptyDatabase>>;
  beforeAll(async () => {
    [house, target] = [await House.open(), await emptyDatabase()];
  });
  afterAll(async () => {
    await house.close();
    await target.drop();
  });

  // appeals are numbered by the day of the city, not of Greenwich
  const EIGHT_HOURS = 8 * 3_600_000;
  const nextNumber = (db: Knex): Promise<number> =>
    takeNumbers(db, new Date(Date.now() + EIGHT_HOURS).toISOString().slice(0, 10).replaceAll('-', ''), 1);
  const ANSWER = { texts: { answer: '请带身份证到窗口办理。' } };

  test('every workflow is brought to it: told, begun anew or ended, and answers an Update [record protocol, 3b and 8]', async () => {
    await house.db('numbers').update({ last: house.db.raw('last % 7000000') });
    const waitsToStart = await house.register();
    await house.startWorker();
    const asItWas = await house.toSigned();
    const ahead = await house.toSigned();
    const endedSince = await house.register({ category: 'consultation' });
    const behind = await house.toSigned();
    const archivedUnheard = await house.register({ category: 'consultation' });
    await Promise.all([waitsToStart, endedSince, archivedUnheard].map((number) => house.untilStarted(number)));
    await house.recordLost(
      behind,
      await house.action('submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK }),
    );
    await house.recordLost(archivedUnheard, await house.action('answerDirectly', {}, ANSWER));
    expect((await house.state(archivedUnheard)).phase).toBe('archived');
    await house.db.raw('insert into starts (number, city) select number, city from appeals where number = ?', [
      waitsToStart,
    ]);
    const backup = await readOut(house.ownerUrl);

    await house.act(ahead, 'submitFeedback', SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK });
    await house.act(waitsToStart, 'dispatch', { unit: 'u2-1', mode: 'transfer' });
    await house.act(endedSince, 'answerDirectly', {}, ANSWER);
    const unknown = await house.toSigned();
    const numbered = (await nextNumber(house.db)) - 1;
    await house.stop();
    await filled(target.ownerUrl, backup);

    const db = connect({ url: target.ownerUrl, role: APP_ROLE });
    const stop = new AbortController();
    const faults: string[] = [];
    const working = runWorkerWith(
      {
        db,
        temporal: house.temporal,
        workflowBundle: await workflowBundle(),
        onFault: (where, e) => faults.push(`${where}: ${String(e)}`),
      },
      stop.signal,
    );
    try {
      const found: Finding[] = [];
      const settled = await settleRestoredLog(db, house.client, {
        taskQueue: house.temporal.taskQueue,
        onFinding: (finding) => found.push(finding),
        patienceMs: 30_000,
        signal: stop.signal,
      });
      const of = (number: string) => found.filter((f) => f.number === number).map((f) => [f.found, f.done]);
      expect(of(asItWas)).toEqual([]);
      expect(of(behind)).toEqual([['workflowBehind', 'told']]);
      expect(of(ahead)).toEqual([['workflowAhead', 'restarted']]);
      expect(of(waitsToStart)).toEqual([['workflowAhead', 'restarted']]);
      expect(of(endedSince)).toEqual([['workflowEnded', 'startOrdered']]);
      expect(of(archivedUnheard)).toEqual([['archivedInLog', 'told']]);
      expect(of(unknown)).toEqual([['notInLog', 'ended']]);
      expect(settled).toMatchObject({ checked: 5, startsWaiting: 0, findings: { forAnOperator: 0 } });
      expect((await house.client.workflow.getHandle(unknown).describe()).status.name).toBe('TERMINATED');
      // what was told after the backup never comes to mean another appeal
      expect(await nextNumber(db)).toBe(1_000_000 + numbered);
      for (const number of [asItWas, ahead, endedSince, behind, waitsToStart]) {
        const log = (await eventsSince(db, number, 0)).reduce<CaseState | Unregistered>(evolve, UNREGISTERED);
        const handle = house.client.workflow.getHandle(number);
        expect(await handle.query('state')).toEqual(log);
        const action = await house.action('urge', {}, { role: 'agent', id: randomUUID() });
        const answer = await handle.executeUpdate<Answer, [Action]>('urge', { args: [action], updateId: action.id });
        expect(answer.version).toBeGreaterThan((log as CaseState).version);
      }
    } finally {
      stop.abort();
      await working;
      await db.destroy();
    }
    expect(faults.filter((fault) => !fault.includes('workflowAhead'))).toEqual([]);
  });
});
