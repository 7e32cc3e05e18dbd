import { publishedAlike } from '../../db/publications-alike';
import { bigramsOf } from '../../db/search/bigrams';
import { type TestDatabase, testDatabase } from '../servers/test-database';

const CITY = 'rehearsal';
let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.drop());

/** published answers whose titles say this, the first of them the newest */
async function publish(titles: readonly string[], city = CITY): Promise<void> {
  const rows = titles.map((title, i) => ({
    id: `${city}-${title}-${i}`,
    title,
    at: new Date(Date.UTC(2026, 0, 1) - i),
  }));
  await database
    .db('texts')
    .insert(rows.map(({ id, title }) => ({ id, city, hash: '', body: JSON.stringify({ title }) })));
  await database
    .db('publications')
    .insert(
      rows.map(({ id, title, at }) => ({ number: id, city, published_at: at, text_id: id, words: bigramsOf(title) })),
    );
}

const titlesLike = async (text: string): Promise<string[]> =>
  (await publishedAlike(database.db, CITY, text, 2)).map(({ title }) => title);

test('among many answers that share a common matter, the one that shares the rare words too comes first', async () => {
  await publish([...Array.from({ length: 600 }, (_, i) => `第${i}号路灯不亮`), '紫藤路路灯不亮']);
  await publish(['紫藤路路灯不亮'], 'another');
  await database.db.raw('analyze publications');
  expect((await titlesLike('紫藤路的路灯不亮了'))[0]).toBe('紫藤路路灯不亮');
  expect(await titlesLike('路灯不亮了')).toEqual(['第0号路灯不亮', '第1号路灯不亮']);
});

test('what shares one word alone is no answer, and neither is what was masked', async () => {
  await publish(['医保报销比例']);
  expect(await titlesLike('怎样报销')).toEqual([]);
  expect(await titlesLike('医保报销')).toEqual(['医保报销比例']);
  await database
    .db('texts')
    .where('body', '@>', JSON.stringify({ title: '医保报销比例' }))
    .update({ masked_at: new Date() });
  expect(await titlesLike('医保报销')).toEqual([]);
  expect(await titlesLike('好')).toEqual([]);
});
