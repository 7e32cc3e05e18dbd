import { type City, SECOND, THIRD, UNIT } from './city';
import { inWords } from './moment';
import { wordsOf } from './page';
import { scenarios } from './scenario';

const scenario = scenarios();
const DISPATCHER = { role: 'dispatcher' } as const;
const OFFICE = { role: 'hotlineOffice' } as const;
const TRANSFER = { mode: 'transfer' } as const;

scenario('S-16', 'suzhou-anhui', 'Three-way call on a make-up Saturday [SA-7]', async (city) => {
  await city.at('2026-02-28 10:00');
  const called = await city.register({ category: 'consultation' });
  const offer = (await city.page(called, 'agent')).mayDo.find(({ link }) => link === 'handleDirectly');
  expect(offer?.form.properties['how']?.enum).toContain('threeWayCall');
  const call = { unit: UNIT, how: 'threeWayCall', settled: true };
  const answered = { role: 'agent', texts: { answer: '请带身份证到窗口办理。' } } as const;
  await city.act(called, 'handleDirectly', call, answered);
  expect((await city.page(called)).outcome).toBe('directlyHandled');

  await city.at('2026-03-07 10:00');
  const number = await city.register({ category: 'consultation' });
  expect(await city.offered(number, 'agent')).not.toContain('handleDirectly');
  expect(await city.refusal(number, 'handleDirectly', call, answered)).toMatchObject({ code: 'notWorkingTime' });
  await city.act(number, 'dispatch', { ...TRANSFER, unit: UNIT }, DISPATCHER);
  expect((await city.owed(number, 'handle')).due).toBe('2026-03-10 24:00');
});

scenario('S-17', 'suzhou-anhui', 'Lead and co-handling units [SA-8]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'complaint' });
  const order = { ...TRANSFER, unit: UNIT, coUnits: [{ unit: SECOND, dueOn: '2026-03-12' }, { unit: THIRD }] };
  expect(await city.refusal(number, 'dispatch', order, DISPATCHER)).toMatchObject({
    code: 'leadNamedByOther',
    rule: 'R-DSP-04',
  });
  await city.act(number, 'dispatch', order, OFFICE);
  expect(await city.owedOf(number, 'handle')).toMatchObject([{ order: 1, unit: UNIT, due: '2026-03-23 24:00' }]);
  expect((await city.owed(number, 'part', 2)).due).toBe('2026-03-12 24:00');
  expect((await city.owed(number, 'part', 3)).due).toBe('2026-03-23 24:00');

  await city.at('2026-03-10 10:00');
  const second = { role: 'handler', unit: SECOND } as const;
  const lead = { role: 'handler', unit: UNIT } as const;
  await city.act(number, 'sign', {}, lead);
  await city.act(number, 'sign', {}, second);
  await city.act(number, 'submitPart', { order: 2 }, { ...second, texts: { part: '本单位部分已办理。' } });
  await city.act(number, 'acceptPart', { order: 2 }, lead);
  expect(await city.owed(number, 'part', 2)).toMatchObject({ status: 'met', late: false, settled: '2026-03-10 10:00' });

  await city.at('2026-03-20 10:00');
  const idle = { trigger: 'SZA-T5', unit: THIRD, order: 3 };
  await city.act(number, 'proposeAccountability', idle, { ...lead, texts: { facts: '未签收，未提供材料。' } });
  expect((await city.state(number)).candidates).toMatchObject([{ trigger: 'SZA-T5', unit: THIRD, order: 3 }]);
});

scenario('S-18', 'suzhou-anhui', 'Overlapping duties [SA-8]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'complaint' });
  await declined(city, number, UNIT);
  await declined(city, number, SECOND);

  const settled = await city.refusal(number, 'dispatch', { ...TRANSFER, unit: THIRD }, OFFICE);
  expect(settled).toMatchObject({ code: 'designationNeeded', rule: 'R-RET-09' });
  await city.act(number, 'submitForDesignation', {}, { ...OFFICE, texts: { reasons: '两单位职责交叉。' } });

  await city.at('2026-03-04 15:00');
  const reasons = '按三定方案，由该单位负责。';
  const byOffice = await city.refusal(number, 'designate', { unit: SECOND }, { ...OFFICE, texts: { reasons } });
  expect(byOffice.code).toBe('notYourRole');
  const government = await city.as('government');
  const { status } = await government.post(`/api/v1/appeals/${number}/designate`, { unit: SECOND, reasons });
  expect(status).toBe(200);
  const [designated] = await city.eventsOf(number, 'designated');
  expect(designated).toMatchObject({ unit: SECOND, by: { role: 'government' } });
  expect(inWords(designated?.at ?? 0)).toBe('2026-03-04 15:00');
  expect(wordsOf(await city.page(number), 'designated')).toEqual({ reasons });
  await city.act(number, 'dispatch', { ...TRANSFER, unit: SECOND }, OFFICE);
  expect(await city.owed(number, 'handle')).toMatchObject({ status: 'open', unit: SECOND });
});

/** the unit signs, says that the matter is not its own, and the platform takes it back */
async function declined(city: City, number: string, unit: string): Promise<void> {
  await city.act(number, 'dispatch', { ...TRANSFER, unit }, DISPATCHER);
  await city.act(number, 'sign', {}, { role: 'handler', unit });
  const texts = { reasons: '不属于本单位职责。', basis: '三定方案第三条' };
  await city.act(number, 'returnOrder', {}, { role: 'leaderInCharge', unit, texts });
  await city.act(number, 'grantReturn', {}, { role: 'reviewer' });
}

