import { EVERY_WAY, type Way, WAYS } from './ways';

/** What a drive did, as it goes on. */
export class Tally {
  private readonly acknowledged = new Map<string, number[]>();
  private readonly refused = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();
  /** number of an appeal → why it was left open */
  readonly leftOpen = new Map<string, string>();
  private readonly resting = new Map<string, number>();
  private readonly ways = new Map(EVERY_WAY.map((way) => [way, { planned: 0, asPlanned: 0, happened: 0 }]));
  archived = 0;
  /** closed, and only the time in which they can be reopened is left */
  rest = 0;

  /** `ms` from the first request to the answer */
  took(link: string, ms: number): void {
    const times = this.acknowledged.get(link) ?? [];
    times.push(ms);
    this.acknowledged.set(link, times);
  }

  met(code: string): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
  }

  ended(outcome: string): void {
    this.archived += 1;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  rested(outcome: string): void {
    this.rest += 1;
    this.resting.set(outcome, (this.resting.get(outcome) ?? 0) + 1);
  }

  /** one appeal: the way it was planned to go, and those it took */
  went(planned: Way, taken: readonly Way[]): void {
    const plan = this.ways.get(planned);
    if (plan) plan.planned += 1;
    if (plan && taken.includes(planned)) plan.asPlanned += 1;
    for (const way of taken) {
      const happened = this.ways.get(way);
      if (happened) happened.happened += 1;
    }
  }

  /** the figures; links in the order of the loop */
  report(seconds: number, order: readonly string[]): DriveReport {
    const reasons = new Map<string, number>();
    for (const reason of this.leftOpen.values()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    const actions = [...this.acknowledged.values()].reduce((sum, times) => sum + times.length, 0);
    return {
      archived: this.archived,
      resting: this.rest,
      leftOpen: this.leftOpen.size,
      seconds: round(seconds),
      appealsPerSecond: round((this.archived + this.rest) / seconds),
      actionsPerSecond: round(actions / seconds),
      outcomes: sorted(this.outcomes),
      restingWith: sorted(this.resting),
      ways: [...this.ways].map(([way, counts]) => ({ way, ...counts })),
      links: [...this.acknowledged]
        .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
        .map(([link, times]) => ({ link, count: times.length, ...percentiles(times) })),
      refusals: sorted(this.refused),
      leftOpenBecause: sorted(reasons),
    };
  }
}

export interface DriveReport {
  archived: number;
  /** closed, waiting for nothing but the end of the time in which they can be reopened */
  resting: number;
  leftOpen: number;
  seconds: number;
  appealsPerSecond: number;
  actionsPerSecond: number;
  outcomes: Record<string, number>;
  restingWith: Record<string, number>;
  /** appeals by way: so many were planned, so many of those took it, and so many took it in all */
  ways: { way: Way; planned: number; asPlanned: number; happened: number }[];
  /** acknowledged actions by link; milliseconds from the first request to the answer */
  links: { link: string; count: number; p50: number; p95: number; p99: number }[];
  refusals: Record<string, number>;
  leftOpenBecause: Record<string, number>;
}

/** the nearest rank: an answer that was really waited for */
function percentiles(times: readonly number[]): { p50: number; p95: number; p99: number } {
  const rising = [...times].sort((a, b) => a - b);
  const at = (share: number): number => round(rising[Math.max(0, Math.ceil(share * rising.length) - 1)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

const round = (n: number): number => Math.round(n * 10) / 10;

/** the report as a person reads it */
export function tableOf(r: DriveReport): string {
  const counts = (title: string, of: Record<string, number>): string[] =>
    Object.keys(of).length === 0
      ? []
      : ['', title, ...Object.entries(of).map(([name, count]) => `  ${name.padEnd(40)} ${String(count).padStart(7)}`)];
  const cells = (first: string, ...rest: (string | number)[]): string =>
    `  ${first.padEnd(20)}${rest.map((cell) => String(cell).padStart(9)).join('')}`;
  const all = Math.max(1, r.archived + r.resting + r.leftOpen);
  return [
    `归档 archived ${r.archived}，待期满归档 closed until the window ends ${r.resting}，未办完 left open ${r.leftOpen}；${r.seconds} s，${r.appealsPerSecond} 件/s appeals/s，${r.actionsPerSecond} 次/s actions/s`,
    '',
    '走向 ways（计划、其中照此办理、实际共有 planned, of those taken, taken in all）',
    cells('', 'planned', 'taken', 'in all', '%'),
    ...r.ways.map(({ way, planned, asPlanned, happened }) =>
      [cells(way, planned, asPlanned, happened, round((happened * 100) / all)), WAYS[way].zh, WAYS[way].en].join('  '),
    ),
    ...counts('结果 outcomes', r.outcomes),
    ...counts('已办结、待期满归档，结果 closed until the window ends, outcomes', r.restingWith),
    '',
    '环节 links（答复时间，毫秒 acknowledgement in ms）',
    cells('', 'count', 'p50', 'p95', 'p99'),
    ...r.links.map(({ link, count, p50, p95, p99 }) => cells(link, count, p50, p95, p99)),
    ...counts('拒绝 refusals met', r.refusals),
    ...counts('未办完的原因 left open because', r.leftOpenBecause),
  ].join('\n');
}
