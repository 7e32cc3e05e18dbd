import { SUBMITTED } from '../house/feedback';
import { DOCUMENT, SECOND, UNIT } from './city';
import { scenarios } from './scenario';

const scenario = scenarios();

scenario('S-30', 'suzhou-anhui', 'Help over Labour Day [SA-9, SA-13]', async (city) => {
  await city.at('2026-04-30 10:00');
  const number = await city.signed({ category: 'help' });
  expect((await city.owed(number, 'contact')).due).toBe('2026-05-06 24:00');
  expect((await city.owed(number, 'handle')).due).toBe('2026-05-11 24:00');

  await city.at('2026-05-07 09:00');
  await city.act(number, 'recordContact', { method: 'telephone', reached: true }, { role: 'handler' });
  await city.at('2026-05-11 15:00');
  await city.feedback(number);
  await city.act(number, 'approveFeedback');
  expect(await city.owed(number, 'contact')).toMatchObject({ status: 'met', late: true, settled: '2026-05-07 09:00' });
  expect(await city.owed(number, 'handle')).toMatchObject({ status: 'met', late: false });
});

scenario('S-31', 'an-city', 'Consultation, An city [AN-4]', async (city) => {
  await city.at('2026-09-24 10:00');
  const number = await city.signed({ category: 'consultation' });
  expect((await city.owed(number, 'contact')).due).toBe('2026-09-30 24:00');
  expect((await city.owed(number, 'handle')).due).toBe('2026-09-30 24:00');

  const { obligations } = await city.page(number, 'handler', UNIT);
  for (const kind of ['contact', 'handle']) {
    const sentence = obligations.find((o) => o.kind === kind)?.sentence;
    expect(sentence?.zh).toContain('对原文的理解 AMB-05');
    expect(sentence?.en).toContain('our reading of unclear words, AMB-05');
  }
});

scenario('S-32', 'suzhou-anhui', 'Not solvable now [SA-16]', async (city) => {
  await city.at('2026-03-02 10:00');
  const solved = await city.signed({ category: 'suggestion' });
  await city.feedback(solved);
  await city.act(solved, 'approveFeedback');

  const number = await city.signed({ category: 'suggestion' });
  const explained = { ...SUBMITTED, outcome: 'explained' };
  const refusal = await city.refusal(number, 'submitFeedback', { outcome: 'explained', satisfaction: 'notStated' });
  expect(refusal).toMatchObject({ code: 'explanationMissing', rule: 'R-HDL-06' });

  await city.act(number, 'recordContact', { method: 'telephone', reached: true }, { role: 'handler' });
  await city.act(number, 'submitFeedback', explained, {
    role: 'leaderInCharge',
    texts: { ...DOCUMENT, communication: '已电话说明原因并引导理解。', reply: '目前无法实施，已列入明年计划。' },
  });
  await city.act(number, 'approveFeedback');
  expect(await city.page(number)).toMatchObject({ stage: 'closed', outcome: 'explained' });

  const list = await (
    await city.as('auditor')
  ).get<{ appeals: { number: string; outcome: string }[] }>('/api/v1/appeals');
  const outcomes = new Map(list.body.appeals.map((appeal) => [appeal.number, appeal.outcome]));
  expect([outcomes.get(number), outcomes.get(solved)]).toEqual(['explained', 'solved']);
});

scenario('S-33', 'suzhou-anhui', 'Complaint over Spring Festival [SA-13]', async (city) => {
  await city.at('2026-02-09 10:00');
  const number = await city.dispatched({ category: 'complaint' });
  const owed = await city.owed(number, 'handle');
  expect(owed.due).toBe('2026-03-06 24:00');
  const rested = owed.why.skipped.map(({ date, through = date }) => [date, through]);
  for (const day of ['2026-02-14', '2026-02-28'])
    expect(rested.filter(([from = '', to = '']) => from <= day && day <= to)).toEqual([]);
  expect(owed.sentence).toContain('15 working days from dispatch');
});

