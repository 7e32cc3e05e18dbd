import { type Desk, FEEDBACK, openDesk, UNIT } from './city-desk';
import { Person } from './person';
import { numbersOn, type Page, textOf, Visitor } from './public-visitor';

let desk: Desk;
const people = new Map<string, Person>();
const as = (login: string): Person => people.get(login) ?? Person.nobody(desk.url);

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  for (const login of ['ann', 'dan', 'han', 'lea', 'rea']) people.set(login, await Person.signIn(desk.url, login));
});
afterAll(() => desk.close());

const FILLED = {
  title: '学校门口的路灯不亮',
  message: '三天了，孩子放学看不见路。\r\n找过物业，没有人管。',
  place: '人民路 12 号',
  time: '3 月 2 日起',
  person: '某物业公司',
  wish: '尽快修好',
  category: 'complaint',
  name: '张三丰',
  contact: '13900000000',
  email: 'zhang@example.com',
  publication: 'unwanted',
};

async function filed(visitor: Visitor, fields: Parameters<Visitor['post']>[1] = FILLED): Promise<Page> {
  return visitor.submit(await visitor.get('/submit'), fields);
}

describe('the form of an appeal, without script', () => {
  test('is registered as it was written, and the receipt shows number and query code at an address that holds neither', async () => {
    const visitor = new Visitor(desk.url);
    const receipt = await filed(visitor);
    const { number, code } = numbersOn(receipt);
    expect([receipt.status, receipt.address]).toEqual([200, '/receipt']);
    expect([number, code]).toEqual([expect.stringMatching(/^\d{16}$/), expect.stringMatching(/^\d{8}$/)]);
    expect(receipt.html).toContain('<svg class="qr"');
    const again = await visitor.get('/receipt');
    expect(numbersOn(again)).toEqual({ number, code });

    const { body } = await as('ann').get<{ channel: string; texts: { parts: { name: string; text: string }[] }[] }>(
      `/api/v1/appeals/${number}`,
    );
    expect(body.channel).toBe('website');
    const told = Object.fromEntries(body.texts[0]?.parts.map(({ name, text }) => [name, text]) ?? []);
    expect(told).toEqual({
      title: FILLED.title,
      cause: FILLED.title,
      course: FILLED.message.replaceAll('\r\n', '\n'),
      place: FILLED.place,
      time: FILLED.time,
      person: FILLED.person,
      result: FILLED.wish,
    });
  });

  test('sent twice is one appeal; changed after it was sent, it asks whether it is another', async () => {
    const visitor = new Visitor(desk.url);
    const form = await visitor.get('/submit');
    const first = numbersOn(await visitor.submit(form, FILLED));
    expect(numbersOn(await visitor.submit(form, FILLED))).toEqual(first);
    const changed = await visitor.submit(form, { ...FILLED, title: '另一件事' });
    expect(changed.status).toBe(409);
    expect(textOf(changed)).toContain('这张表已经提交过了');
    expect(changed.html).toContain('value="另一件事"');
    const second = numbersOn(await visitor.submit(changed, { ...FILLED, title: '另一件事' }));
    expect(second.number).not.toBe(first.number);
  });

  test('comes back as it was typed, with what is wrong beside the field', async () => {
    const visitor = new Visitor(desk.url);
    const page = await filed(visitor, {
      ...FILLED,
      title: '',
      email: 'nobody',
      category: 'complaint',
      unknown: ['time'],
    });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/id="f-title"[^>]*aria-invalid="true"/);
    expect(page.html).toMatch(/<p class="wrong" id="f-title-wrong">/);
    expect(page.html).toMatch(/<p class="wrong" id="f-email-wrong">/);
    expect(page.html).toMatch(/value="complaint"[^>]*checked=""|checked=""[^>]*value="complaint"/);
    for (const text of [FILLED.place, FILLED.contact, '孩子放学看不见路'])
      expect([text, page.html.includes(text)]).toEqual([text, true]);
    expect(await desk.database.db('people').where({ email: 'nobody' })).toEqual([]);
  });

  test('asks for what is missing, and takes «I do not know» for an answer (R-REG-08)', async () => {
    const visitor = new Visitor(desk.url);
    const short = { title: '井盖缺失', message: '有人差点掉下去。' };
    const asks = await filed(visitor, short);
    expect(textOf(asks)).toContain('还缺：时间、地点、人物、结果');
    const knows = await filed(visitor, { ...short, place: '人民路', unknown: ['time', 'person'], wish: '补上' });
    expect(textOf(knows)).not.toContain('还缺');
    expect(textOf(await visitor.get('/appeal'))).toContain('待受理');
  });

  test('names on the receipt the address at which people reach the pages, whatever the gateway asks for', async () => {
    const outward = { mail: null, publicUrl: 'https://12345.example.org', webhookOrigins: [] };
    const { url } = await desk.another({ outward });
    expect(textOf(await filed(new Visitor(url)))).toContain('12345.example.org');
    expect(textOf(await filed(new Visitor(desk.url)))).toContain(new URL(desk.url).host);
  });

  test('gives the receipt as its answer to a browser that keeps no cookies', async () => {
    const receipt = await filed(new Visitor(desk.url, false));
    expect([receipt.address, receipt.status]).toEqual(['/submit', 200]);
    expect(numbersOn(receipt).number).toMatch(/^\d{16}$/);
  });

  test('names the lines to call first, where a life is in danger (R-EMG-08)', async () => {
    const receipt = await filed(new Visitor(desk.url), { ...FILLED, message: '楼里起火了，有人受伤！' });
    expect(textOf(receipt)).toContain('请先打急救电话');
    expect([...receipt.html.matchAll(/class="line" href="tel:(\d+)"/g)].map(([, line]) => line)).toEqual([
      '119',
      '120',
    ]);
  });

  test('is not taken from a program that fills in what people do not see, nor from another website', async () => {
    const visitor = new Visitor(desk.url);
    const robot = await filed(visitor, { ...FILLED, homepage: 'https://example.com' });
    expect([robot.status, textOf(robot).includes('像是自动程序填写的')]).toEqual([422, true]);
    const { status } = await visitor.post('/submit', FILLED, true, { 'Sec-Fetch-Site': 'cross-site' });
    expect(status).toBe(403);
  });

  test('brings photos along, and says which are too many', async () => {
    const visitor = new Visitor(desk.url);
    const photo = new File(['照片'], '现场 1.jpg', { type: 'image/jpeg' });
    const { number } = numbersOn(await filed(visitor, { ...FILLED, photos: photo }));
    const { body } = await as('ann').get<{ files: { name: string; kind: string }[] }>(
      `/api/v1/appeals/${number}/files`,
    );
    expect(body.files).toMatchObject([{ name: '现场 1.jpg', kind: 'attachment' }]);
    const form = new FormData();
    for (const [name, value] of Object.entries(FILLED)) form.append(name, value);
    for (let i = 0; i < 7; i++) form.append('photos', photo, `${i}.jpg`);
    const refused = await fetch(`${desk.url}/submit`, { method: 'POST', body: form });
    expect([refused.status, (await refused.text()).includes('最多 6 个文件')]).toEqual([422, true]);
  });
});

