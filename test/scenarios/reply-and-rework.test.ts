import { SUBMITTED } from '../house/feedback';
import { type City, DOCUMENT, UNIT } from './city';
import { wordsOf } from './page';
import { scenarios } from './scenario';

const scenario = scenarios();
const REVIEWER = { role: 'reviewer' } as const;
const WANTED = { requirements: '请补充处理依据，当面回复诉求人。' };

scenario('S-48', 'suzhou-anhui', 'Feedback without sign-off [SA-17]', async (city) => {
  await city.at('2026-03-02 10:00');
  const { responsiblePerson: _nobody, ...unnamed } = DOCUMENT;
  for (const [by, missing] of [
    [{ role: 'leaderInCharge', texts: unnamed }, ['responsiblePerson']],
    [{ role: 'handler', texts: DOCUMENT }, ['leaderSignOff']],
  ] as const) {
    const number = await city.signed({ category: 'complaint' });
    await city.silentFeedback(number, by);
    expect(await city.eventsOf(number, 'feedbackRejected')).toMatchObject([{ automatic: true, missing }]);
    expect((await city.page(number)).stage).toBe('rework');
  }

  const important = await city.signed({ category: 'complaint', marks: { important: true } });
  await city.silentFeedback(important, { role: 'leaderInCharge' });
  expect(await city.eventsOf(important, 'feedbackRejected')).toMatchObject([
    { automatic: true, missing: ['leaderSignOff'] },
  ]);
  await city.silentFeedback(important, { role: 'principalLeader' });
  expect((await city.page(important)).stage).toBe('feedbackSubmitted');
});

const reject = (city: City, number: string): Promise<number> =>
  city.act(number, 'rejectFeedback', { missing: [] }, { ...REVIEWER, texts: WANTED });

scenario('S-49', 'suzhou-anhui', 'Two rejections in a row [SA-17]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.signed({ category: 'complaint' });
  await city.feedback(number);
  const limit = { missing: [], dueOn: '2026-03-05' };
  await city.act(number, 'rejectFeedback', limit, { ...REVIEWER, texts: WANTED });
  expect((await city.owed(number, 'rework')).due).toBe('2026-03-05 24:00');
  expect((await city.state(number)).candidates ?? []).toEqual([]);
  await city.feedback(number);
  await reject(city, number);
  expect((await city.state(number)).candidates).toMatchObject([{ trigger: 'SZA-T3', unit: UNIT, order: 1 }]);
  expect((await city.state(number)).supervisions).toMatchObject([{ order: 1, unit: UNIT }]);

  const reopened = await city.signed({ category: 'complaint' });
  await city.feedback(reopened);
  await reject(city, reopened);
  await city.feedback(reopened);
  await city.act(reopened, 'approveFeedback');
  const unhappy = { method: 'telephone', reached: true, satisfaction: 'notSatisfied' };
  await city.act(reopened, 'recordVisit', unhappy, { role: 'visitor' });
  await city.act(reopened, 'decideVisit', { then: 'rework' }, { role: 'visitor', texts: { reasons: '问题未解决。' } });
  await city.feedback(reopened);
  await reject(city, reopened);
  expect(await city.eventsOf(reopened, 'feedbackRejected')).toHaveLength(2);
  expect((await city.state(reopened)).candidates ?? []).toEqual([]);
});

scenario('S-50', 'chongqing', 'Overdue, then careless reply [CQ-11, CQ-12]', async (city) => {
  await city.at('2026-04-28 10:00');
  const number = await city.signed({ category: 'help', marks: { replyRequested: true } });
  await city.at('2026-05-11 24:00');
  expect(await city.eventsOf(number, 'supervised')).toEqual([]);
  await city.past('2026-05-11 24:00');
  expect(await city.rang(number, 'handle')).toContainEqual(['writtenSupervision', '2026-05-11 24:00']);
  expect(await city.eventsOf(number, 'supervised')).toMatchObject([{ no: 1, mode: 'written', unit: UNIT, order: 1 }]);
  await city.at('2026-05-12 09:00');
  await city.act(number, 'setSupervisionLimit', { no: 1, dueOn: '2026-05-14' }, { role: 'dispatcher' });
  expect(await city.owed(number, 'supervisionReply')).toMatchObject({ unit: UNIT, due: '2026-05-14 24:00' });

  await city.at('2026-05-13 10:00');
  const answer = { role: 'handler', texts: { reply: '正在办理。' } } as const;
  await city.act(number, 'replyToSupervision', { no: 1 }, answer);
  await city.act(number, 'submitFeedback', SUBMITTED, {
    role: 'handler',
    texts: { directAnswer: '已办。', reply: '已办。' },
  });
  const again = { missing: [], dueOn: '2026-05-20' };
  await city.act(number, 'rejectFeedback', again, { ...REVIEWER, texts: WANTED });
  expect(wordsOf(await city.page(number), 'feedbackRejected')).toEqual(WANTED);
  expect(await city.owed(number, 'rework')).toMatchObject({ unit: UNIT, due: '2026-05-20 24:00' });
  expect((await city.page(number)).stage).toBe('rework');
});

scenario('S-51', 'suzhou-anhui', 'Two feedbacks [SA-9, SA-22]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.signed({ category: 'complaint' });
  await city.silentFeedback(number);
  expect(await city.refusal(number, 'approveFeedback')).toMatchObject({ code: 'replyMissing', rule: 'R-HDL-02' });
  expect((await city.page(number)).stage).toBe('feedbackSubmitted');
  await city.act(number, 'reply', { method: 'telephone' }, { role: 'handler', texts: { reply: '路灯已修好。' } });
  await city.act(number, 'approveFeedback');
  expect((await city.page(number)).stage).toBe('closed');

  for (const method of ['fax', 'letter', 'delivery']) {
    const paper = await city.register({ category: 'complaint' });
    await city.act(paper, 'dispatch', { unit: UNIT, mode: 'paperAssignment' }, { role: 'dispatcher' });
    await city.act(paper, 'sign', {}, { role: 'handler' });
    await city.silentFeedback(paper);
    const told = { role: 'handler', texts: { reply: '路灯已修好。' } } as const;
    expect(await city.refusal(paper, 'reply', { method: 'telephone' }, told)).toMatchObject({
      code: 'paperReplyNeeded',
      rule: 'R-REP-01',
    });
    await city.act(paper, 'reply', { method }, told);
    await city.act(paper, 'approveFeedback');
    expect(await city.eventsOf(paper, 'replied')).toMatchObject([{ method }]);
    expect((await city.page(paper)).stage).toBe('closed');
  }
});

scenario('S-51', 'chongqing', 'Two feedbacks [CQ-10]', async (city) => {
  await city.at('2026-03-02 10:00');
  for (const [role, method, side] of [
    ['agent', 'telephone', 'platform'],
    ['agent', 'letter', 'platform'],
    ['handler', 'telephone', 'handlingUnit'],
  ] as const) {
    const number = await city.signed({ category: 'help', marks: { replyRequested: true } });
    await city.silentFeedback(number, { role: 'handler' });
    expect((await city.refusal(number, 'approveFeedback')).code).toBe('replyMissing');
    await city.act(number, 'reply', { method }, { role, texts: { reply: '路灯已修好。' } });
    expect(await city.eventsOf(number, 'replied')).toMatchObject([{ side, method }]);
    await city.act(number, 'approveFeedback');
    expect((await city.page(number)).stage).toBe('closed');
  }
});
