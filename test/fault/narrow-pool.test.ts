import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createIntake } from '../../activities/intake';
import { createRecord } from '../../activities/record';
import { postgresClock } from '../../db/clock';
import { APP_ROLE, connect } from '../../db/connect';
import { RulesBook } from '../../db/rules';
import { insertCity } from '../../db/seed';
import { loadPolicy } from '../../packs/load';
import { type TestDatabase, testDatabase } from '../servers/test-database';

// A transaction that asks for a second connection of its own pool waits for the others, and they for it: the whole process
// stands still as soon as as many come at once as the pool holds. Found by a round of faults, when everybody came back at once.
let database: TestDatabase;
let narrow: Knex;
const city = 'suzhou-anhui';
const by = { id: '1', role: 'agent' } as const;

beforeAll(async () => {
  database = await testDatabase();
  await insertCity(database.db, loadPolicy(city));
  narrow = connect({ url: database.ownerUrl, role: APP_ROLE, poolSize: 1 });
});
afterAll(async () => {
  await narrow.destroy();
  await database.drop();
});

const register = async (): Promise<string> => {
  const intake = createIntake({ db: narrow, rules: new RulesBook(narrow), clock: postgresClock });
  const [registered] = await intake({ city, by, action: { id: randomUUID(), body: '' } }, [
    {
      channel: 'phone',
      category: 'help',
      marks: {},
      elements: Object.fromEntries(
        ['time', 'place', 'person', 'cause', 'course', 'result'].map((e) => [e, { text: e }]),
      ),
      askForMissing: false,
      appellant: { kind: 'person' },
      following: [],
    },
  ]);
  if (!registered || 'refused' in registered) throw new Error('not registered');
  return registered.number;
};

test('registering needs one connection to the store and no more', async () => {
  await expect(register()).resolves.toMatch(/^\d{16}$/);
});

test('recording an action needs one connection to the store and no more, also when the rules were never read before', async () => {
  const number = await register();
  const record = createRecord({ db: narrow, rules: new RulesBook(narrow), clock: postgresClock });
  const action = { link: 'accept', id: randomUUID(), by, at: Date.now(), body: '', input: {} };
  await expect(record(number, 1, { action })).resolves.toMatchObject({ version: 2 });
});
