import { DOCUMENT, UNIT } from './city';
import { wordsOf } from './page';
import { scenarios } from './scenario';
import { SUBMITTED } from '../house/feedback';

const scenario = scenarios();
const DISPATCHER = { role: 'dispatcher' } as const;
const ASKED = { category: 'help', marks: { replyRequested: true } };

scenario('CQ-3', 'chongqing', 'Answered, referred, or handled by telephone and tracked [CQ-3]', async (city) => {
  await city.at('2026-03-02 10:00');
  const ways = ['answerDirectly', 'referCaller', 'handleDirectly'];
  const [answered, referred, telephoned] = [
    await city.register(ASKED),
    await city.register(ASKED),
    await city.register(ASKED),
  ];
  expect(await city.offered(answered, 'agent')).toEqual(expect.arrayContaining(ways));
  await city.act(answered, 'answerDirectly', {}, { role: 'agent', texts: { answer: '请带身份证到窗口办理。' } });
  await city.act(referred, 'referCaller', {}, { role: 'agent', texts: { where: '请向区县民政部门反映。' } });
  expect((await city.page(answered)).outcome).toBe('directlyAnswered');
  expect((await city.page(referred)).outcome).toBe('referred');

  await city.act(telephoned, 'handleDirectly', { unit: UNIT, how: 'telephone', settled: false }, { role: 'agent' });
  await city.act(telephoned, 'dispatch', { unit: UNIT, mode: 'telephone', callerTold: 'telephone' }, DISPATCHER);
  const notice = '电话交办，请每日反馈进展。';
  await city.act(telephoned, 'supervise', { mode: 'tracking' }, { ...DISPATCHER, texts: { notice } });
  const page = await city.page(telephoned, 'agent');
  expect(page.beside.supervisions).toMatchObject([{ mode: 'tracking', unit: UNIT }]);
  expect(wordsOf(page, 'supervised')).toEqual({ notice });
});

scenario('CQ-4', 'chongqing', 'Transfer by telephone or in writing, and the caller is told [CQ-4]', async (city) => {
  await city.at('2026-03-02 10:00');
  for (const mode of ['telephone', 'paperAssignment']) {
    const number = await city.register(ASKED);
    await city.act(number, 'dispatch', { unit: UNIT, mode }, DISPATCHER);
    expect((await city.page(number)).orders).toMatchObject([{ unit: { id: UNIT }, mode }]);
    expect((await city.owed(number, 'handle')).due).toBe('2026-03-11 24:00');
    expect(await city.owed(number, 'tell')).toMatchObject({ status: 'open', role: 'agent' });
    await city.act(number, 'tellCaller', { method: 'telephone', reached: true }, { role: 'agent' });
    expect(await city.owed(number, 'tell')).toMatchObject({ status: 'met' });
    expect(await city.offered(number, 'agent')).not.toContain('tellCaller');
  }
});

scenario(
  'CQ-5',
  'chongqing',
  'A hot issue is submitted, instructed and transferred in one case [CQ-5]',
  async (city) => {
    await city.at('2026-03-02 10:00');
    const number = await city.register(ASKED);
    const proposedOpinion = '多人反映，建议由城管局牵头。';
    await city.act(number, 'submitForInstruction', {}, { ...DISPATCHER, texts: { proposedOpinion } });
    expect((await city.page(number)).stage).toBe('submitted');
    const instruction = '同意，请抓紧办理。';
    await city.act(number, 'instruct', { lead: UNIT }, { role: 'municipalLeader', texts: { instruction } });
    await city.act(number, 'dispatch', { mode: 'transfer', callerTold: 'telephone' }, DISPATCHER);
    expect(await city.owed(number, 'handle')).toMatchObject({ unit: UNIT, status: 'open' });
    const page = await city.page(number);
    expect(wordsOf(page, 'submittedForInstruction')).toEqual({ proposedOpinion });
    expect(wordsOf(page, 'instructed')).toEqual({ instruction });
  },
);

scenario('CQ-18', 'chongqing', 'A letter and a message of the mailbox close the same loop [CQ-18]', async (city) => {
  await city.at('2026-03-02 10:00');
  for (const channel of ['letter', 'mayorMailbox']) {
    const number = await city.signed({ ...ASKED, channel, message: '来信反映路灯三天不亮。' });
    const { replyMethod: _unsaid, ...document } = SUBMITTED;
    await city.act(number, 'submitFeedback', document, { role: 'handler', texts: DOCUMENT });
    expect((await city.refusal(number, 'approveFeedback')).code).toBe('replyMissing');
    await city.act(number, 'reply', { method: 'letter' }, { role: 'agent', texts: { reply: '路灯已修好。' } });
    await city.act(number, 'approveFeedback');
    const visit = { method: 'telephone', reached: true, satisfaction: 'satisfied' };
    await city.act(number, 'recordVisit', visit, { role: 'visitor' });
    expect(await city.page(number)).toMatchObject({ channel, stage: 'archived', outcome: 'solved' });
  }
});
