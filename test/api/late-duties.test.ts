import { lateDuties } from '../../db/late-duties';
import { type TestDatabase, testDatabase } from '../servers/test-database';

const CITY = 'rehearsal';
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());

test('what was done late and what is late still stand in one list, page by page, the longest due first', async () => {
  const owed = (number: string, days: number, more: object) => ({
    number,
    id: 'handle-1',
    city: CITY,
    kind: 'handle',
    role: 'handler',
    unit: 'u2-1',
    order_no: 1,
    due_at: new Date(NOW - days * DAY),
    provisional: false,
    opened_v: 1,
    why: '{}',
    ...more,
  });
  const settled = { status: 'met', settled_at: new Date(NOW) };
  await database
    .db('obligations')
    .insert([
      owed('1', 9, { ...settled, late: true }),
      owed('2', 8, { status: 'open' }),
      owed('3', 7, { status: 'held' }),
      owed('4', 7, { ...settled, late: true }),
      owed('5', 6, { ...settled, late: false }),
      owed('6', -1, { status: 'open' }),
      owed('7', 5, { ...settled, late: true, kind: 'dispatch' }),
      owed('8', 4, { status: 'open', city: 'another' }),
    ]);
  const page = (more: object, after?: { dueAt: number; number: string; id: string }) =>
    lateDuties(database.db, CITY, { kind: 'handle', now: NOW, ...more }, { after, limit: 3 });
  const first = await page({});
  expect(first.map(({ number }) => number)).toEqual(['1', '2', '3']);
  const last = first.at(-1);
  expect((await page({}, last)).map(({ number }) => number)).toEqual(['4']);
  expect((await page({ from: NOW - 8 * DAY, to: NOW - 8 * DAY })).map(({ number }) => number)).toEqual(['2']);
});
