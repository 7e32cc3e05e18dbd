import { gzipSync } from 'node:zlib';
import { connect } from '../../db/connect';
import { type Desk, FEEDBACK, openDesk } from './city-desk';
import { type Answer, Person } from './person';
import { personOf } from './person-of-city';
import { textOf, Visitor } from './public-visitor';

let desk: Desk;
const nobody = () => Person.nobody(desk.url);
const key = (text: string) => ({ headers: { 'Idempotency-Key': text } });
const APPEALS = '/api/v1/public/appeals';
const GIVEN = { title: '路灯不亮', message: '人民路的路灯坏了三天。' };

beforeAll(async () => {
  desk = await openDesk({ worker: false });
});
afterAll(() => desk.close());

interface Registered extends Answer {
  missing: string[];
  emergencyLines: string[];
}

describe('an appeal filed online', () => {
  test('is registered once a key, by its appellant, and waits as incomplete for what is missing (R-REG-08)', async () => {
    const first = await nobody().post<Registered>(APPEALS, GIVEN, key('once'));
    expect(first).toMatchObject({
      status: 201,
      body: { repeated: false, missing: ['time', 'place', 'person', 'result'], emergencyLines: [] },
    });
    const again = await nobody().post<Registered>(APPEALS, GIVEN, key('once'));
    expect(again.body).toEqual({ ...first.body, repeated: true });
    const other = await nobody().post(APPEALS, { ...GIVEN, title: '别的' }, key('once'));
    expect([other.status, other.body.code]).toEqual([422, 'keyReused']);
    const { number, queryCode } = first.body;
    const view = await nobody().get<{ stage: string; missing: { element: string }[]; steps: { code: string }[] }>(
      `${APPEALS}/${number}?code=${queryCode}`,
    );
    expect(view.body).toMatchObject({ stage: 'incomplete', steps: [{ code: 'registered' }] });
    expect(view.body.missing.map(({ element }) => element)).toEqual(['time', 'place', 'person', 'result']);
    const [event] = await desk.database.db('events').where({ number }).select('role', 'actor');
    expect(event).toEqual({ role: 'appellant', actor: 'appellant' });
  });

  test('keeps who appeals with the person alone, e-mail included', async () => {
    const appellant = { name: '李四', contact: '13800000000', email: 'li@example.com' };
    const { body } = await nobody().post(APPEALS, { ...GIVEN, appellant, confidential: true, publication: 'unwanted' });
    const { db } = desk.database;
    const [person] = await db('people')
      .join('appellants', 'appellants.person', 'people.id')
      .where({ number: body.number })
      .select('name', 'contact', 'email');
    expect(person).toEqual(appellant);
    const log = await db('events').join('texts', 'texts.id', 'events.text_id').where({ number: body.number });
    expect(JSON.stringify(log)).not.toMatch(/李四|13800000000|li@example/);
    const [registered] = await db('events').where({ number: body.number }).select<{ body: string }[]>('body');
    expect(JSON.parse(registered?.body ?? '{}')).toMatchObject({ publication: 'unwanted' });
    const ann = await Person.signIn(desk.url, 'ann');
    expect((await ann.get<{ marks: object }>(`/api/v1/appeals/${body.number}`)).body.marks).toEqual({
      confidential: true,
    });
  });

  test('is refused with what is wrong, field by field', async () => {
    const wrong = { ...GIVEN, title: ' ', appellant: { email: 'nobody' }, category: 'report' };
    const { status, body } = await nobody().post(APPEALS, wrong);
    expect([status, body.fields.map((f) => f.path)]).toEqual([422, ['/title', '/appellant/email']]);
    const kind = await nobody().post(APPEALS, { ...GIVEN, category: 'report' });
    expect([kind.status, kind.body.fields[0]?.path]).toEqual([422, '/category']);
    expect((await nobody().post(APPEALS, { ...GIVEN, homepage: 'x' })).body.code).toBe('looksAutomatic');
    expect((await nobody().post(APPEALS, { ...GIVEN, city: 'nowhere' })).body.code).toBe('cityUnknown');
  });
});

