import { type City, UNIT } from './city';
import { scenarios } from './scenario';

const scenario = scenarios();
const TEXTS = { reason: '需多部门联合勘查。', explanation: '已电话向诉求人说明。' };
const HANDLER = { role: 'handler', texts: TEXTS } as const;
const LEADER = { role: 'responsibleLeader', texts: TEXTS } as const;
const PLATFORM = { role: 'reviewer' } as const;
const byDays = (length: number) => ({ length, told: true });
const byDay = (until: string) => ({ until, told: true });

/** the complaint of S-33, signed on its first day */
async function complaint(city: City): Promise<string> {
  await city.at('2026-02-09 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-06 24:00');
  return number;
}

/** the matter of S-37, signed on its first day */
async function matter(city: City): Promise<string> {
  await city.at('2026-04-28 10:00');
  const number = await city.signed({ category: 'help', marks: { replyRequested: true } });
  expect((await city.owed(number, 'handle')).due).toBe('2026-05-11 24:00');
  return number;
}

scenario('S-43', 'suzhou-anhui', 'Extension filed in time [SA-15]', async (city) => {
  const number = await complaint(city);
  await city.at('2026-03-05 10:00');
  const unagreed = await city.refusal(number, 'fileExtension', byDays(15), HANDLER);
  expect(unagreed).toMatchObject({ code: 'partMissing', detail: { missing: ['leaderConsent'] } });
  await city.act(number, 'consent', { to: 'extension' }, { role: 'responsibleLeader' });
  const { explanation: _untold, ...reason } = TEXTS;
  const bare = await city.refusal(number, 'fileExtension', byDays(15), { role: 'handler', texts: reason });
  expect(bare.code).toBe('partMissing');
  await city.act(number, 'fileExtension', byDays(15), HANDLER);
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-27 24:00');

  expect(await city.eventsOf(number, 'extended')).toMatchObject([
    { way: 'filing', by: { role: 'handler', unit: UNIT } },
  ]);
  expect(await city.eventsOf(number, 'extensionRequested')).toEqual([]);
  expect(await city.owedOf(number, 'decideExtension')).toEqual([]);
  expect(await city.offered(number, 'reviewer')).not.toContain('grantExtension');

  await city.past('2026-03-30 24:00');
  expect(await city.rang(number, 'handle')).toEqual([
    ['yellowCard', '2026-03-04 24:00'],
    ['yellowCard', '2026-03-25 24:00'],
    ['redCard', '2026-03-27 24:00'],
    ['writtenSupervision', '2026-03-30 24:00'],
  ]);
});

scenario('S-44', 'suzhou-anhui', 'Extension filed too late [SA-15]', async (city) => {
  const number = await complaint(city);
  await city.at('2026-03-06 10:00');
  expect(await city.refusal(number, 'fileExtension', byDays(15), LEADER)).toMatchObject({
    code: 'extensionTooLate',
    rule: 'R-EXT-03',
  });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-06 24:00');

  await city.at('2026-03-06 24:00');
  expect((await city.state(number)).candidates ?? []).toEqual([]);
  await city.past('2026-03-07 00:01');
  const { obligations } = await city.page(number);
  expect(obligations.find((o) => o.kind === 'handle')).toMatchObject({ overdue: true });
  expect((await city.state(number)).candidates).toMatchObject([{ trigger: 'SZA-T2', unit: UNIT, order: 1 }]);
});

scenario('S-45', 'suzhou-anhui', 'Extension too long [SA-15]', async (city) => {
  const number = await complaint(city);
  await city.at('2026-03-05 10:00');
  const tooLong = { code: 'extensionTooLong', rule: 'R-EXT-06' };
  expect(await city.refusal(number, 'fileExtension', byDays(16), LEADER)).toMatchObject(tooLong);
  await city.act(number, 'fileExtension', byDays(8), LEADER);
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-18 24:00');
  await city.at('2026-03-17 10:00');
  await city.act(number, 'fileExtension', byDays(7), LEADER);
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-27 24:00');
  await city.at('2026-03-26 10:00');
  expect(await city.refusal(number, 'fileExtension', byDays(1), LEADER)).toMatchObject(tooLong);
});

scenario('S-46', 'an-city', 'Third extension [AN-5]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-09 24:00');
  for (const [asked, due] of [
    ['2026-03-09 10:00', '2026-03-16 24:00'],
    ['2026-03-16 10:00', '2026-03-23 24:00'],
  ] as const) {
    await city.at(asked);
    await city.act(number, 'requestExtension', byDays(5), HANDLER);
    await city.act(number, 'grantExtension', {}, PLATFORM);
    expect((await city.owed(number, 'handle')).due).toBe(due);
  }

  await city.at('2026-03-23 10:00');
  expect(await city.refusal(number, 'requestExtension', byDays(5), HANDLER)).toMatchObject({
    code: 'extensionTooMany',
    rule: 'R-EXT-09',
  });
  const longCase = { ...byDays(5), longCase: true };
  expect(await city.refusal(number, 'requestExtension', longCase, { role: 'handler' })).toMatchObject({
    code: 'partMissing',
    rule: 'R-EXT-10',
  });
  await city.act(number, 'requestExtension', longCase, HANDLER);
  expect((await city.eventsOf(number, 'extensionRequested')).at(-1)).toMatchObject({ longCase: true });
});

scenario('S-47', 'chongqing', 'Thirty-day ceiling [CQ-9]', async (city) => {
  const number = await matter(city);
  await city.at('2026-05-08 10:00');
  await city.act(number, 'requestExtension', byDay('2026-06-11'), HANDLER);
  expect(await city.eventsOf(number, 'extended')).toEqual([]);
  expect((await city.owed(number, 'handle')).due).toBe('2026-05-11 24:00');
  await city.act(number, 'grantExtension', {}, PLATFORM);
  expect(await city.owedOf(number, 'handle')).toMatchObject([{ due: '2026-05-11 24:00' }, { due: '2026-06-11 24:00' }]);

  await city.at('2026-06-01 10:00');
  expect(await city.refusal(number, 'requestExtension', byDay('2026-06-12'), HANDLER)).toMatchObject({
    code: 'extensionTooLong',
    rule: 'R-EXT-12',
  });
});

scenario('V-31', 'suzhou-anhui', 'Last filing day for a due date after the holiday', async (city) => {
  await city.at('2026-01-27 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-02-24 24:00');
  await city.at('2026-02-14 23:59');
  await city.act(number, 'fileExtension', byDays(1), LEADER);
  expect((await city.owed(number, 'handle')).due).toBe('2026-02-25 24:00');
});