scenario('S-19', 'suzhou-anhui', 'Submission for instruction [SA-7]', async (city) => {
  await city.at('2026-04-01 10:00');
  const number = await city.register({ category: 'complaint' });
  const proposedOpinion = '建议由住建局牵头办理。';
  await city.act(number, 'submitForInstruction', {}, { ...OFFICE, texts: { proposedOpinion } });

  await city.at('2026-04-08 10:00');
  const instruction = '同意，请抓紧办理。';
  await city.act(number, 'instruct', { lead: UNIT }, { role: 'municipalLeader', texts: { instruction } });
  await city.act(number, 'dispatch', { ...TRANSFER, unit: UNIT }, OFFICE);
  expect((await city.owed(number, 'handle')).due).toBe('2026-04-29 24:00');

  const page = await city.page(number);
  expect(page.citizenClock).toMatchObject({ days: 7 });
  expect(inWords(Date.parse(page.citizenClock.since))).toBe('2026-04-01 10:00');
  expect(wordsOf(page, 'submittedForInstruction')).toEqual({ proposedOpinion });
  expect(wordsOf(page, 'instructed')).toEqual({ instruction });
});

scenario('S-22', 'chongqing', 'Caller is told; units differ [CQ-4, CQ-6, CQ-13]', async (city) => {
  await city.at('2026-03-02 10:00');
  const led = await city.register({ category: 'help', marks: { replyRequested: true } });
  const parts = { ...TRANSFER, coUnits: [{ unit: SECOND }] };
  await city.act(led, 'dispatch', { ...parts, unit: UNIT, callerTold: 'telephone' }, DISPATCHER);
  expect(await city.eventsOf(led, 'callerTold')).toMatchObject([{ method: 'telephone', reached: true }]);
  expect((await city.page(led)).orders.map((o) => o.unit.id)).toEqual([UNIT, SECOND]);

  const own = await city.register({ category: 'help', marks: { replyRequested: true } });
  await city.act(own, 'dispatch', { ...parts, dutyRoomLeads: true }, DISPATCHER);
  expect((await city.page(own)).orders.map((o) => o.unit.id)).toEqual(['u1', SECOND]);
  expect(await city.offered(own, 'agent')).toContain('tellCaller');
  await city.act(own, 'tellCaller', { method: 'telephone', reached: true }, { role: 'agent' });
  expect(await city.eventsOf(own, 'callerTold')).toHaveLength(1);

  const reasons = { reasons: '两部门意见不一。' };
  expect(await city.refusal(led, 'submitForDesignation', {}, { ...DISPATCHER, texts: reasons })).toMatchObject({
    code: 'designationNotInPack',
  });
  const opinion = { proposedOpinion: '建议由城管局牵头。' };
  await city.act(led, 'submitForInstruction', {}, { ...DISPATCHER, texts: opinion });
  const instruction = { instruction: '由教育局牵头办理。' };
  await city.act(led, 'instruct', { lead: THIRD }, { role: 'municipalLeader', texts: instruction });
  expect(
    await city.refusal(led, 'reroute', { order: 1, unit: SECOND }, { ...DISPATCHER, texts: reasons }),
  ).toMatchObject({ code: 'unitNamedOther' });
  await city.act(led, 'reroute', { order: 1, unit: THIRD }, { ...DISPATCHER, texts: reasons });
  expect(await city.owed(led, 'handle')).toMatchObject({ unit: THIRD, status: 'open' });
});

scenario('S-23', 'chongqing', 'Major emergency [CQ-7]', async (city) => {
  await city.at('2026-10-04 05:40');
  const number = await city.register({ category: 'help', marks: { replyRequested: true } });
  await city.act(number, 'declareEmergency', {}, { role: 'agent', texts: { danger: '房屋有倒塌危险，有人被困。' } });
  const verify = await city.owed(number, 'verify');
  expect(verify).toMatchObject({ status: 'open', role: 'dispatcher' });
  expect(inWords(verify.why.startAt)).toBe('2026-10-04 05:40');
  expect(verify.why.rules).toContain('R-EMG-01');
  expect(await city.told(number, 'municipalLeader')).toContainEqual(['emergencyDeclared', '2026-10-04 05:40']);

  await city.act(number, 'dispatch', { ...TRANSFER, unit: UNIT, callerTold: 'telephone' }, DISPATCHER);
  await city.at('2026-10-04 05:50');
  await city.act(number, 'verifyEmergency', { confirmed: true }, { ...DISPATCHER, texts: { finding: '情况属实。' } });
  expect(await city.owed(number, 'verify')).toMatchObject({ status: 'met', settled: '2026-10-04 05:50' });
  await city.act(number, 'recordProgress', {}, { role: 'handler', texts: { progress: '人员已撤离。' } });
  expect(wordsOf(await city.page(number), 'progressRecorded')).toEqual({ progress: '人员已撤离。' });
  await city.act(number, 'sign', {}, { role: 'handler' });
  await city.at('2026-10-04 06:30');
  await city.feedback(number, { role: 'handler' });
  expect((await city.page(number)).stage).toBe('feedbackSubmitted');

  // on record without a number: no 7-day timer is awaited
  expect(await city.owed(number, 'handle')).toMatchObject({ due: null });
  await city.past('2026-10-20 24:00');
  const cards = (await city.rang(number, 'handle')).filter(([does]) => does === 'yellowCard' || does === 'redCard');
  expect(cards).toEqual([]);
});
