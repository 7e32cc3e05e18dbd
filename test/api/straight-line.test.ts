import { COMPLAINT, type Desk, FEEDBACK, openDesk, UNIT } from './city-desk';
import { Person } from './person';

let desk: Desk;
const people = new Map<string, Person>();
const as = (login: string): Person => people.get(login) ?? Person.nobody(desk.url);

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  for (const login of ['ann', 'dan', 'rea', 'vic', 'aud', 'han', 'lea'])
    people.set(login, await Person.signIn(desk.url, login));
});
afterAll(() => desk.close());

test('one appeal goes the straight line through HTTP, from registration to the archive', async () => {
  const { status, body: registered } = await as('ann').post('/api/v1/appeals', COMPLAINT);
  expect(status).toBe(201);
  const path = `/api/v1/appeals/${registered.number}`;
  const did = async (login: string, link: string, body: unknown = {}) => {
    const answer = await as(login).post(`${path}/${link}`, body);
    expect({ link, status: answer.status, code: answer.body.code }).toEqual({ link, status: 200, code: undefined });
  };
  await did('dan', 'dispatch', { unit: UNIT });
  await did('han', 'sign');
  await did('han', 'recordContact', { method: 'telephone', reached: true });
  const { outcome: _o, satisfaction: _s, replyMethod: _m, reply: _r, ...document } = FEEDBACK;
  await did('han', 'draftFeedback', document);
  await did('lea', 'signOffFeedback', { draft: 1 });
  const { outcome, satisfaction, replyMethod, reply } = FEEDBACK;
  await did('han', 'submitFeedback', { draft: 1, outcome, satisfaction, replyMethod, reply });
  await did('rea', 'approveFeedback');
  const { body: closed } = await as('aud').get(path);
  expect(['closed', 'archived']).toContain(closed.stage);
  if (closed.stage === 'closed')
    await did('vic', 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
  const { body: archived } = await as('aud').get(path);
  expect(archived).toMatchObject({ stage: 'archived', outcome: 'solved' });
  expect(desk.log).toEqual([]);
});