describe('who follows an appeal', () => {
  // looks are counted by API and place: this file looks more often than one person does
  let at: string;
  beforeAll(async () => {
    at = (await desk.another({})).url;
  });

  test('gives number and code in a form, sees the way so far and the next promise, and leaves', async () => {
    const { number, code } = numbersOn(await filed(new Visitor(at)));
    await as('ann').post(`/api/v1/appeals/${number}/accept`, {});
    await as('dan').post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    await as('han').post(`/api/v1/appeals/${number}/sign`, {});
    const visitor = new Visitor(at);
    const appeal = await visitor.submit(await visitor.get('/follow'), {
      number: ` ${number.slice(0, 8)} ${number.slice(8)}`,
      code,
    });
    expect(appeal.address).toBe('/appeal');
    expect(appeal.html).not.toContain(code);
    const text = textOf(appeal);
    for (const words of ['已签收，办理中', '诉求已收到', '已受理（投诉）', '前办结并答复', '为什么是这个时间'])
      expect([words, text.includes(words)]).toEqual([words, true]);
    expect(appeal.html).toMatch(/<li class="here" aria-current="step"><span>办理/);
    const follow = await visitor.post('/appeal/leave', {});
    expect(follow.address).toBe('/follow');
    expect(textOf(await visitor.get('/appeal'))).toContain('需要再次输入');
  });

  test('adds, urges once a working day and asks to withdraw, each once however often it is sent', async () => {
    const visitor = new Visitor(at);
    const { number } = numbersOn(await filed(visitor));
    await as('ann').post(`/api/v1/appeals/${number}/accept`, {});
    const form = await visitor.get('/appeal/supplement');
    const added = await visitor.submit(form, { words: '今天又断电了。', newFact: 'yes' });
    expect([added.address, textOf(added).includes('已补充')]).toEqual(['/appeal?done=supplement', true]);
    await visitor.submit(form, { words: '今天又断电了。', newFact: 'yes' });
    const empty = await visitor.submit(await visitor.get('/appeal/supplement'), { words: ' ' });
    expect([empty.status, empty.html.includes('id="f-words-wrong"')]).toEqual([422, true]);
    expect((await visitor.submit(await visitor.get('/appeal/urge'), {})).address).toBe('/appeal?done=urge');
    expect((await visitor.get('/appeal/urge')).address).toBe('/appeal');
    expect((await visitor.submit(await visitor.get('/appeal/withdraw'), { words: '自己解决了' })).address).toBe(
      '/appeal?done=withdraw',
    );
    const { body } = await as('dan').get<{ events: { type: string }[] }>(`/api/v1/appeals/${number}/events`);
    expect(body.events.map((e) => e.type)).toEqual([
      'registered',
      'accepted',
      'supplemented',
      'urged',
      'withdrawalAsked',
    ]);
  });

  test('reads the answer, and says what is not solved', async () => {
    const visitor = new Visitor(at);
    const { number } = numbersOn(await filed(visitor));
    const appeal = `/api/v1/appeals/${number}`;
    await as('ann').post(`${appeal}/accept`, {});
    await as('dan').post(`${appeal}/dispatch`, { unit: UNIT });
    await as('han').post(`${appeal}/sign`, {});
    await as('han').post(`${appeal}/recordContact`, { method: 'telephone', reached: true });
    const { outcome, satisfaction, replyMethod, reply, ...document } = FEEDBACK;
    await as('han').post(`${appeal}/draftFeedback`, document);
    await as('lea').post(`${appeal}/signOffFeedback`, { draft: 1 });
    await as('han').post(`${appeal}/submitFeedback`, { draft: 1, outcome, satisfaction, replyMethod, reply });
    await as('rea').post(`${appeal}/approveFeedback`, {});
    const closed = await visitor.get('/appeal');
    for (const words of [FEEDBACK.reply, '已经办结，请您评价', '评价 不满意', '审核通过'])
      expect([words, textOf(closed).includes(words)]).toEqual([words, true]);
    expect(textOf(closed)).not.toContain(FEEDBACK.contactDetails);
    const without = await visitor.submit(await visitor.get('/appeal/object'), {});
    expect(without.status).toBe(422);
    const objected = await visitor.submit(await visitor.get('/appeal/object'), { opinion: '第二天又不亮了。' });
    expect(textOf(objected)).toContain('您的评价：不满意');
  });

  test('adds photos later, and is told which field is wrong when there is none', async () => {
    const visitor = new Visitor(at);
    const { number } = numbersOn(await filed(visitor));
    const form = await visitor.get('/appeal/photos');
    const none = await visitor.submit(form, { photos: new File([], '') });
    expect([none.status, none.html.includes('id="f-photos-wrong"')]).toEqual([422, true]);
    const photo = new File(['照片'], '现场.jpg', { type: 'image/jpeg' });
    const added = await visitor.submit(form, { photos: photo });
    expect([added.address, textOf(added).includes('您补充了文件')]).toEqual(['/appeal?done=photos', true]);
    await visitor.submit(form, { photos: photo });
    const { body } = await as('ann').get<{ files: { name: string }[] }>(`/api/v1/appeals/${number}/files`);
    expect(body.files.map(({ name }) => name)).toEqual(['现场.jpg']);
  });

  test('writes to the appeal that the form was shown for, whatever else is open in the browser', async () => {
    const visitor = new Visitor(at);
    await filed(visitor);
    const form = await visitor.get('/appeal/supplement');
    const other = numbersOn(await filed(visitor));
    const asked = await visitor.submit(form, { words: '给第一件的补充' });
    expect([asked.address, textOf(asked).includes('需要再次输入')]).toEqual(['/appeal/supplement', true]);
    expect(asked.html).toContain('>给第一件的补充</textarea>');
    const { body } = await as('dan').get<{ events: { type: string }[] }>(`/api/v1/appeals/${other.number}/events`);
    expect(body.events.map((e) => e.type)).toEqual(['registered']);
  });

  test('gets the same no for a wrong code and for a number that there is not', async () => {
    const { url } = await desk.another({});
    const { number, code } = numbersOn(await filed(new Visitor(url)));
    const visitor = new Visitor(url);
    const look = async (given: { number: string; code: string }) => visitor.post('/follow', given);
    const wrong = await look({ number, code: code === '00000000' ? '00000001' : '00000000' });
    const none = await look({ number: '2026010199999993', code });
    expect([wrong.status, none.status]).toEqual([404, 404]);
    expect(textOf(wrong)).toContain('编号和查询码对不上');
    expect(wrong.html.replaceAll(number, '')).toBe(none.html.replaceAll('2026010199999993', ''));
  });
});
