import { setTimeout as wait } from 'node:timers/promises';
import { changeDefaults } from '../city';
import { residentBytes } from '../cpu-time';
import { figure, type Figure, percentile } from '../figure';
import { importRows } from '../import-rows';
import type { Laboratory } from '../laboratory';
import { pacedCases } from '../paced';
import type { Row, Scale } from '../row';
import { rush, totalCpu } from '../rush';

interface Size {
  /** open appeals before the import */
  before: number;
  /** rows of the import during which people act */
  rows: number;
  /** open appeals at the end */
  open: number;
  alarms: number;
}

const SIZES: Readonly<Record<Scale, Size>> = {
  quick: { before: 200, rows: 800, open: 1_000, alarms: 10 },
  usual: { before: 1_000, rows: 5_000, open: 6_000, alarms: 30 },
  full: { before: 1_000, rows: 5_000, open: 100_000, alarms: 30 },
};

/** the shortest limit a policy can say, so that the alarms of the bench fall due soon */
const WATCH = {
  remindDispatcher: { value: 1, unit: 'minutes' },
  tellSupervisor: { value: 2, unit: 'minutes' },
} as const;
const WATCH_MS = 60_000;
/** the import begins so long before the first of these alarms falls due */
const LEAD_MS = 5_000;

/**
 * An import at full speed, and behind it the starts of its workflows, while people act and alarms fall due; and what one
 * more action costs when thousands of appeals lie open.
 */
export const imports: Row = {
  name: 'import',
  zh: '全速导入与大量未结诉求',
  en: 'an import at full speed, and many open appeals',
  async measure(lab, scale, say) {
    const size = SIZES[scale];
    await importRows(lab, size.before);
    await lab.untilOpened();
    const alarms = await appealsThatRing(lab, size.alarms);
    const few = await burden(lab, scale);
    const people = pacedCases(lab.workers, 5);
    await wait(Math.max(0, alarms.firstDueAt - LEAD_MS - performance.now()));
    const since = performance.now();
    const rowsPerSecond = await importRows(lab, size.rows);
    say(`  ${size.rows} 行已登记，等待其流程启动 rows registered; their workflows open behind`);
    await lab.untilOpened();
    const openedPerSecond = (size.rows * 1000) / (performance.now() - since);
    await people.during(Math.max(0, alarms.lastDueAt + 1_000 - performance.now()));
    const waits = (await people.end()).filter((w) => w.askedAt >= since && w.action !== 'register').map((w) => w.ms);
    const late = await lateness(lab, alarms.numbers);

    for (let open = size.before + size.rows; open < size.open; open += 5_000) {
      say(`  ${open} 件未结 appeals open`);
      await importRows(lab, Math.min(5_000, size.open - open));
      await lab.untilOpened();
    }
    const many = await burden(lab, scale);
    return [
      figure('import, registered', rowsPerSecond, 'rows/s', { atLeast: 500 }),
      figure('import, workflows opened behind', openedPerSecond, '/s'),
      figure('staff action during an import, p99', percentile(waits, 0.99), 'ms', { atMost: 1_000 }),
      figure('alarm during an import, latest', Math.max(...late) / 1000, 's late', { atMost: 5 }),
      // below a thousand the worker's cache is still filling
      ...burdenFigures(few, many, size, size.before < 1_000 ? undefined : { atMost: 1.15 }),
    ];
  },
};

/** Appeals that nobody dispatches, under a policy whose watch is short; due instants on this process's clock. */
async function appealsThatRing(
  lab: Laboratory,
  count: number,
): Promise<{ numbers: string[]; firstDueAt: number; lastDueAt: number }> {
  await changeDefaults(lab.db, { undispatched: WATCH });
  const firstDueAt = performance.now() + WATCH_MS;
  const numbers: string[] = [];
  for (let i = 0; i < count; i++) {
    numbers.push(await lab.workers.register());
    await wait(300);
  }
  const lastDueAt = performance.now() + WATCH_MS;
  await changeDefaults(lab.db, {});
  return { numbers, firstDueAt, lastDueAt };
}

/** how many milliseconds after its instant each alarm was recorded; one that has not rung is as late as it is now */
async function lateness({ db }: Laboratory, numbers: readonly string[]): Promise<number[]> {
  const { rows } = await db.raw<{ rows: { late: number }[] }>(
    `select extract(epoch from coalesce(r.recorded_at, clock_timestamp()) - a.accepted_at)::float8 * 1000 - ? as late
       from appeals a
       left join lateral (select min(recorded_at) as recorded_at from events e where e.number = a.number and e.type = 'rang') r on true
      where a.number = any(?)`,
    [WATCH_MS, [...numbers]],
  );
  return rows.map((r) => r.late);
}

/** What the worker holds and what one action costs. */
interface Burden {
  memory: number | null;
  cpuPerAction: number | null;
}

async function burden(lab: Laboratory, scale: Scale): Promise<Burden> {
  const parts = Object.fromEntries((['worker', 'api', 'temporal', 'postgres'] as const).map((n) => [n, lab.pidOf(n)]));
  const { cpu, acknowledged } = await rush({
    clients: 4,
    warmUpMs: scale === 'quick' ? 1_000 : 3_000,
    windowMs: scale === 'quick' ? 4_000 : 10_000,
    oneCase: (told) => lab.workers.wholeCase(told),
    parts,
  });
  return { memory: residentBytes(lab.pidOf('worker')), cpuPerAction: cpu && totalCpu(cpu) / acknowledged.length };
}

function burdenFigures(
  few: Burden,
  many: Burden,
  { before, open }: Size,
  flat: { atMost: number } | undefined,
): Figure[] {
  if (few.memory === null || many.memory === null || few.cpuPerAction === null || many.cpuPerAction === null) return [];
  const mebibytes = (bytes: number): number => bytes / 2 ** 20;
  return [
    figure(`worker memory, ${before} open`, mebibytes(few.memory), 'MiB'),
    figure(`worker memory, ${open} open`, mebibytes(many.memory), 'MiB'),
    figure(`worker memory, ${open} open to ${before}`, many.memory / few.memory, 'ratio', flat),
    figure(`CPU per action, ${before} open`, few.cpuPerAction * 1000, 'CPU-ms'),
    figure(`CPU per action, ${open} open`, many.cpuPerAction * 1000, 'CPU-ms'),
    figure(`CPU per action, ${open} open to ${before}`, many.cpuPerAction / few.cpuPerAction, 'ratio', flat),
  ];
}
