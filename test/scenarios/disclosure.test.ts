import type { City } from './city';
import { scenarios } from './scenario';

const scenario = scenarios();

const RESPONSIBLE = '王建国';
const APPELLANT = '李晓梅';
const TELEPHONE = '13800138000';

interface Draft {
  title: { text: string };
  appeal: { text: string };
  answer: { text: string };
}

/** a complaint with its reply, closed: its number */
async function closed(city: City, given: Record<string, unknown>): Promise<string> {
  const number = await city.signed({
    category: 'complaint',
    message: `我是${APPELLANT}，电话${TELEPHONE}，小区路灯不亮。`,
    appellant: { kind: 'person', name: APPELLANT, contact: TELEPHONE },
    ...given,
  });
  await replied(city, number);
  await city.act(number, 'approveFeedback');
  return number;
}

const replied = (city: City, number: string): Promise<void> =>
  city.feedback(number, {
    texts: {
      directAnswer: '路灯已修复。',
      legalSource: '城市照明管理规定',
      communication: '已电话沟通',
      contactDetails: TELEPHONE,
      responsibleUnit: '住房和城乡建设局',
      responsiblePerson: RESPONSIBLE,
      endMark: `${RESPONSIBLE}，住房和城乡建设局，${TELEPHONE}`,
      reply: `路灯已修复，有事请找${RESPONSIBLE}，电话${TELEPHONE}。`,
    },
  });

/** the reviewer confirms the masked start as it is */
async function publish(city: City, number: string): Promise<void> {
  const { body } = await (await city.as('reviewer')).get<Draft>(`/api/v1/appeals/${number}/publication-draft`);
  const texts = { title: body.title.text, appeal: body.appeal.text, answer: body.answer.text };
  await city.act(number, 'publish', {}, { role: 'reviewer', texts });
}

interface Shown {
  appeal: string;
  answer: string;
}

const shownOf = async (city: City, number: string) =>
  (await city.as('agent')).get<Shown>(`/api/v1/public/answers/${number}?city=${city.policy.city}`);

scenario('S-58', 'suzhou-anhui', 'Disclosure by wish [SA-20]', async (city) => {
  await city.at('2026-03-02 10:00');
  const wanted = await closed(city, { publication: 'wanted' });
  const unwanted = await closed(city, { publication: 'unwanted' });
  const isPrivate = await closed(city, { publication: 'wanted' });
  const unstated = await closed(city, {});
  const all = [wanted, unwanted, isPrivate, unstated];
  // nothing is public before somebody has looked at it
  for (const number of all) expect((await shownOf(city, number)).status).toBe(404);

  await publish(city, wanted);
  const { status, body } = await shownOf(city, wanted);
  expect(status).toBe(200);
  for (const personal of [APPELLANT, RESPONSIBLE, TELEPHONE]) expect(JSON.stringify(body)).not.toContain(personal);
  expect(body).toMatchObject({
    appeal: '我是李某，电话***，小区路灯不亮。',
    answer: '路灯已修复，有事请找王某，电话***。',
  });

  // it is on nobody's list, and cannot be published
  const { body: tasks } = await (
    await city.as('reviewer')
  ).get<{ tasks: { number: string }[] }>('/api/v1/tasks?link=publish');
  expect(tasks.tasks.map((task) => task.number).sort()).toEqual([isPrivate, unstated].sort());
  const texts = { title: '路灯', appeal: '路灯不亮', answer: '已修复' };
  expect(await city.refusal(unwanted, 'publish', {}, { role: 'reviewer', texts })).toMatchObject({
    code: 'publicationUnwanted',
    rule: 'R-DIS-06',
  });
  await city.act(isPrivate, 'notPublish', { reason: 'privacy' }, { role: 'reviewer' });
  for (const number of [unwanted, isPrivate]) {
    expect((await shownOf(city, number)).status).toBe(404);
    // R-DIS-13
    expect(await city.eventsOf(number, 'replied')).toMatchObject([{ method: 'telephone' }]);
  }

  await publish(city, unstated);
  expect((await shownOf(city, unstated)).status).toBe(200);

  const asking = await city.signed({ category: 'complaint', publication: 'wanted' });
  const leader = { role: 'leaderInCharge', texts: { reason: '涉及在办案件。' } } as const;
  await city.act(asking, 'requestNoPublication', {}, leader);
  await replied(city, asking);
  await city.act(asking, 'approveFeedback');
  // the application alone keeps nothing back for good: it waits for the platform's word
  expect((await city.state(asking)).publication).toEqual({ status: 'undecided' });
  expect(await city.refusal(asking, 'publish', {}, { role: 'reviewer', texts })).toMatchObject({
    code: 'noPublicationAsked',
  });
  await city.act(asking, 'notPublish', { reason: 'unitApplied' }, { role: 'reviewer' });
  expect((await city.state(asking)).publication).toEqual({ status: 'notPublished', reason: 'unitApplied' });

  const refused = await closed(city, {});
  await city.act(refused, 'requestNoPublication', {}, leader);
  await city.act(refused, 'refuseNoPublication', {}, { role: 'reviewer', texts: { reasons: '没有不公开的理由。' } });
  await publish(city, refused);
  expect((await shownOf(city, refused)).status).toBe(200);

  // what was published by mistake is taken back
  await city.act(
    refused,
    'withdrawPublication',
    { reason: 'wrongText' },
    { role: 'reviewer', texts: { grounds: '文字有误。' } },
  );
  expect((await shownOf(city, refused)).status).toBe(404);

  // another purpose is one person's judgement until a second one shares it (R-DIS-12)
  const otherwise = await closed(city, { publication: 'wanted' });
  const grounds = { texts: { grounds: '多次以公开施压另一单位。' } };
  await city.act(otherwise, 'notPublish', { reason: 'otherPurpose' }, { role: 'reviewer', ...grounds });
  expect((await city.state(otherwise)).publication).not.toMatchObject({ status: 'notPublished' });
  expect(
    await city.refusal(otherwise, 'notPublish', { reason: 'otherPurpose' }, { role: 'hotlineOffice', ...grounds }),
  ).toMatchObject({ code: 'secondPersonNeeded', rule: 'R-DIS-12' });
});