describe('in an installation of several cities', () => {
  beforeAll(async () => {
    const own = await personOf(desk, 'suzhou-anhui', 'administrator');
    for (const pack of ['hangzhou', 'rehearsal'])
      expect((await own.post('/api/v1/cities', { pack, trial: true })).status).toBe(201);
  });

  test('the city is chosen first, and stays chosen', async () => {
    const visitor = new Visitor(desk.url);
    const choice = await visitor.get('/submit?lang=en');
    expect(choice.html).toContain('href="/submit?city=rehearsal&amp;lang=en"');
    const form = await visitor.get('/submit?city=rehearsal');
    expect(form.html).toContain('action="/submit?city=rehearsal"');
    const receipt = await visitor.submit(form, { ...GIVEN, place: '人民路' });
    expect(receipt.address).toBe('/receipt?city=rehearsal');
    const { city } = (await desk.database.db('appeals').orderBy('number', 'desc').first('city')) as { city: string };
    expect(city).toBe('rehearsal');
  });

  test('one that names its channels and none online takes nothing online, and says how else (R-CHN-34)', async () => {
    const visitor = new Visitor(desk.url);
    expect(textOf(await visitor.get('/?city=hangzhou'))).toContain('请拨打 12345');
    const form = await visitor.get('/submit?city=hangzhou');
    expect([form.status, textOf(form).includes('本市不受理网上诉求')]).toEqual([409, true]);
    const { status, body } = await nobody().post(APPEALS, { ...GIVEN, city: 'hangzhou' });
    expect([status, body.code, body.rule]).toEqual([409, 'noOnlineChannel', 'R-CHN-34']);
  });
});

describe('every public page', () => {
  const PAGES = ['/', '/cities', '/submit', '/follow', '/answers', '/directory', '/help', '/receipt', '/appeal'];
  const at = (path: string, lang: string): string => `${path}?city=suzhou-anhui${lang}`;

  test('is a page of its language, without a style or a script of its own, under a strict policy', async () => {
    const visitor = new Visitor(desk.url);
    for (const path of PAGES)
      for (const lang of ['', '&lang=en']) {
        const { status, html, headers } = await visitor.get(at(path, lang));
        expect([path, status]).toEqual([path, 200]);
        expect(html).toContain(`<html lang="${lang === '' ? 'zh-CN' : 'en'}">`);
        expect(html).not.toMatch(/ style="|<style|<script>| on[a-z]+="|https?:\/\/(?!www\.w3)/);
        // a key without its text would stand as it is
        expect([path, textOf({ status, html, headers, address: path }).match(/\b[a-z]+\.[a-z]\w+\b/i)]).toEqual([
          path,
          null,
        ]);
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).toMatch(/default-src 'none'.*script-src 'self'; style-src 'self';/);
        expect(policy).not.toContain('unsafe');
        expect(headers.get('cache-control')).toBe('no-store');
      }
  });

  test('and all that the largest of them loads is under 200 KB compressed at first', async () => {
    const { html } = await new Visitor(desk.url).get(at('/submit', ''));
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(files.map((file) => file.replace(/\?.*/, '')).sort()).toEqual([
      '/assets/icon.svg',
      '/assets/style.css',
      '/assets/submit.js',
    ]);
    let bytes = gzipSync(html).length;
    for (const file of files) {
      const response = await fetch(`${desk.url}${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get('cache-control')).toContain('immutable');
      bytes += gzipSync(await response.text()).length;
    }
    expect(bytes).toBeLessThan(200 * 1024);
  });

  test('says what went wrong as a page: nothing there, a wrong code, the store away', async () => {
    const visitor = new Visitor(desk.url);
    const nothing = await visitor.get('/nothing-here');
    expect([nothing.status, textOf(nothing).includes('请从首页进入')]).toEqual([404, true]);
    expect((await nobody().get('/nothing-here')).headers.get('content-type')).toContain('problem+json');
    const none = await visitor.get(at('/answers/2026010199999993', ''));
    expect([none.status, textOf(none).includes('没有这条公开答复')]).toEqual([404, true]);
    const db = connect({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const { url } = await desk.another({ db });
    const away = await new Visitor(url).get('/submit');
    expect([away.status, textOf(away).includes('急事请拨打 12345')]).toEqual([503, true]);
    await db.destroy();
  });
});

describe('published answers', () => {
  test('are found by their words, and before the same is filed again', async () => {
    const visitor = new Visitor(desk.url);
    const empty = await visitor.get('/answers?city=rehearsal');
    expect(textOf(empty)).toContain('还没有公开的答复');
    expect(FEEDBACK.reply).toBeDefined();
    const alike = await nobody().post<{ answers: object[]; standard: object[] }>('/api/v1/public/answers/alike', {
      city: 'rehearsal',
      text: '路灯不亮',
    });
    expect(alike.body).toEqual({ answers: [], standard: [] });
    const list = await nobody().get<{ answers: object[]; next: null }>('/api/v1/public/answers?city=rehearsal&q=路灯');
    expect(list.body).toEqual({ answers: [], next: null });
  });
});
