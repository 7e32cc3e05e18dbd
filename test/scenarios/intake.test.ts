import { inWords } from './moment';
import { type Page, type Said, wordsOf } from './page';
import { scenarios } from './scenario';
import { UNIT } from './city';

const scenario = scenarios();

scenario('S-01', 'suzhou-anhui', 'Call in the night of a holiday [SA-1]', async (city) => {
  await city.at('2026-02-17 02:10');
  const number = await city.register({ category: 'consultation' });
  const { acceptedAt } = await city.page(number);
  expect(inWords(Date.parse(acceptedAt ?? ''))).toBe('2026-02-17 02:10');

  expect(await city.offered(number, 'agent')).not.toContain('handleDirectly');
  const call = { unit: UNIT, how: 'threeWayCall', settled: true };
  const refusal = await city.refusal(number, 'handleDirectly', call, { role: 'agent', texts: { answer: '已答复' } });
  expect(refusal).toMatchObject({ code: 'notWorkingTime', rule: 'R-DSP-21' });

  await city.act(number, 'dispatch', { unit: UNIT, mode: 'transfer' }, { role: 'dispatcher' });
  const [dispatched] = await city.eventsOf(number, 'dispatched');
  expect(dispatched).toMatchObject({ mode: 'transfer', unit: UNIT });
  expect(inWords(dispatched?.at ?? 0)).toBe('2026-02-17 02:10');
  expect((await city.owed(number, 'handle')).due).toBe('2026-02-25 24:00');
});

scenario('S-08', 'an-city', 'Incomplete elements [AN-2]', async (city) => {
  await city.at('2026-03-02 10:00');
  for (const told of [true, false]) {
    const appellant = told ? { kind: 'person', name: '甲某', contact: '000' } : { kind: 'person' };
    const number = await city.register({ category: 'complaint', title: '有人扰民', appellant, following: undefined });
    const explanation = '未说明地点，无法回拨核实。';
    const agent = await city.as('agent');
    const { status } = await agent.post(`/api/v1/appeals/${number}/notAccept`, { reason: 'AN-N8', told, explanation });
    expect(status).toBe(200);

    const [declined] = await city.eventsOf(number, 'notAccepted');
    expect(declined).toMatchObject({
      reason: 'AN-N8',
      told,
      by: { role: 'agent', id: expect.stringMatching(/^\d+$/) },
    });
    expect(inWords(declined?.at ?? 0)).toBe('2026-03-02 10:00');
    const page = await city.page(number);
    expect(page.outcome).toBe('notAccepted');
    expect(wordsOf(page, 'notAccepted')).toEqual({ explanation });
  }
});

scenario('S-09', 'an-city', 'Same matter again [AN-2]', async (city) => {
  await city.at('2026-03-02 10:00');
  const old = await city.signed({ category: 'complaint' });
  await city.at('2026-03-09 10:00');
  await city.feedback(old);
  await city.act(old, 'approveFeedback');
  expect((await city.page(old)).stage).toBe('closed');

  await city.at('2026-03-16 10:00');
  const decline = { reason: 'AN-N6', told: true };
  const texts = { explanation: '已办结，无新情况。' };
  const unseen = await city.register({ category: 'complaint', following: undefined });
  expect(await city.refusal(unseen, 'notAccept', decline, { role: 'agent', texts })).toMatchObject({
    code: 'oldCaseNotSeen',
    rule: 'R-NAC-21',
  });
  const again = await city.register({ category: 'complaint', repeatOf: old, following: undefined });
  await city.act(again, 'notAccept', decline, { role: 'agent', texts });
  expect(await city.eventsOf(again, 'notAccepted')).toMatchObject([{ reason: 'AN-N6' }]);

  const anew = await city.register({ category: 'complaint', repeatOf: old, newFacts: true, following: undefined });
  expect(await city.refusal(anew, 'notAccept', decline, { role: 'agent', texts })).toMatchObject({
    code: 'newFactsGiven',
    rule: 'R-NAC-21',
  });
  await city.act(anew, 'accept', {}, { role: 'agent' });
  expect(await city.state(anew)).toMatchObject({ phase: 'accepted', repeatOf: old });
});

scenario('S-10', 'suzhou-anhui', 'Petition matter in two cities [SA-5]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'complaint', title: '信访事项', following: undefined });
  const decline = (reason: string) => ({ reason, told: true });
  await city.act(number, 'notAccept', decline('SZA-N4'), { role: 'agent' });
  expect(await city.eventsOf(number, 'notAccepted')).toMatchObject([{ reason: 'SZA-N4', told: true }]);

  const other = await city.register({ category: 'complaint', following: undefined });
  expect(await city.refusal(other, 'notAccept', decline('SZA-N7'), { role: 'agent' })).toMatchObject({
    code: 'reasonTextMissing',
    rule: 'R-NAC-18',
  });
  expect(await city.eventsOf(other, 'notAccepted')).toEqual([]);
});

scenario('S-10', 'an-city', 'Petition matter in two cities', async (city) => {
  await city.at('2026-03-02 10:00');
  const agent = await city.as('agent');
  const { body } = await agent.get<{ nonAcceptanceReasons: { code: string; text: string }[] }>('/api/v1/policy');
  expect(body.nonAcceptanceReasons).not.toHaveLength(0);
  expect(body.nonAcceptanceReasons.filter(({ text }) => /信访|petition/i.test(text))).toEqual([]);

  const number = await city.register({ category: 'complaint', title: '信访事项', following: undefined });
  const refusal = await city.refusal(number, 'notAccept', { reason: 'SZA-N4', told: true }, { role: 'agent' });
  expect(refusal).toMatchObject({ code: 'reasonUnknown', rule: 'R-NAC-18' });
  await city.act(number, 'accept', {}, { role: 'agent' });
  expect((await city.page(number)).stage).toBe('accepted');
});

