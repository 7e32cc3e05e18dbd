import { orderRollout, rolloutsDue, stepRollout } from '../../db/rollouts';
import { insertCity } from '../../db/seed';
import { loadPolicy } from '../../packs/load';
import { type TestDatabase, testDatabase } from '../servers/test-database';

const CITY = 'suzhou-anhui';
const DAY_MS = 86_400_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await insertCity(database.db, loadPolicy(CITY));
});
afterAll(() => database.drop());

const policyAt = (startAt: number) =>
  orderRollout(database.db, {
    kind: 'policy',
    policyVersion: 1,
    rebase: 'fromStart',
    categories: null,
    units: null,
    city: CITY,
    by: '1',
    reason: '测试',
    startAt,
  });

test('a rollout that is paused and resumed before its time waits for it as before, and can be withdrawn still', async () => {
  const { db } = database;
  const { id } = await policyAt(Date.now() + DAY_MS);
  await stepRollout(db, id, 'paused', '1');
  expect(await stepRollout(db, id, 'running', '1')).toMatchObject({ status: 'ordered', startedAt: null });
  expect(await rolloutsDue(db)).toEqual([]);
  expect(await stepRollout(db, id, 'withdrawn', '1')).toMatchObject({ status: 'withdrawn' });
});

test('a rollout that is paused and resumed when its time has come is under way', async () => {
  const { db } = database;
  const { id } = await policyAt(0);
  await stepRollout(db, id, 'paused', '1');
  expect(await rolloutsDue(db)).toEqual([]);
  expect(await stepRollout(db, id, 'running', '1')).toMatchObject({ status: 'running' });
  expect(await rolloutsDue(db)).toEqual([id]);
});
