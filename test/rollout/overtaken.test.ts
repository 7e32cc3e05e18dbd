import { randomUUID } from 'node:crypto';
import { createIntake } from '../../activities/intake';
import { newestNational, publishNational } from '../../db/calendars';
import { postgresClock } from '../../db/clock';
import { isSettled } from '../../db/rollout-pages';
import { RulesBook } from '../../db/rules';
import { insertCity } from '../../db/seed';
import { loadPolicy } from '../../packs/load';
import { type TestDatabase, testDatabase } from '../servers/test-database';

const CITY = 'suzhou-anhui';
const ELEMENTS = ['time', 'place', 'person', 'cause', 'course', 'result'];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await insertCity(database.db, loadPolicy(CITY));
});
afterAll(() => database.drop());

/** Rules that are overtaken by a new calendar each time they have been read; `waited` tells of each whether its rollout has to wait. */
class Overtaken extends RulesBook {
  readonly waited: boolean[] = [];

  override async inForce(...asked: Parameters<RulesBook['inForce']>): ReturnType<RulesBook['inForce']> {
    const rules = await super.inForce(...asked);
    const { db } = database;
    await db.transaction(async (trx) => {
      const before = await newestNational(trx);
      const next = { ...before, version: before.version + 1 };
      await publishNational(trx, next, { by: '1', year: 2026, reason: '测试' });
    });
    const { since } = await isSettled(db, null);
    this.waited.push(!(await isSettled(db, since)).settled);
    return rules;
  }
}

test('a registration that read the calendar before a new one is waited for by the rollout that carries it (R-SYS-09)', async () => {
  const { db } = database;
  const rules = new Overtaken(db);
  const intake = createIntake({ db, rules, clock: postgresClock });
  const [registered] = await intake(
    { city: CITY, by: { id: '1', role: 'agent' }, action: { id: randomUUID(), body: '' } },
    [
      {
        channel: 'phone',
        category: 'help',
        marks: {},
        elements: Object.fromEntries(ELEMENTS.map((e) => [e, { text: e }])),
        askForMissing: false,
        appellant: { kind: 'person' },
        following: [],
      },
    ],
  );
  expect(registered).toMatchObject({ version: 1 });
  // the calendar that it was registered under is the one read last, and whoever publishes behind that waits
  expect(rules.waited.at(-1)).toBe(true);
  const row = await db('appeals').first<{ state: { calendarVersion: number } } | undefined>('state');
  expect(row?.state.calendarVersion).toBe(rules.waited.length);
});
