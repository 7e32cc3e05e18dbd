import { allCities } from '../../db/cities';
import { insertCity, seedCities } from '../../db/seed';
import { loadCalendar, loadPolicy } from '../../packs/load';
import { testDatabase } from '../servers/test-database';

/** the handlers that a new city of this pack has, by login, each with the unit */
async function handlersIn(pack: string): Promise<Record<string, string>> {
  const { db, drop } = await testDatabase();
  try {
    const seeded = await seedCities(db, [pack]);
    expect(seeded?.accounts.find((a) => a.role === 'handler')?.name).toBe('handler');
    const rows = await db<{ login: string; unit: string }>('account_roles as r')
      .join('accounts as a', 'a.id', 'r.account')
      .where('r.role', 'handler')
      .orderBy('a.login')
      .select('a.login', 'r.unit');
    return Object.fromEntries(rows.map((r) => [r.login, r.unit]));
  } finally {
    await drop();
  }
}

test('a new city has people in two units, and below the first where there is a third level', async () => {
  expect(await handlersIn('suzhou-anhui')).toEqual({ handler: 'u2-1', handler2: 'u2-2', handler3: 'u3-1-1' });
});

test('the duty room has handlers of its own where it may lead (R-DSP-12)', async () => {
  expect(await handlersIn('chongqing')).toEqual({ handler: 'u2-1', handler1: 'u1', handler2: 'u2-2' });
});

test('several packs at the first start are several cities, under the first where that is a province', async () => {
  const { db, drop } = await testDatabase();
  try {
    const seeded = await seedCities(db, ['hainan', 'bengbu']);
    const cities = await allCities(db);
    expect(cities.map(({ id, pack, parent }) => [id, pack, parent])).toEqual([
      ['hainan', 'hainan', null],
      ['bengbu', 'bengbu', 'hainan'],
    ]);
    const logins = seeded?.accounts.map((account) => account.name) ?? [];
    expect(logins).toEqual(expect.arrayContaining(['agent', 'bengbu-agent']));
    expect(new Set(logins).size).toBe(logins.length);
    expect(await seedCities(db, ['hangzhou'])).toBeNull();
  } finally {
    await drop();
  }
});

test('a city that is added later brings no calendar: one that came with an upgrade is published (R-SYS-09)', async () => {
  const { db, drop } = await testDatabase();
  try {
    const shipped = loadCalendar();
    const older = { ...shipped, version: shipped.version - 1 };
    await db('calendars').insert({ id: older.id, version: older.version, body: JSON.stringify(older) });
    await insertCity(db, loadPolicy('bengbu'));
    expect(await db('calendars').pluck('version')).toEqual([older.version]);
  } finally {
    await drop();
  }
});

test('a fourth level has people where the pack has one (DZ-7)', async () => {
  expect(await handlersIn('dezhou')).toMatchObject({ handler3: 'u3-1-1', handler4: 'u4-1-1-1' });
});
