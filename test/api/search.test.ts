import { changesOf } from '../../db/change-log';
import { rebuildSearch } from '../../db/search/keep';
import { CITY, COMPLAINT, type Desk, ELEMENTS, FEEDBACK, machine, openDesk, OTHER_UNIT, UNIT } from './city-desk';
import { Person } from './person';

interface Listed {
  readAs: string[];
  appeals: { number: string; title: string | null }[];
  next: string | null;
  code: string;
  fields: { path: string; code: string }[];
}
interface Alike {
  appeals: { number: string; score: number; open: boolean; answered: string | null }[];
}

let desk: Desk;
let ann: Person;
let dan: Person;
let han: Person;
let bob: Person;
let adm: Person;

beforeAll(async () => {
  desk = await openDesk({ worker: true });
  [ann, dan, han, bob, adm] = (await Promise.all(
    ['ann', 'dan', 'han', 'bob', 'adm'].map((login) => Person.signIn(desk.url, login)),
  )) as [Person, Person, Person, Person, Person];
});
afterAll(() => desk.close());

const LEAK = {
  ...COMPLAINT,
  title: '雨水管道堵塞',
  message: '梧桐巷的雨水管道堵塞，一下雨院子就积水，已经两周了。',
  elements: { ...ELEMENTS, place: { text: '梧桐巷17号院' }, person: { text: '院里的赵老师' } },
  appellant: { kind: 'person', name: '欧阳 雪', contact: '0557-301 2345' },
};

const register = async (more: object): Promise<string> =>
  (await ann.post('/api/v1/appeals', { ...LEAK, ...more })).body.number;
const search = async (who: Person, body: object) => (await who.post<Listed>('/api/v1/search', body)).body;
const numbers = async (who: Person, body: object) => (await search(who, body)).appeals?.map((a) => a.number);
const readsOf = (number: string) =>
  desk.database.db('identity_reads').where({ number }).select('role', 'reason').orderBy('id');

