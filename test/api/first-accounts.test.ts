import { seedCity } from '../../db/seed';
import { testDatabase } from '../servers/test-database';

/** the handlers that a new city of this pack has, by login, each with the unit */
async function handlersIn(pack: string): Promise<Record<string, string>> {
  const { db, drop } = await testDatabase();
  try {
    const { accounts } = await seedCity(db, { pack });
    expect(accounts.find((a) => a.role === 'handler')?.name).toBe('handler');
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
