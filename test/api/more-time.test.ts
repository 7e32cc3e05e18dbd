import { COMPLAINT, type Desk, machine, openDesk, UNIT } from './city-desk';
import { type Answer, Person } from './person';

interface Page {
  mayDo: { link: string; form: { properties: Record<string, { title?: string }> } }[];
}

describe('an extension through the API', () => {
  let desk: Desk;
  let leader: Person;
  let number: string;
  const file = (body: object) =>
    leader.post<Answer & { detail: string }>(`/api/v1/appeals/${number}/fileExtension`, body);
  const WORDS = { told: true, reason: '需现场勘查', explanation: '已电话说明' };

  beforeAll(async () => {
    desk = await openDesk({ worker: true });
    leader = await machine(desk, [{ role: 'responsibleLeader', unit: UNIT }]);
    const [ann, dan, han] = await Promise.all(['ann', 'dan', 'han'].map((login) => Person.signIn(desk.url, login)));
    number = (await ann?.post('/api/v1/appeals', COMPLAINT))?.body.number ?? '';
    await dan?.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    await han?.post(`/api/v1/appeals/${number}/sign`, {});
  });
  afterAll(() => desk.close());

  test('is offered in this city’s way only, and its unit is one of time, not of the network', async () => {
    const { body } = await leader.get<Page>(`/api/v1/appeals/${number}`);
    const links = body.mayDo.map((offer) => offer.link);
    expect([links.includes('fileExtension'), links.includes('requestExtension')]).toEqual([true, false]);
    const form = body.mayDo.find((offer) => offer.link === 'fileExtension')?.form;
    expect(form?.properties['unit']?.title).toBe('时间单位');
  });

  test('too long is refused with what is possible, and filed in bounds it is taken', async () => {
    const { status, body } = await file({ ...WORDS, length: 16, unit: 'workingDays' });
    expect({ status, code: body.code, rule: body.rule }).toEqual({
      status: 422,
      code: 'extensionTooLong',
      rule: 'R-EXT-06',
    });
    expect(body.detail).toContain('16 个工作日');
    expect((await file({ ...WORDS, length: 15, unit: 'workingDays' })).status).toBe(200);
    expect((await file({ ...WORDS, length: 1 })).body.code).toBe('extensionTooLong');
  });
});
