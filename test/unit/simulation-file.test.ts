import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RowVerdict } from '../../cli/simulate/judge-file';
import { simulateFile } from '../../cli/simulate/simulate-file';
import { COLUMNS } from '../../cli/simulate/replied-rows';
import { PlainFailure } from '../../cli/services/plain-failure';
import { disagreements, lateCount, packsWithLimits } from '../oracle/late-count';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'huiying-simulation-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const HOW = { columns: COLUMNS, timezone: 'Asia/Shanghai', encoding: 'utf8' };

/** invented messages over all the years of the calendar, each replied to within some weeks */
function invented(count: number): string {
  let seed = 20_261_124;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const [first, last] = [Date.UTC(2004, 0, 2), Date.UTC(2026, 9, 1)];
  return Array.from({ length: count }, (_, i) => {
    const time = first + Math.floor(random() * (last - first));
    const reply = time + Math.floor(random() * 35 * 86_400_000);
    return JSON.stringify({ id: `${i}`, time: shanghai(time), reply_time: shanghai(reply), category1: '' });
  }).join('\n');
}

const shanghai = (at: number): string => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

async function judged(text: string, packs: readonly string[]) {
  const [file, rows] = [join(folder, 'messages.jsonl'), join(folder, 'verdicts.jsonl')];
  writeFileSync(file, text);
  const { shares } = await simulateFile(file, { ...HOW, packs: packs.join(','), rows });
  const lines = readFileSync(rows, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { shares, verdicts: lines.map((line) => JSON.parse(line) as RowVerdict) };
}

test('what a file says was late agrees row by row with a count day by day that shares no code with the product', async () => {
  const text = invented(600);
  const packs = packsWithLimits();
  const { shares, verdicts } = await judged(text, packs);
  const counted = lateCount(text, packs);
  expect(packs).toEqual(expect.arrayContaining(['suzhou-anhui', 'an-city', 'chongqing']));
  expect(disagreements(counted, verdicts)).toEqual([]);
  expect(verdicts).toHaveLength(counted.length);
  for (const { pack, limits } of shares.packs)
    for (const { clause, judged: all, late, byYear } of limits) {
      const of = counted.filter((one) => one.pack === pack && one.clause === clause);
      expect([all, late]).toEqual([of.length, of.filter((one) => one.late).length]);
      const years = Object.values(byYear);
      expect(years.reduce((sum, year) => sum + year.late, 0)).toBe(late);
    }
});

test('a folder is no file, and verdicts that cannot be written are refused before anything is judged', async () => {
  await expect(simulateFile(folder, HOW)).rejects.toThrow(PlainFailure);
  const file = join(folder, 'none.jsonl');
  writeFileSync(file, '');
  await expect(simulateFile(file, { ...HOW, rows: join(folder, 'away', 'rows.jsonl') })).rejects.toThrow(PlainFailure);
});

test('a row that cannot be judged is counted and named, and costs none of the others', async () => {
  const row = (time: string, reply: string, more: object = {}) => JSON.stringify({ time, reply_time: reply, ...more });
  const text = [
    row('2019-04-24T15:40:04+08:00', '2019-04-26T09:00:00+08:00'),
    row('2019-04-24T15:40:04+08:00', ''),
    row('2019-04-31T15:40:04+08:00', '2019-05-26T09:00:00+08:00'),
    row('2019-04-24T15:40:04+08:00', '2019-04-23T09:00:00+08:00'),
    row('2003-12-30T15:40:04+08:00', '2004-01-23T09:00:00+08:00'),
    'no JSON',
    row('2019-04-24T15:40:04+08:00', '2019-05-26T09:00:00+08:00', { category1: '投诉' }),
    row('2019-04-24T15:40:04+08:00', '2019-05-26T09:00:00+08:00', { category1: '意见' }),
  ].join('\n');
  const { shares } = await judged(text, ['suzhou-anhui', 'nanjing']);
  expect(shares).toMatchObject({
    rows: 8,
    withoutCategory: 1,
    unjudged: { replyUnknown: 1, receiptUnknown: 1, repliedBefore: 1, beforeCalendar: 1, unreadable: 1 },
  });
  const [suzhou, nanjing] = shares.packs;
  expect(suzhou?.limits.map(({ clause, judged: all, late }) => [clause, all, late])).toEqual([
    ['timeLimits.consultation', 1, 0],
    ['timeLimits.help', 1, 0],
    ['timeLimits.complaint', 2, 1],
    ['timeLimits.suggestion', 1, 0],
  ]);
  expect([suzhou?.withoutLimit, nanjing?.limits]).toEqual([1, []]);
});