describe('one box', () => {
  let own: string;
  let other: string;

  beforeAll(async () => {
    own = await register({});
    other = await register({
      message: '丁香路路灯不亮。',
      title: '路灯',
      appellant: { kind: 'person', contact: '13900001111' },
    });
    await dan.post(`/api/v1/appeals/${own}/dispatch`, { unit: UNIT });
  });

  test('finds by words, by place, and by the digits with which a number begins', async () => {
    expect(await search(ann, { text: '雨水管道' })).toMatchObject({
      readAs: ['words'],
      appeals: [{ number: own, title: '雨水管道堵塞' }],
    });
    expect(await numbers(ann, { place: '梧桐巷' })).toEqual([other, own]);
    expect(await numbers(ann, { text: '丁香路', place: '梧桐巷' })).toEqual([other]);
    expect(await search(ann, { text: own.slice(0, 15) })).toMatchObject({ readAs: ['number'] });
    expect(await numbers(ann, { text: own })).toEqual([own]);
    expect(await numbers(ann, { text: '雨水管道', stage: 'archived' })).toEqual([]);
    expect(await numbers(ann, { text: '雨水管道', stage: 'dispatched', unit: UNIT, open: true })).toEqual([own]);
  });

  test('says that one character finds nothing', async () => {
    expect(await search(ann, { text: '雨' })).toMatchObject({ fields: [{ path: '/text', code: 'nothingToFind' }] });
    expect(await search(ann, { place: '巷' })).toMatchObject({ fields: [{ path: '/place', code: 'nothingToFind' }] });
  });

  test('finds by telephone and by whole name, however they are written, and writes down who looked (R-IDC-12)', async () => {
    expect(await search(ann, { text: '05573012345' })).toMatchObject({
      readAs: ['telephone'],
      appeals: [{ number: own }],
    });
    expect(await numbers(ann, { text: '+86 0557 3012345' })).toEqual([own]);
    expect(await numbers(dan, { name: '欧阳雪' })).toEqual([own]);
    expect(await numbers(dan, { name: '欧阳' })).toEqual([]);
    expect(await readsOf(own)).toEqual([
      { role: 'agent', reason: '按电话检索 Searched by telephone' },
      { role: 'agent', reason: '按电话检索 Searched by telephone' },
      { role: 'dispatcher', reason: '按姓名检索 Searched by name' },
    ]);
    expect(await readsOf(other)).toEqual([]);
  });

  test('finds of a person only what holds the words and the place too, and writes down nothing else as read', async () => {
    const name = '司徒静';
    const mine = { appellant: { kind: 'person', name, contact: '13900002222' } };
    const lift = await register({ ...mine, title: '电梯', message: '电梯停运三天' });
    const noise = await register({ ...mine, title: '噪声', message: '夜间施工噪声' });
    expect(await numbers(dan, { name, text: '电梯停运' })).toEqual([lift]);
    expect(await numbers(dan, { name, text: '电梯停运', place: '丁香路' })).toEqual([]);
    expect(await numbers(dan, { text: '13900002222', place: '梧桐巷' })).toEqual([noise, lift]);
    expect([(await readsOf(lift)).length, (await readsOf(noise)).length]).toEqual([2, 1]);
  });

  test('lets nobody look for people who may not know who appeals', async () => {
    expect([(await search(adm, { text: '13900001111' })).code, (await search(adm, { name: '欧阳雪' })).code]).toEqual([
      'forbidden',
      'forbidden',
    ]);
  });

  test('shows a unit what it has or had, and never by a protected identity (R-IDC-11)', async () => {
    const hidden = await register({ marks: { confidential: true }, message: '雨水管道举报' });
    await dan.post(`/api/v1/appeals/${hidden}/dispatch`, { unit: UNIT });
    expect(await numbers(han, { text: '雨水管道' })).toEqual([hidden, own]);
    expect(await numbers(bob, { text: '雨水管道' })).toEqual([]);
    expect(await numbers(han, { text: '05573012345' })).toEqual([own]);
    expect(await numbers(bob, { name: '欧阳雪' })).toEqual([]);
    expect((await readsOf(own)).at(-1)).toMatchObject({ role: 'handler' });
    expect(await numbers(ann, { text: '赵老师' })).toEqual([]);
  });

  test('finds people for a unit’s handler within the unit alone, who sees the whole city by another role (R-IDC-11)', async () => {
    const both = await machine(desk, [
      { role: 'municipalLeader', unit: null },
      { role: 'handler', unit: UNIT },
    ]);
    const contact = '0557-301 7788';
    const theirs = {
      title: '井盖',
      message: '丹桂路井盖松动。',
      appellant: { kind: 'person', name: '司马 青', contact },
    };
    const [ofUnit, hidden, elsewhere] = [
      await register(theirs),
      await register({ ...theirs, marks: { confidential: true } }),
      await register(theirs),
    ];
    for (const number of [ofUnit, hidden]) await dan.post(`/api/v1/appeals/${number}/dispatch`, { unit: UNIT });
    expect(await numbers(both, { text: contact })).toEqual([ofUnit]);
    expect(await numbers(both, { name: '司马青' })).toEqual([ofUnit]);
    expect([await readsOf(hidden), await readsOf(elsewhere)]).toEqual([[], []]);
  });

  test('goes on page by page, by words and by telephone', async () => {
    for (const text of ['雨水管道', '05573012345']) {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page: Listed = await search(ann, { text, limit: 1, ...(cursor ? { cursor } : {}) });
        seen.push(...page.appeals.map((a) => a.number));
        cursor = page.next;
      }
      expect(seen).toEqual(await numbers(ann, { text }));
      expect(seen.length).toBe(2);
    }
  });

  test('keeps no telephone and no name in the clear', async () => {
    const rows = await desk.database.db('appeal_search').select('*');
    expect(JSON.stringify(rows)).not.toMatch(/3012345|13900001111|欧阳|赵老/);
  });
});

test('what an appellant adds is found too; what is masked is found no more; a rebuild brings back what is missing', async () => {
  const { db } = desk.database;
  const number = await register({ message: '河堤护栏断裂' });
  await ann.post(`/api/v1/appeals/${number}/supplement`, { words: '护栏旁的警示牌也倒了' });
  expect(await numbers(ann, { text: '警示牌' })).toEqual([number]);
  await db('appeal_search').where({ number }).update({ terms: [] });
  const differing: string[] = [];
  const compare = (apply: boolean) => rebuildSearch(db, { apply, onDifference: (one) => differing.push(one) });
  expect(await compare(true)).toMatchObject({ differences: 1 });
  expect(await compare(false)).toMatchObject({ differences: 0 });
  expect(differing).toEqual([number]);
  expect(await numbers(ann, { text: '河堤护栏' })).toEqual([number]);
  await ann.post(`/api/v1/appeals/${number}/addNote`, { internalNote: '已与街道电话核实' });
  const masked = { masked_at: new Date(), body: null, salt: null };
  const textOf = (type: string) => db('events').where({ number, type }).select('text_id');
  expect(await db('texts').whereIn('id', textOf('noteAdded')).update(masked)).toBe(1);
  expect(await numbers(ann, { text: '河堤护栏' })).toEqual([number]);
  expect(await compare(false)).toMatchObject({ differences: 0 });
  const [person] = await db('appellants').where({ number }).select('person');
  await db('people').where({ id: person.person }).update({ masked_at: new Date(), name: null, contact: null });
  expect(await numbers(ann, { text: '05573012345' })).not.toContain(number);
  expect(await numbers(ann, { text: '河堤护栏' })).toEqual([number]);
  await db('texts').whereIn('id', textOf('registered')).update(masked);
  expect(await numbers(ann, { text: '河堤护栏' })).toEqual([]);
  expect(await compare(false)).toMatchObject({ differences: 0 });
});

