import { Command } from 'commander';
import { type Difference, PROJECTION_TABLES, rebuild, type Rebuilt } from '../../db/rebuild';
import { rebuildSearch } from '../../db/search/keep';
import { withStore } from './at-hand';
import { collector, say, sayJson } from './print';

const FOUND_WORDS: Readonly<Record<Difference['found'], string>> = {
  missing: '缺失 missing',
  extra: '多余 extra',
  different: '不同 different',
};

/**
 * `huiying audit rebuild`: what lists and boards read, computed again from the log and compared. Status 1 when there are
 * differences that were not replaced, or a log that cannot be read.
 */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('由事件日志重建投影并逐行比对\nRebuild every projection from the log and compare row by row.')
    .option(
      '--apply',
      '以重建结果替换不同的行，其间不能记录 replace the rows that differ; recording waits meanwhile',
      false,
    )
    .option('--json', '以 JSON 输出 print JSON', false)
    .action((options: { apply: boolean; json: boolean }) => run(options));
}

async function run({ apply, json }: { apply: boolean; json: boolean }): Promise<void> {
  const { found, tell } = collector(json, lineOf);
  const { search, ...told } = await withStore(async (db) => ({
    ...(await rebuild(db, { apply, onDifference: tell })),
    search: await rebuildSearch(db, { apply, onDifference: (number) => tell(notFoundAs(number)) }),
  }));
  const ofLog = PROJECTION_TABLES.reduce((sum, table) => sum + told.differences[table], 0);
  const differences = ofLog + search.differences;
  if (json) sayJson({ ...told, search, applied: apply, findings: found });
  else say(summary(told, differences, apply, search.differences));
  process.exitCode = told.unreadable.length === 0 && (differences === 0 || apply) ? 0 : 1;
}

/** a row by which staff search, which follows from texts and people */
const notFoundAs = (number: string): Found => ({
  table: 'appeal_search',
  number,
  row: '',
  found: 'different',
  columns: [],
});

type Found = Omit<Difference, 'table'> & { table: Difference['table'] | 'appeal_search' };

const lineOf = ({ table, number, row, found, columns }: Found): string =>
  `✗ ${[table, number, row, FOUND_WORDS[found], columns.join(', ')].filter((part) => part !== '').join('  ')}`;

function summary(
  { cases, events, differences, unreadable }: Rebuilt,
  sum: number,
  applied: boolean,
  search: number,
): string {
  const replaced = applied && sum > 0 ? ['已替换。 Replaced.'] : [];
  return [
    ...unreadable.map(({ number, reason }) => `✗ ${number}  日志无法折叠 the log cannot be folded: ${reason}`),
    ...PROJECTION_TABLES.map((table) => `${table.padEnd(17)} ${differences[table]}`),
    `${'appeal_search'.padEnd(17)} ${search}`,
    `由 ${cases} 件诉求的 ${events} 个事件重建，差异 ${sum} 行。`,
    `Rebuilt from ${events} events of ${cases} cases; ${sum} rows differ.`,
    ...replaced,
  ].join('\n');
}