scenario('S-11', 'an-city', 'Consumer complaint under mediation [AN-1, AN-2]', async (city) => {
  await city.at('2026-03-02 10:00');
  const consumer = { category: 'complaint', marks: { consumer: true }, following: undefined };
  const mediated = await city.register(consumer);
  const texts = { explanation: '消费者协会正在调解。' };
  await city.act(mediated, 'notAccept', { reason: 'AN-N9', told: true }, { role: 'agent', texts });
  expect(await city.page(mediated)).toMatchObject({ stage: 'closed', outcome: 'notAccepted' });

  const number = await city.register(consumer);
  await city.act(number, 'accept', {}, { role: 'agent' });
  expect(await city.page(number)).toMatchObject({ stage: 'accepted', category: 'complaint' });
  const limit = await city.owed(number, 'statute');
  expect(limit.why).toMatchObject({ statute: 'LAW-CONSUMER-46', limit: '7 workingDays' });
  expect(limit.due).toBe('2026-03-11 24:00');
});

const SIX = {
  time: '三月一日晚',
  place: '人民路',
  person: '过路人',
  cause: '路灯',
  course: '三天不亮',
  result: '请修复',
};

const given = (elements: Record<string, string>) =>
  Object.fromEntries(Object.entries(elements).map(([name, text]) => [name, { text }]));

scenario('S-12', 'suzhou-anhui', 'Required record fields [SA-6]', async (city) => {
  await city.at('2026-03-02 09:00');
  const { course: _course, ...without } = SIX;
  const form = { category: 'complaint', title: '路灯不亮', following: { accept: {} } };
  const { status, body } = await city.tryToRegister({ ...form, elements: given(without) });
  expect([status, body.code, body.data]).toEqual([422, 'elementMissing', { missing: ['course'] }]);

  const number = await city.register({ ...form, elements: given({ ...SIX, callTime: '三月二日上午' }) });
  expect(wordsOf(await city.page(number), 'registered')).toMatchObject({ time: SIX.time, callTime: '三月二日上午' });
});

scenario('S-12', 'chongqing', 'Required record fields [CQ-2]', async (city) => {
  await city.at('2026-03-02 09:00');
  const duty = { callerName: '甲某', contactNumber: '000', callTime: '三月二日上午', content: '路灯不亮' };
  const form = { category: 'help', title: '路灯不亮', following: { accept: {} } };
  const { status, body } = await city.tryToRegister({ ...form, elements: given(duty) });
  expect([status, body.code, body.data]).toEqual([422, 'elementMissing', { missing: ['callerUnit'] }]);
  const { body: policy } = await (await city.as('agent')).get<{ elements: string[] }>('/api/v1/policy');
  expect(policy.elements).toEqual(['callerName', 'callerUnit', 'contactNumber', 'callTime', 'content']);

  const elements = given({ ...duty, callerUnit: '某厂', time: '三月一日晚' });
  const number = await city.register({ ...form, elements });
  expect(wordsOf(await city.page(number), 'registered')).toMatchObject({ time: '三月一日晚', callTime: duty.callTime });
});

scenario('S-13', 'an-city', 'Report with protected identity [AN-1, AN-11, LW-2]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.dispatched({
    category: 'report',
    title: '某企业垄断',
    marks: { unfairCompetition: true, realName: true },
    appellant: { kind: 'person', name: '举报人丙', contact: '13900000000' },
  });
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-09 24:00');

  const handler = await city.as('handler', UNIT);
  const seen = await handler.get<Page>(`/api/v1/appeals/${number}`);
  expect(seen.status).toBe(200);
  expect(JSON.stringify(seen.body)).not.toMatch(/举报人丙|13900000000/);
  const identity = `/api/v1/appeals/${number}/identity`;
  const hidden = await handler.post<Said>(identity, { reason: '联系举报人' });
  expect([hidden.status, hidden.body.code, hidden.body.rule]).toEqual([403, 'identityHidden', 'R-IDC-11']);

  const agent = await city.as('agent');
  expect((await agent.post(identity, {})).status).toBe(422);
  expect(await city.identityReads(number)).toEqual([]);
  const read = await agent.post<{ name: string }>(identity, { reason: '告知处理结果' });
  expect(read.body.name).toBe('举报人丙');
  expect(await city.identityReads(number)).toMatchObject([
    { role: 'agent', reason: '告知处理结果', account: expect.anything(), at: expect.anything() },
  ]);

  await city.act(number, 'sign', {}, { role: 'handler' });
  await city.act(number, 'submitFeedback', { outcome: 'solved', satisfaction: 'notStated' }, { role: 'handler' });
  const unreached = { method: 'telephone', reached: false };
  for (let i = 0; i < 3; i++) await city.act(number, 'recordContact', unreached, { role: 'agent' });
  expect(await city.refusal(number, 'approveFeedback')).toMatchObject({ code: 'replyMissing', rule: 'R-LAW-04' });
  await city.act(number, 'reply', { method: 'telephone' }, { role: 'agent', texts: { reply: '已依法查处。' } });
  await city.act(number, 'approveFeedback');
  expect((await city.page(number)).stage).toBe('closed');
});
