import { SECOND, UNIT } from './city';
import { inWords } from './moment';
import { scenarios } from './scenario';

const scenario = scenarios();
const HANDLER = { role: 'handler' } as const;
const LEADER = { role: 'leaderInCharge' } as const;
const REASONS = { reasons: '不属于本单位职责。' };
const BASIS = { basis: '三定方案第三条' };

scenario('S-24', 'an-city', 'Sign in two hours, natural [AN-3]', async (city) => {
  await city.at('2026-02-14 17:00');
  const signed = await city.dispatched({ category: 'complaint' });
  const idle = await city.dispatched({ category: 'complaint' }, SECOND);
  expect((await city.owed(signed, 'sign')).due).toBe('2026-02-14 19:00');

  await city.at('2026-02-14 19:00');
  await city.act(signed, 'sign', {}, HANDLER);
  expect(await city.owed(signed, 'sign')).toMatchObject({ status: 'met', late: false, settled: '2026-02-14 19:00' });

  await city.past('2026-02-14 24:00');
  expect(await city.rang(idle, 'sign')).toEqual([
    ['reminder', '2026-02-14 18:30'],
    ['redCard', '2026-02-14 19:00'],
  ]);
  expect(await city.told(idle, 'handler', SECOND)).toContainEqual(['reminder', '2026-02-14 18:30']);
  expect(await city.told(idle, 'supervisor')).toContainEqual(['redCard', '2026-02-14 19:00']);
  expect(await city.rang(signed, 'sign')).not.toContainEqual(['redCard', '2026-02-14 19:00']);
});

scenario('S-25', 'an-city in working hours', 'Sign in two hours, working hours [AN-3]', async (city) => {
  await city.at('2026-02-14 17:00');
  const number = await city.dispatched({ category: 'complaint' });
  const owed = await city.owed(number, 'sign');
  expect(owed.due).toBe('2026-02-24 10:00');
  await city.at('2026-02-24 10:00');
  expect(await city.rang(number, 'sign')).not.toContainEqual(['redCard', '2026-02-24 10:00']);
  await city.past('2026-02-24 10:00');
  expect(await city.rang(number, 'sign')).toContainEqual(['redCard', '2026-02-24 10:00']);
});

scenario('S-26', 'suzhou-anhui', 'No sign limit [SA-9]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.dispatched({ category: 'complaint' });
  expect((await city.owed(number, 'sign')).due).toBeNull();
  const handle = await city.owed(number, 'handle');
  expect([handle.why.from, inWords(handle.why.startAt)]).toEqual(['dispatched', '2026-03-02 10:00']);
  expect(handle.due).toBe('2026-03-23 24:00');

  await city.past('2026-03-20 12:00');
  expect(await city.rang(number, 'sign')).toEqual([]);
  expect(await city.rang(number)).toEqual([['yellowCard', '2026-03-19 24:00']]);
  expect(await city.rang(number, 'handle')).toEqual([['yellowCard', '2026-03-19 24:00']]);
});

scenario('S-27', 'suzhou-anhui', 'Return over a make-up Sunday [SA-18]', async (city) => {
  await city.at('2026-09-18 16:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'returnWindow')).due).toBe('2026-09-20 24:00');

  await city.at('2026-09-20 24:00');
  expect(await city.eventsOf(number, 'deemedAccepted')).toEqual([]);
  await city.past('2026-09-20 24:00');
  const [deemed] = await city.eventsOf(number, 'deemedAccepted');
  expect(inWords(deemed?.at ?? 0)).toBe('2026-09-20 24:00');
  expect((await city.page(number)).orders).toMatchObject([{ unit: { id: UNIT }, deemedAccepted: true }]);
});

scenario('S-28', 'suzhou-anhui', 'Return needs leader and basis [SA-18]', async (city) => {
  await city.at('2026-10-09 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'returnWindow')).due).toBe('2026-10-10 24:00');

  await city.at('2026-10-10 10:00');
  const withoutLeader = await city.refusal(number, 'returnOrder', {}, { ...HANDLER, texts: { ...REASONS, ...BASIS } });
  expect(withoutLeader).toMatchObject({ code: 'partMissing', detail: { missing: ['leaderConsent'] } });
  const withoutBasis = await city.refusal(number, 'returnOrder', {}, { ...LEADER, texts: REASONS });
  expect(withoutBasis).toMatchObject({ code: 'partMissing', detail: { missing: ['basis'] } });

  await city.at('2026-10-12 10:00');
  await city.act(number, 'returnOrder', {}, { ...LEADER, texts: { ...REASONS, ...BASIS } });
  expect(await city.eventsOf(number, 'returnRefused')).toMatchObject([{ order: 1, late: true }]);
  expect((await city.page(number)).orders).toMatchObject([{ unit: { id: UNIT }, status: 'signed' }]);
  expect((await city.state(number)).candidates).toMatchObject([{ trigger: 'SZA-T8', unit: UNIT, order: 1 }]);
});

scenario('S-29', 'an-city', 'Return over Qingming, then re-dispatch [AN-7]', async (city) => {
  await city.at('2026-04-03 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'returnWindow')).due).toBe('2026-04-07 24:00');

  await city.at('2026-04-07 14:00');
  await city.act(number, 'returnOrder', {}, { ...HANDLER, texts: { ...REASONS, ...BASIS } });
  expect((await city.page(number)).stage).toBe('returnRequested');
  expect(await city.owed(number, 'returnWindow')).toMatchObject({ status: 'met', late: false });

  await city.at('2026-04-07 15:00');
  await city.act(number, 'grantReturn', {}, { role: 'reviewer' });
  await city.act(number, 'dispatch', { unit: SECOND, mode: 'transfer' }, { role: 'dispatcher' });
  expect(await city.owed(number, 'sign')).toMatchObject({ unit: SECOND, due: '2026-04-07 17:00' });
  expect(await city.owed(number, 'handle')).toMatchObject({ unit: SECOND, due: '2026-04-14 24:00' });
  const { citizenClock } = await city.page(number);
  expect(inWords(Date.parse(citizenClock.since))).toBe('2026-04-03 10:00');
  expect(citizenClock.days).toBe(4);
});

scenario('V-34', 'suzhou-anhui', 'Return started on a make-up Saturday', async (city) => {
  await city.at('2026-05-09 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'returnWindow')).due).toBe('2026-05-11 24:00');
});
