import { type Difference, rebuild } from '../../db/rebuild';
import { FileDesk, pathOf } from './file-desk';
import { CITY } from './city-desk';
import { Person } from './person';

let files: FileDesk;
beforeAll(async () => (files = await FileDesk.open()));
afterAll(() => files.desk.close());

const WORDS = { title: '人民路路灯', appeal: '人民路的路灯坏了三天。', answer: '已更换灯泡。' };
const QUERY = `city=${CITY}`;

interface Shown {
  title: string;
  answers: { number: string }[];
  next: string | null;
}
const shown = (path: string) => Person.nobody(files.desk.url).get<Shown>(`/api/v1/public/answers${path}`);
const numbersOf = async (query: string) => (await shown(`?${QUERY}&${query}`)).body.answers.map((one) => one.number);

async function differences(): Promise<Difference[]> {
  const found: Difference[] = [];
  await rebuild(files.db, { apply: false, onDifference: (d) => found.push(d) });
  return found;
}

async function archived(): Promise<string> {
  const number = await files.dispatched();
  await files.toTheArchive(number, () => Promise.resolve());
  return number;
}

const bundle = async (number: string) =>
  Buffer.from(await (await files.fetched('aud', `${pathOf(number)}/bundle`)).arrayBuffer());

test('an archived appeal is published, found, withdrawn and gone; its bundle and the rebuilt projections stay as they are', async () => {
  const number = await archived();
  const before = await bundle(number);
  const offered = (await files.as('rea').get<{ mayDo: { link: string }[] }>(pathOf(number))).body.mayDo;
  expect(offered.map((offer) => offer.link)).toEqual(['publish', 'notPublish']);
  expect((await shown(`/${number}?${QUERY}`)).status).toBe(404);

  await files.did(number, 'rea', 'publish', WORDS);
  expect((await shown(`/${number}?${QUERY}`)).body).toMatchObject({ ...WORDS, unit: 'u2-1', category: 'complaint' });
  for (const q of ['路灯', '人民路', '灯泡']) expect(await numbersOf(`q=${encodeURIComponent(q)}`)).toEqual([number]);
  for (const q of ['灯', '噪声']) expect(await numbersOf(`q=${encodeURIComponent(q)}`)).toEqual([]);
  expect(await numbersOf('category=complaint&unit=u2-1')).toEqual([number]);
  expect(await numbersOf('category=help')).toEqual([]);
  expect(await differences()).toEqual([]);
  expect((await bundle(number)).equals(before)).toBe(true);
  expect(await files.broken([number])).toEqual([]);

  const grounds = { reason: 'privacy', grounds: '仍可认出当事人。' };
  await files.did(number, 'rea', 'withdrawPublication', grounds);
  expect((await shown(`/${number}?${QUERY}`)).status).toBe(404);
  expect((await files.as('rea').get<{ beside: object }>(pathOf(number))).body.beside).toMatchObject({
    publication: { status: 'withdrawn', reason: 'privacy', wish: null },
  });
  const again = await files.as('rea').post(`${pathOf(number)}/withdrawPublication`, grounds);
  expect([again.status, again.body.code]).toEqual([409, 'nothingPublished']);
  expect(await differences()).toEqual([]);
});

test('the same request twice publishes once; another act on the archived case is refused as before', async () => {
  const number = await archived();
  const headers = { 'Idempotency-Key': 'once-and-no-more-1' };
  const first = await files.as('rea').post(`${pathOf(number)}/publish`, WORDS, { headers });
  const second = await files.as('rea').post(`${pathOf(number)}/publish`, WORDS, { headers });
  expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
  const late = await files.as('ann').post(`${pathOf(number)}/supplement`, { words: '还有一盏' });
  expect([late.status, late.body.code]).toEqual([409, 'appealArchived']);
  // no workflow is left that would have to hear of it
  expect(await files.db('unconfirmed').where({ number, version: first.body.version })).toEqual([]);
});

test('what was masked is public no more', async () => {
  const number = await archived();
  await files.did(number, 'rea', 'publish', WORDS);
  await files
    .db('texts')
    .whereIn('id', files.db('events').where({ number, type: 'published' }).select('text_id'))
    .update({ salt: null, body: null, masked_at: new Date() });
  expect((await shown(`/${number}?${QUERY}`)).status).toBe(404);
  expect(await differences()).toEqual([]);
});

test('the draft is for the reviewer, and holds no name that is known', async () => {
  const number = await files.registered({
    message: '我叫李晓梅，电话13800138000。',
    appellant: { kind: 'person', name: '李晓梅', contact: '13800138000' },
  });
  const { status, body } = await files.as('rea').get(`${pathOf(number)}/publication-draft`);
  expect([status, body]).toEqual([
    200,
    {
      title: { text: '路灯不亮', found: {} },
      appeal: { text: '我叫李某，电话***。', found: { telephone: 1, name: 1 } },
      answer: { text: '', found: {} },
    },
  ]);
  expect((await files.as('han').get(`${pathOf(number)}/publication-draft`)).status).toBe(403);
});
