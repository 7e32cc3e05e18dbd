import { InFlight } from '../../api/engine/in-flight';
import { TemporalHolder } from '../../api/engine/temporal-holder';
import { NewsFeed } from '../../api/news-feed';
import { documentOf, languageOf } from '../../api/problems/document';
import { PROBLEM_CODES, PROBLEM_WORDS } from '../../api/problems/problem';

test('Chinese is the language unless the reader prefers English', () => {
  const of = (header?: string) => languageOf(header);
  expect([
    of(),
    of('*'),
    of('fr'),
    of('en'),
    of('en-US,zh;q=0.9'),
    of('zh-CN,en;q=0.9'),
    of('en;q=0.2, zh;q=0.8'),
    of('en;q=x'),
  ]).toEqual(['zh', 'zh', 'zh', 'en', 'en', 'zh', 'zh', 'en']);
});

test('every code has words in both languages, and no word is left to be filled in', () => {
  for (const code of PROBLEM_CODES) {
    const names = [...`${PROBLEM_WORDS[code].detail.zh}${PROBLEM_WORDS[code].detail.en}`.matchAll(/\{(\w+)\}/g)].map(
      (m) => m[1] ?? '',
    );
    const data = Object.fromEntries(names.map((n) => [n, 'complaint']));
    const document = documentOf({ code, data }, 'zh');
    expect(JSON.stringify(document)).not.toMatch(/[{]\w+[}]/);
    for (const text of [document.title, document.detail, document.whatToDo]) expect(text).toMatch(/\p{Script=Han}/u);
    for (const text of Object.values(document.inOtherLanguage)) expect(text).not.toMatch(/\p{Script=Han}/u);
  }
});

test('of one case five run at once, the others wait in their order; other cases do not wait for them', async () => {
  const flight = new InFlight(5);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 8 }, (_, i) =>
    flight.run('a', async () => {
      began.push(i);
      await new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  await new Promise(setImmediate);
  expect([began, flight.running]).toEqual([[0, 1, 2, 3, 4], 5]);
  expect(await flight.run('b', () => Promise.resolve('at once'))).toBe('at once');
  await expect(flight.run('b', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  ends[2]?.();
  await new Promise(setImmediate);
  expect(began).toEqual([0, 1, 2, 3, 4, 5]);
  while (began.length < 8 || ends.length > 0) {
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(flight.running).toBe(0);
});

test('a slow reader keeps the newest of each case and never more than a fixed number', async () => {
  const feed = new NewsFeed(() => Promise.resolve(new Map()));
  const written: [string, unknown][] = [];
  let takes = true;
  const { drained, end } = feed.listen({
    city: 'c',
    sight: { all: true },
    write: (event, data) => {
      written.push([event, data]);
      return takes;
    },
    close: () => undefined,
  });
  const news = (number: string, version: number) => ({ number, city: 'c', version, unit: null });
  takes = false;
  await feed.publish([news('1', 1)]);
  await feed.publish([news('2', 1), news('2', 2), news('1', 3)]);
  expect(written).toEqual([['changed', { number: '1', version: 1 }]]);
  takes = true;
  drained();
  expect(written.slice(1)).toEqual([
    ['changed', { number: '2', version: 2 }],
    ['changed', { number: '1', version: 3 }],
  ]);
  takes = false;
  await feed.publish([news('1', 4)]);
  await feed.publish(Array.from({ length: 100_000 }, (_, i) => news(String(i), 1)));
  takes = true;
  drained();
  expect(written.slice(3)).toEqual([
    ['changed', { number: '1', version: 4 }],
    ['readAgain', {}],
  ]);
  end();
  expect(feed.listening).toBe(0);
});

test('a unit’s page hears of its appeals also when the news no longer names the unit', async () => {
  const feed = new NewsFeed(() => Promise.resolve(new Map([['1', ['u2-1']]])));
  const heard: string[] = [];
  const listen = (unit: string) =>
    feed.listen({
      city: 'c',
      sight: { all: false, units: [unit] },
      write: () => heard.push(unit) > 0,
      close: () => undefined,
    });
  listen('u2-1');
  listen('u2-2');
  await feed.publish([{ number: '1', city: 'c', version: 9, unit: null }]);
  await feed.publish([{ number: '1', city: 'elsewhere', version: 9, unit: 'u2-1' }]);
  expect(heard).toEqual(['u2-1']);
});

test('Temporal is asked again after a failure, but not by everybody at once', async () => {
  let asked = 0;
  let now = 10_000;
  const holder = new TemporalHolder(
    () => {
      asked++;
      return Promise.reject(new Error('away'));
    },
    () => now,
  );
  await expect(holder.get()).rejects.toThrow('not connected');
  await expect(holder.get()).rejects.toThrow('not connected');
  expect(asked).toBe(1);
  now += 1_000;
  await expect(holder.get()).rejects.toThrow('not connected');
  expect(asked).toBe(2);
});
