import { COMPLAINT, type Desk, machine, openDesk, UNIT } from './city-desk';
import { type Answer, Person } from './person';

interface Page {
  mayDo: { link: string; form: { properties: Record<string, { title?: string }> } }[];
}
interface News {
  notifications: { does: string; words: { zh: string } }[];
}

describe('supervision and accountability through the API', () => {
  let desk: Desk;
  let supervisor: Person;
  let handler: Person;
  let number: string;
  const does = (person: Person, link: string, body: object) =>
    person.post<Answer & { detail: string }>(`/api/v1/appeals/${number}/${link}`, body);
  const offered = async (person: Person): Promise<string[]> =>
    (await person.get<Page>(`/api/v1/appeals/${number}`)).body.mayDo.map((offer) => offer.link);

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    supervisor = await machine(desk, [{ role: 'supervisor', unit: null }]);
    handler = await Person.signIn(desk.url, 'han');
    const [ann, dan] = await Promise.all(['ann', 'dan'].map((login) => Person.signIn(desk.url, login)));
    number = (await ann?.post('/api/v1/appeals', COMPLAINT))?.body.number ?? '';
    await dan?.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    await handler.post(`/api/v1/appeals/${number}/sign`, {});
  });
  afterAll(() => desk.close());

  test('a notice names its order, is told to the unit, and is answered by it once', async () => {
    expect(await offered(handler)).not.toContain('replyToSupervision');
    expect((await does(supervisor, 'supervise', { mode: 'written', order: 7, notice: '请速办。' })).body.code).toBe(
      'orderUnknown',
    );
    expect((await does(supervisor, 'supervise', { mode: 'written', order: 1, notice: '请速办。' })).status).toBe(200);
    const { body } = await handler.get<News>('/api/v1/notifications');
    expect(body.notifications).toMatchObject([{ does: 'supervised', words: { zh: '督办' } }]);
    expect(await offered(handler)).toContain('replyToSupervision');
    expect((await does(handler, 'replyToSupervision', { no: 1, reply: '已安排。' })).status).toBe(200);
    const again = await does(handler, 'replyToSupervision', { no: 1, reply: '已安排。' });
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: 'noticeUnknown' });
    expect(await offered(handler)).not.toContain('replyToSupervision');
  });

  test('a candidate is proposed with its facts and decided on with a form of the city', async () => {
    const facts = { trigger: 'SZA-T7', unit: UNIT, order: 1, facts: '态度恶劣。' };
    expect((await does(handler, 'proposeAccountability', facts)).body.code).toBe('notYours');
    expect((await does(supervisor, 'proposeAccountability', { ...facts, unit: 'u9' })).body.code).toBe('unitUnknown');
    expect((await does(supervisor, 'proposeAccountability', facts)).status).toBe(200);
    const form = (await supervisor.get<Page>(`/api/v1/appeals/${number}`)).body.mayDo.find(
      (offer) => offer.link === 'decideAccountability',
    )?.form;
    expect(form?.properties['form']?.title).toBe('追责方式');
    const decision = { candidate: 1, upheld: true, reasons: '属实。' };
    const veto = await does(supervisor, 'decideAccountability', { ...decision, form: 'veto' });
    expect(veto.body.code).toBe('formUnknown');
    expect(veto.body.detail).toContain('约谈');
    expect((await does(supervisor, 'decideAccountability', { ...decision, form: 'interview' })).status).toBe(200);
  });
});
