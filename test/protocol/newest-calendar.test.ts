import { newestNational, publishLocal, publishNational } from '../../db/calendars';
import type { Explanation } from '../../domain/limit/explanation';
import { House } from '../house/house';

const HOUR = 3_600_000;

/** why what is owed was due when it was, by kind */
async function whyOf({ db }: House, number: string): Promise<Record<string, Explanation>> {
  const rows = await db('obligations').where({ number }).select<{ kind: string; why: Explanation }[]>('kind', 'why');
  return Object.fromEntries(rows.map(({ kind, why }) => [kind, why]));
}

describe('a case is computed by the newest calendars', () => {
  test('whatever it was registered under (R-SYS-09), while it keeps the policy of its acceptance (R-SYS-01)', async () => {
    const house = await House.open();
    await house.startWorker();
    try {
      const number = await house.register();
      const city = (await house.state(number)).city;
      const now = Date.now();
      const stop = {
        name: '台风甲应急停摆',
        reason: '全市停工',
        decree: '防指〔2026〕1号',
        clocks: ['handle' as const],
        units: null,
        from: new Date(now - HOUR).toISOString(),
        to: new Date(now + 240 * HOUR).toISOString(),
      };
      await house.db.transaction(async (trx) => {
        const national = await newestNational(trx);
        const next = { ...national, version: national.version + 1 };
        await publishNational(trx, next, { by: '1', year: 2026, reason: '测试' });
        await publishLocal(trx, { city, version: 1, suspensions: [stop] }, { by: '1', reason: '台风' });
      });
      await house.act(number, 'dispatch', { unit: 'u2-1', mode: 'transfer' });
      const why = await whyOf(house, number);
      expect(why['handle']).toMatchObject({ policyVersion: 1, calendarVersion: 2, localCalendarVersion: 1 });
      expect(why['handle']?.skipped.map(({ name }) => name)).toContain(stop.name);
      expect(why['sign']?.skipped.map(({ name }) => name) ?? []).not.toContain(stop.name);
      expect((await house.state(number)).calendarVersion).toBe(1);
    } finally {
      await house.close();
    }
  });
});