test('a rebuild puts nothing back that somebody masks meanwhile', async () => {
  const { db } = desk.database;
  const number = await register({ message: '泵房围墙开裂' });
  await db('appeal_search').where({ number }).update({ terms: [] });
  const [text] = await db('events').where({ number, v: 1 }).select('text_id');
  const masking = await db.transaction();
  await masking('texts').where({ id: text.text_id }).update({ masked_at: new Date(), body: null, salt: null });
  const rebuilt = rebuildSearch(db, { apply: true, onDifference: () => undefined });
  const waits = async () => (await db('pg_locks').where({ granted: false }).select('pid')).length > 0;
  while (!(await waits())) await new Promise((resolve) => setTimeout(resolve, 20));
  await masking.commit();
  await rebuilt;
  expect(await db('appeal_search').where({ number })).toEqual([]);
});

test('somebody calls: what they brought before, the newest first, with what was answered', async () => {
  const contact = '13911112222';
  const appellant = { kind: 'person', contact };
  const first = await register({ appellant, following: { answerDirectly: { answer: '已列入本月疏通计划。' } } });
  const second = await register({ appellant });
  const { body } = await ann.post<Alike & { more: boolean }>('/api/v1/callers', { contact: '+86 139-1111-2222' });
  expect(body).toMatchObject({
    appeals: [
      { number: second, open: true, answered: null },
      { number: first, open: false, answered: '已列入本月疏通计划。' },
    ],
    more: false,
  });
  expect((await readsOf(first)).length).toBe(1);
  expect((await ann.post('/api/v1/callers', { contact: '张' })).body.fields).toEqual([
    expect.objectContaining({ path: '/contact', code: 'wrongForm' }),
  ]);
  expect((await han.post('/api/v1/callers', { contact })).status).toBe(403);
});

test('what a unit said is an answer once it was approved, and a rejected one never is', async () => {
  const contact = '13911113333';
  const number = await register({ appellant: { kind: 'person', contact } });
  const answered = async () => (await ann.post<Alike>('/api/v1/callers', { contact })).body.appeals[0]?.answered;
  const did = async (login: string, link: string, body: object = {}) =>
    expect((await (await Person.signIn(desk.url, login)).post(`/api/v1/appeals/${number}/${link}`, body)).status).toBe(
      200,
    );
  await did('dan', 'dispatch', { unit: UNIT });
  await did('han', 'sign');
  await did('lea', 'submitFeedback', { ...FEEDBACK, reply: '不归我们管。' });
  expect(await answered()).toBeNull();
  await did('rea', 'rejectFeedback', { missing: [], requirements: '请办理。' });
  expect(await answered()).toBeNull();
  await did('lea', 'submitFeedback', FEEDBACK);
  await did('rea', 'approveFeedback');
  expect(await answered()).toBe(FEEDBACK.reply);
});

test('what tells of the same is found, the likest first, and a unit finds its own', async () => {
  const like = await register({ title: '单车占道', message: '银杏街共享单车占满人行道，行人只能走机动车道。' });
  const less = await register({ title: '单车', message: '共享单车损坏没有人收。', elements: ELEMENTS });
  await dan.post(`/api/v1/appeals/${less}/dispatch`, { unit: OTHER_UNIT });
  const text = '银杏街人行道被共享单车占满';
  const found = async (who: Person, more: object = {}) =>
    (await who.post<Alike>('/api/v1/appeals/similar', { text, ...more })).body.appeals;
  const [one, two] = await found(ann);
  expect([one?.number, two?.number]).toEqual([like, less]);
  expect(one?.score).toBeGreaterThan(two?.score ?? 1);
  expect((await found(ann, { number: like })).map((a) => a.number)).toEqual([less]);
  expect((await found(bob)).map((a) => a.number)).toEqual([less]);
  expect(await found(han)).toEqual([]);
  expect(await found(ann, { text: '好' })).toEqual([]);
});

test('a unit finds what is like its own also where many of others are liker and newer', async () => {
  const text = '紫藤路泵站夜间轰鸣，居民无法入睡';
  const own = await register({ title: '泵站', message: '紫藤路泵站夜间有声响。' });
  await dan.post(`/api/v1/appeals/${own}/dispatch`, { unit: OTHER_UNIT });
  const receivedAt = new Date().toISOString();
  const rows = Array.from({ length: 60 }, (_, i) => ({ externalId: String(i), receivedAt, message: text, user: '甲' }));
  expect((await ann.post('/api/v1/imports', { source: 'liker', rows })).status).toBe(200);
  const found = async (who: Person, more: object = {}) =>
    (await who.post<Alike>('/api/v1/appeals/similar', { text, ...more })).body.appeals;
  expect((await found(bob)).map((a) => a.number)).toEqual([own]);
  expect((await found(ann)).map((a) => a.score)).toEqual(Array.from({ length: 10 }, () => 1));
});

