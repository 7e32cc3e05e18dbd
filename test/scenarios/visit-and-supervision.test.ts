import { type City, UNIT } from './city';
import { wordsOf } from './page';
import { scenarios } from './scenario';

const scenario = scenarios();
const VISITOR = { role: 'visitor' } as const;
const FALSE = { feedbackTrue: false };
const FOUND = { ...VISITOR, texts: { finding: '现场核实，路灯仍不亮。' } };

/** a complaint whose unit states a satisfied appellant, closed in this moment */
async function closed(city: City): Promise<string> {
  const number = await city.signed({ category: 'complaint' });
  await city.feedback(number);
  await city.act(number, 'approveFeedback');
  return number;
}

scenario('S-52', 'suzhou-anhui', 'Return visit and false feedback', async (city) => {
  await city.at('2026-03-02 10:00');
  const alone = await closed(city);
  const surveyed: string[] = [];
  for (const [then, stage, supervised] of [
    ['close', 'archived', 0],
    ['rework', 'rework', 0],
    ['supervise', 'rework', 1],
  ] as const) {
    const number = await closed(city);
    await city.act(number, 'recordVisit', { method: 'sms', reached: true, satisfaction: 'notSatisfied' }, VISITOR);
    expect(await city.eventsOf(number, 'visited')).toMatchObject([
      { method: 'sms', satisfaction: 'notSatisfied', gap: true },
    ]);
    expect(await city.offered(number, 'visitor')).toContain('decideVisit');
    expect((await city.page(number)).stage).toBe('closed');
    await city.act(number, 'decideVisit', { then }, { ...VISITOR, texts: { reasons: '与反馈不符。' } });
    expect((await city.page(number)).stage).toBe(stage);
    expect((await city.state(number)).supervisions ?? []).toHaveLength(supervised);
    surveyed.push(number);
  }

  await city.act(alone, 'recordSpotCheck', FALSE, FOUND);
  expect(await city.eventsOf(alone, 'spotChecked')).toMatchObject([{ feedbackTrue: false }]);
  expect((await city.state(alone)).candidates ?? []).toEqual([]);

  await city.at('2026-03-04 10:00');
  const again = await city.register({ category: 'complaint', repeatOf: surveyed[0] });
  await city.act(again, 'recordSpotCheck', { ...FALSE, unit: UNIT }, FOUND);
  expect((await city.state(again)).candidates).toMatchObject([{ trigger: 'SZA-T4', unit: UNIT }]);
});

scenario('S-53', 'suzhou-anhui', 'Cards', async (city) => {
  await city.at('2026-02-09 10:00');
  const number = await city.signed({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-06 24:00');
  const shown = async () =>
    (await city.page(number, 'handler', UNIT)).beside.cards.map(({ card, lifted }) => [card, lifted]);

  await city.at('2026-03-05 00:00');
  expect(await shown()).toEqual([]);
  await city.past('2026-03-05 00:00');
  expect(await shown()).toEqual([['yellowCard', false]]);
  await city.at('2026-03-06 24:00');
  expect(await shown()).toEqual([['yellowCard', false]]);
  await city.past('2026-03-07 00:00');
  expect(await shown()).toEqual([
    ['yellowCard', false],
    ['redCard', false],
  ]);

  const red = (await city.eventsOf(number, 'rang')).find((e) => e.does === 'redCard');
  const reason = '系统故障所致，予以解除。';
  await city.act(number, 'liftCard', { card: red?.v }, { role: 'supervisor', texts: { reason } });
  expect(await shown()).toEqual([
    ['yellowCard', false],
    ['redCard', true],
  ]);
  expect(await city.rang(number, 'handle')).toContainEqual(['redCard', '2026-03-06 24:00']);
  expect(wordsOf(await city.page(number), 'cardLifted')).toEqual({ reason });
});