scenario('S-34', 'suzhou-anhui', 'Suggestion over National Day [SA-13]', async (city, also) => {
  await city.at('2026-09-28 10:00');
  const number = await city.dispatched({ category: 'suggestion' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-10-10 24:00');

  const strict = await also.in('suzhou-anhui to the end of office hours');
  await strict.at('2026-09-28 10:00');
  const other = await strict.dispatched({ category: 'suggestion' });
  expect((await strict.owed(other, 'handle')).due).toBe('2026-10-10 17:30');
});

scenario('S-35', 'suzhou-anhui', 'Urgent or simple on a holiday [SA-14]', async (city) => {
  await city.at('2026-10-03 14:00');
  for (const mark of ['urgent', 'simple']) {
    const number = await city.dispatched({ category: 'complaint', marks: { [mark]: true } });
    expect((await city.owed(number, 'handle')).due).toBe('2026-10-03 24:00');
  }
});

scenario('S-36', 'an-city', 'Ordinary appeal, An city [AN-4]', async (city) => {
  await city.at('2026-09-29 10:00');
  const number = await city.dispatched({ category: 'help' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-10-12 24:00');
});

scenario('S-37', 'chongqing', 'Seven working days [CQ-8]', async (city) => {
  await city.at('2026-04-28 10:00');
  const requested = await city.dispatched({ category: 'help', marks: { replyRequested: true } });
  expect((await city.owed(requested, 'handle')).due).toBe('2026-05-11 24:00');

  const not = await city.dispatched({ category: 'help' });
  // on record without a number: no 7-day timer runs
  expect(await city.owed(not, 'handle')).toMatchObject({ due: null });
  await city.past('2026-05-11 24:00');
  expect(await city.rang(requested, 'handle')).toContainEqual(['redCard', '2026-05-11 24:00']);
  expect(await city.rang(not, 'handle')).toEqual([]);
});

scenario('S-38', 'suzhou-anhui', 'Receipt on a rest day [SA-13]', async (city) => {
  await city.at('2026-01-03 10:00');
  const number = await city.dispatched({ category: 'consultation' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-01-05 24:00');
});

scenario('S-39', 'suzhou-anhui', 'Opinion without a limit', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'opinion' });
  const order = { unit: UNIT, mode: 'transfer' };
  const refusal = await city.refusal(number, 'dispatch', order, { role: 'dispatcher' });
  expect(refusal).toMatchObject({ code: 'categoryWithoutLimit', rule: 'R-TIM-17' });
  expect(refusal.detail).toMatchObject({ offered: 'suggestion' });

  await city.act(number, 'dispatch', { ...order, category: 'suggestion' }, { role: 'dispatcher' });
  const owed = await city.owed(number, 'handle');
  expect(owed.due).toBe('2026-03-09 24:00');
  expect(owed.why.provenance).toBe('default');
  expect(owed.sentence).toContain("default, not the city's rule");
});

scenario('S-41', 'suzhou-anhui', 'Statute beats a longer policy [LW-1]', async (city) => {
  await city.at('2026-02-11 10:00');
  const ordinary = await city.dispatched({ category: 'complaint' });
  const number = await city.signed({ category: 'complaint', marks: { consumer: true } });
  const untold = await city.signed({ category: 'complaint', marks: { consumer: true } }, SECOND);
  expect((await city.owed(ordinary, 'handle')).due).toBe('2026-03-10 24:00');
  expect((await city.owed(number, 'statute')).due).toBe('2026-02-27 24:00');
  const owed = await city.owed(number, 'handle');
  expect(owed.due).toBe('2026-02-27 24:00');
  expect(owed.why.statute).toBe('LAW-CONSUMER-46');
  expect(owed.sentence).toContain('set by law, LAW-CONSUMER-46');

  await city.at('2026-02-26 10:00');
  await city.feedback(number);
  await city.silentFeedback(untold, { unit: SECOND });
  await city.act(number, 'approveFeedback');
  expect(await city.owed(number, 'statute')).toMatchObject({ status: 'met', late: false });

  await city.at('2026-02-28 10:00');
  expect(await city.owed(untold, 'statute')).toMatchObject({ status: 'open' });
  const told = { role: 'handler', unit: SECOND, texts: { reply: '处理结果如下。' } } as const;
  await city.act(untold, 'reply', { method: 'telephone' }, told);
  await city.act(untold, 'approveFeedback');
  expect(await city.owed(untold, 'statute')).toMatchObject({ status: 'met', late: true });
  expect(await city.owed(untold, 'handle')).toMatchObject({ status: 'met', late: false });
});

scenario('S-42', 'an-city', 'Policy stricter than statute [AN-6, LW-1]', async (city) => {
  await city.at('2026-02-11 10:00');
  const number = await city.signed({ category: 'complaint', marks: { consumer: true } });
  const owed = await city.owed(number, 'handle');
  expect(owed.due).toBe('2026-02-25 24:00');
  expect(owed.why).toMatchObject({ clause: 'timeLimits.default', rules: ['R-TIM-07'] });
  expect(owed.why.statute).toBeUndefined();

  const texts = { reason: '情况复杂，需检测。', explanation: '已向消费者说明。' };
  await city.act(number, 'requestExtension', { length: 5, told: true }, { role: 'handler', texts });
  await city.act(number, 'grantExtension', {}, { role: 'reviewer' });
  const extended = await city.owed(number, 'handle');
  expect(extended.due).toBe('2026-02-27 24:00');
  expect(extended.why.statute).toBe('LAW-CONSUMER-46');
});

scenario('V-29', 'suzhou-anhui', 'Complaint from the last working day before the holiday', async (city) => {
  await city.at('2026-02-14 10:00');
  const number = await city.dispatched({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-13 24:00');
});

scenario('V-30', 'suzhou-anhui', 'Consultation across Spring Festival', async (city) => {
  await city.at('2026-02-14 10:00');
  const number = await city.dispatched({ category: 'consultation' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-02-25 24:00');
});

scenario('V-32', 'suzhou-anhui', 'Consultation over Dragon Boat', async (city) => {
  await city.at('2026-06-18 10:00');
  const number = await city.dispatched({ category: 'consultation' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-06-23 24:00');
});

scenario('V-33', 'suzhou-anhui', 'Complaint over Mid-Autumn and National Day', async (city) => {
  await city.at('2026-09-24 10:00');
  const number = await city.dispatched({ category: 'complaint' });
  expect((await city.owed(number, 'handle')).due).toBe('2026-10-22 24:00');
});