const AGENT = { role: 'agent', unit: null } as const;

describe('a saved view', () => {
  interface Views {
    views: { id: string; name: string; own: boolean; sharedWith: string | null }[];
  }
  const views = async (who: Person) => (await who.get<Views>('/api/v1/saved-views?page=search')).body.views;

  test('is its owner’s, or shared with those of the same role, and only its owner forgets it', async () => {
    const save = async (body: object) => ann.post<{ id: string }>('/api/v1/saved-views', { page: 'search', ...body });
    await save({ name: '我的积水', query: 'words=积水' });
    const { body: shared } = await save({ name: '本周投诉', query: 'category=complaint', sharedWith: 'agent' });
    const another = await machine(desk, [{ role: 'agent', unit: null }]);
    expect((await views(ann)).map((v) => [v.name, v.own])).toEqual([
      ['我的积水', true],
      ['本周投诉', true],
    ]);
    expect((await views(another)).map((v) => [v.name, v.own, v.sharedWith])).toEqual([['本周投诉', false, 'agent']]);
    expect(await views(dan)).toEqual([]);
    expect((await another.delete(`/api/v1/saved-views/${shared.id}`)).status).toBe(404);
    expect((await ann.delete(`/api/v1/saved-views/${shared.id}`)).status).toBe(200);
    expect(await views(another)).toEqual([]);
  });

  test('of a closed account goes on for those it is shared with, until an administrator forgets it', async () => {
    const { db } = desk.database;
    const [leaving, another] = [await machine(desk, [AGENT]), await machine(desk, [AGENT])];
    const view = { page: 'search', name: '上周求助', query: 'category=help', sharedWith: 'agent' };
    const { id } = (await leaving.post<{ id: string }>('/api/v1/saved-views', view)).body;
    expect(await views(adm)).toEqual([]);
    expect((await adm.delete(`/api/v1/saved-views/${id}`)).status).toBe(404);
    const owner = await db('saved_views').where({ id }).first<{ account: number }>('account');
    await db('accounts').where({ id: owner?.account }).update({ active: false });
    const left = { name: view.name, own: false, ownerless: true };
    expect(await views(another)).toMatchObject([{ ...left, mayForget: false }]);
    expect((await another.delete(`/api/v1/saved-views/${id}`)).status).toBe(404);
    expect(await views(adm)).toMatchObject([{ ...left, mayForget: true }]);
    expect((await adm.delete(`/api/v1/saved-views/${id}`)).status).toBe(200);
    expect(await views(another)).toEqual([]);
  });

  test('holds no telephone number, and is shared with no role that its owner has not', async () => {
    const refused = async (body: object) =>
      (await ann.post('/api/v1/saved-views', { page: 'search', name: '甲', query: '', ...body })).body.fields;
    expect(await refused({ query: 'telephone=13900000000' })).toMatchObject([{ path: '/query', code: 'tellsWho' }]);
    expect(await refused({ sharedWith: 'dispatcher' })).toMatchObject([{ path: '/sharedWith', code: 'notOneOf' }]);
  });
});

test('a list leaves the house as a file that spreadsheets read as text, and that it did is on record', async () => {
  const number = await register({ title: '=HYPERLINK("http://x")', message: '井盖破损，"急"' });
  const { body, headers } = await ann.get<string>(
    `/api/v1/appeals.csv?words=${encodeURIComponent('井盖破损')}&lang=zh`,
  );
  const [heading, row, end] = body.split('\r\n');
  expect(headers.get('content-type')).toContain('text/csv');
  expect(headers.get('huiying-most-rows')).toBe('10000');
  expect(heading).toMatch(/^编号,标题,/);
  expect(row).toMatch(new RegExp(`^${number},"'=HYPERLINK\\(""http://x""\\)",`));
  expect(end).toBe('');
  const english = await dan.get<string>('/api/v1/tasks.csv', { headers: { 'Accept-Language': 'en' } });
  expect(english.body).toMatch(/Number,Title,To do,/);
  expect(english.body.split('\r\n').length).toBeGreaterThan(2);
  const changes = await changesOf(desk.database.db, CITY, { types: ['listExported'], limit: 5 });
  expect(changes.map((c) => [c.subject, c.detail])).toEqual([
    ['tasks', { narrowedBy: [] }],
    ['appeals', { narrowedBy: ['words'] }],
  ]);
});
