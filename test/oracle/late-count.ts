import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarFile, dateOf, endOf, workedDayAfter, type Written, writtenDays } from './days';

/*
 * Which messages of a file a city's limits would have found late, counted day by day and slowly, from the files in packs/ as they
 * lie there. It knows nothing of the product's code, so that both can be held against each other:
 *
 *   npx huiying simulate --file FILE --packs PACK,PACK --rows VERDICTS
 *   npx tsx test/oracle/late-count.ts FILE PACK,PACK VERDICTS
 */

/** What this count and the product's have to agree on, row by row. */
export interface Verdict {
  line: number;
  pack: string;
  clause: string;
  dueAt: string;
  late: boolean;
}

interface PackFile {
  categories: readonly string[] | null;
  timeLimits: Readonly<Record<string, { value: number | null; unit: string | null } | null>> | null;
}

const PACKS = join(__dirname, '..', '..', 'packs');
const read = (name: string): unknown => JSON.parse(readFileSync(join(PACKS, `${name}.json`), 'utf8'));

/** Every verdict on the lines of a JSON Lines file, in the order of lines, packs and clauses. */
export function lateCount(text: string, packs: readonly string[]): Verdict[] {
  const written = writtenDays(read('calendar-cn') as CalendarFile);
  const limits = packs.map((pack) => ({ pack, clauses: clausesOf(read(pack) as PackFile) }));
  return text.split('\n').flatMap((row, i) => {
    if (row.trim() === '') return [];
    const { time, reply_time: reply } = JSON.parse(row) as { time?: string; reply_time?: string };
    const [received, replied] = [Date.parse(time ?? ''), Date.parse(reply ?? '')];
    if (Number.isNaN(received) || Number.isNaN(replied) || replied < received) return [];
    return limits.flatMap(({ pack, clauses }) =>
      clauses.map(([clause, days]) => verdict(i + 1, pack, clause, received, replied, days, written)),
    );
  });
}

function verdict(
  line: number,
  pack: string,
  clause: string,
  received: number,
  replied: number,
  days: number,
  written: Written,
): Verdict {
  // the day of receipt does not count, and the last working day counts to its end (scenarios, «Counting convention»)
  const due = endOf(workedDayAfter(dateOf(received), days, written));
  return { line, pack, clause, dueAt: new Date(due).toISOString(), late: replied > due };
}

/** the limits that a pack states by category, and its general one where a category has none of its own */
function clausesOf({ categories, timeLimits }: PackFile): [clause: string, days: number][] {
  const named = categories ?? Object.keys(timeLimits ?? {}).filter((name) => name !== 'default');
  const isGeneralUsed = named.some((category) => !timeLimits?.[category]);
  const names = [...named, ...(isGeneralUsed ? ['default'] : [])];
  return names.flatMap((name): [string, number][] => {
    const limit = timeLimits?.[name];
    if (!limit || limit.value === null) return [];
    if (limit.unit !== 'workingDays') throw new Error(`this count knows working days alone, not ${limit.unit}`);
    return [[`timeLimits.${name}`, limit.value]];
  });
}

/** Every pack that states a handling limit. */
export const packsWithLimits = (): string[] =>
  readdirSync(PACKS)
    .filter((file) => file.endsWith('.json') && !NO_PACKS.includes(file))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((pack) => clausesOf(read(pack) as PackFile).length > 0);

// the rehearsal pack is no city: it states limits in every unit there is
const NO_PACKS = [
  'rehearsal.json',
  'platform-defaults.json',
  'legal-overrides.json',
  'calendar-cn.json',
  'readings.json',
];

/** What two lists of verdicts do not agree on, whatever their order. */
export function disagreements(a: readonly Verdict[], b: readonly Verdict[]): string[] {
  const told = (one: Verdict): string => JSON.stringify([one.line, one.pack, one.clause, one.dueAt, one.late]);
  const [first, second] = [new Set(a.map(told)), new Set(b.map(told))];
  return [
    ...[...first].filter((one) => !second.has(one)).map((one) => `only in the first: ${one}`),
    ...[...second].filter((one) => !first.has(one)).map((one) => `only in the second: ${one}`),
  ];
}

function main([file = '', packs = '', verdicts]: readonly string[]): void {
  const ids = packs === '' ? packsWithLimits() : packs.split(',');
  const counted = lateCount(readFileSync(file, 'utf8'), ids);
  for (const pack of ids)
    for (const clause of new Set(counted.filter((one) => one.pack === pack).map((one) => one.clause))) {
      const of = counted.filter((one) => one.pack === pack && one.clause === clause);
      console.log(`${pack} ${clause}: ${of.filter((one) => one.late).length} late of ${of.length}`);
    }
  if (verdicts === undefined) return;
  const other = readFileSync(verdicts, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Verdict);
  const found = disagreements(counted, other);
  for (const one of found.slice(0, 20)) console.log(one);
  console.log(`${counted.length} verdicts, ${other.length} of the product, ${found.length} do not agree`);
  if (found.length > 0) process.exitCode = 1;
}

if (require.main === module) main(process.argv.slice(2));
