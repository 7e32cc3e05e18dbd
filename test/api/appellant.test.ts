import { COMPLAINT, type Desk, openDesk, UNIT } from './city-desk';
import { type Answer, Person } from './person';

let desk: Desk;
const people = new Map<string, Person>();
const as = (login: string): Person => people.get(login) ?? Person.nobody(desk.url);

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  for (const login of ['ann', 'dan', 'han', 'aud', 'bob']) people.set(login, await Person.signIn(desk.url, login));
});
afterAll(() => desk.close());

const register = async (more: object = {}): Promise<Answer> =>
  (await as('ann').post('/api/v1/appeals', { ...COMPLAINT, ...more })).body;
const own = ({ number, queryCode }: Answer, link = ''): string =>
  `/api/v1/public/appeals/${number}${link && `/${link}`}?code=${queryCode}`;
const key = (text: string) => ({ headers: { 'Idempotency-Key': text } });

interface View {
  status: { en: string };
  promise: { dueAt: string } | null;
  mayDo: { link: string; href: string }[];
}
interface Events {
  events: { type: string; by: { role: string; id?: string } | null }[];
}

describe('an appellant with number and query code', () => {
  test('sees status and due date, and may supplement, urge and ask to withdraw (R-SYS-07)', async () => {
    const mine = await register();
    await as('dan').post(`/api/v1/appeals/${mine.number}/dispatch`, { unit: UNIT });
    const { body } = await as('nobody').get<View>(own(mine));
    expect(body.status.en).toBe('dispatched, to be signed');
    expect(body.promise?.dueAt).toMatch(/Z$/);
    expect(body.mayDo.map((o) => o.link)).toEqual(['supplement', 'attachFile', 'urge', 'askWithdrawal']);
    for (const { link, href } of body.mayDo)
      expect(href).toBe(`/api/v1/public/appeals/${mine.number}/${link === 'attachFile' ? 'files' : link}`);
  });

  test('acts as the appellant, once a key, and staff read the words', async () => {
    const mine = await register();
    const words = { words: '今天又断电了。', newFact: true };
    const first = await as('nobody').post(own(mine, 'supplement'), words, key('k1'));
    expect(first).toMatchObject({ status: 200, body: { number: mine.number, version: 3 } });
    expect(await as('nobody').post(own(mine, 'supplement'), words, key('k1'))).toMatchObject({ body: first.body });
    expect(await as('nobody').post(own(mine, 'supplement'), { words: '别的' }, key('k1'))).toMatchObject({
      body: { code: 'keyReused' },
    });
    await as('nobody').post(own(mine, 'urge'), {});
    const again = await as('nobody').post(own(mine, 'urge'), {});
    expect([again.status, again.body.code, again.body.rule]).toEqual([409, 'urgedAlready', 'R-SYS-12']);
    await as('nobody').post(own(mine, 'askWithdrawal'), {});
    const { body } = await as('aud').get<Events>(`/api/v1/appeals/${mine.number}/events`);
    expect(body.events.map((e) => e.type)).toEqual([
      'registered',
      'accepted',
      'supplemented',
      'urged',
      'withdrawalAsked',
    ]);
    const { body: texts } = await as('dan').get<{ texts: { parts: { text: string }[] }[] }>(
      `/api/v1/appeals/${mine.number}`,
    );
    expect(JSON.stringify(texts.texts)).toContain(words.words);
  });

  test('lays a file with the own appeal, which is an attachment of theirs (R-SYS-13)', async () => {
    const mine = await register();
    const place = `${own(mine, 'files')}&name=${encodeURIComponent('现场.jpg')}`;
    const send = (to: string, raw = '照片') =>
      as('nobody').post(to, undefined, { raw, headers: { 'Content-Type': 'image/jpeg', ...key('f1').headers } });
    const first = await send(place);
    expect([first.status, first.body]).toMatchObject([201, { number: mine.number, version: 3 }]);
    expect((await send(place)).body).toEqual(first.body);
    expect((await send(place, '别的')).body.code).toBe('keyReused');
    const wrong = place.replace(/code=\d+/, mine.queryCode === '00000000' ? 'code=00000001' : 'code=00000000');
    expect((await send(wrong)).status).toBe(404);
    expect((await send(`${place}&kind=report`)).status).toBe(422);
    const { body } = await as('ann').get<{ files: { kind: string; name: string; by: { role: string } }[] }>(
      `/api/v1/appeals/${mine.number}/files`,
    );
    expect(body.files).toMatchObject([{ kind: 'attachment', name: '现场.jpg', by: { role: 'appellant' } }]);
  });

  test('gets nowhere with another code, nor with a link that is for staff', async () => {
    const mine = await register();
    const wrong = { ...mine, queryCode: mine.queryCode === '00000000' ? '00000001' : '00000000' };
    const refused = await as('nobody').post(own(wrong, 'urge'), {});
    expect([refused.status, refused.body.code]).toEqual([404, 'unknownAppeal']);
    const staff = await as('nobody').post(own(mine, 'withdraw'), { words: '不办了' });
    expect(staff.status).toBe(404);
    const unnamed = await as('nobody').post(own(mine, 'supplement'), { words: '补充', colour: 'red' });
    expect([unnamed.status, unnamed.body.code]).toEqual([422, 'invalidInput']);
  });
});

describe('registration', () => {
  test('of a repeat names an appeal that there is (R-NAC-21)', async () => {
    const old = await register();
    const unknown = await as('ann').post('/api/v1/appeals', { ...COMPLAINT, repeatOf: '2026010199999993' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'unknownAppeal']);
    const repeat = await register({ repeatOf: old.number, newFacts: true });
    const { body } = await as('dan').get<{ beside: object }>(`/api/v1/appeals/${repeat.number}`);
    expect(body.beside).toMatchObject({ repeatOf: old.number, newFacts: true });
  });

  test('of a report that the law protects is confidential, and any record may tell the time of the call (S-12, S-13)', async () => {
    const { elements } = COMPLAINT;
    const { number } = await register({
      marks: { unfairCompetition: true },
      elements: { ...elements, callTime: { text: '上午九点' } },
    });
    const { body } = await as('dan').get<{ marks: object; texts: object[] }>(`/api/v1/appeals/${number}`);
    expect(body.marks).toEqual({ unfairCompetition: true, confidential: true });
    expect(JSON.stringify(body.texts)).toContain('上午九点');
  });

  test('of a merge shows it on both appeals', async () => {
    const [master, merged] = [await register(), await register()];
    const self = await as('dan').post(`/api/v1/appeals/${merged.number}/mergeInto`, { master: merged.number });
    expect([self.status, self.body.code]).toEqual([422, 'masterSame']);
    const none = await as('dan').post(`/api/v1/appeals/${merged.number}/mergeInto`, { master: '2026010199999993' });
    expect([none.status, none.body.code]).toEqual([409, 'masterNotOpen']);
    await as('dan').post(`/api/v1/appeals/${merged.number}/mergeInto`, { master: master.number });
    const { body: above } = await as('dan').get<{ merged: string[] }>(`/api/v1/appeals/${master.number}`);
    const { body: below } = await as('dan').get<{ beside: object }>(`/api/v1/appeals/${merged.number}`);
    expect([above.merged, below.beside]).toEqual([[merged.number], expect.objectContaining({ master: master.number })]);
  });
});
