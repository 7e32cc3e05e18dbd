/** What a drive did, as it goes on. */
export class Tally {
  private readonly acknowledged = new Map<string, number[]>();
  private readonly refused = new Map<string, number>();
  private readonly outcomes = new Map<string, number>();
  /** number of an appeal → why it was left open */
  readonly leftOpen = new Map<string, string>();
  archived = 0;

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

  /** the figures; links in the order of the loop */
  report(seconds: number, order: readonly string[]): DriveReport {
    const reasons = new Map<string, number>();
    for (const reason of this.leftOpen.values()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    const actions = [...this.acknowledged.values()].reduce((sum, times) => sum + times.length, 0);
    return {
      archived: this.archived,
      leftOpen: this.leftOpen.size,
      seconds: round(seconds),
      appealsPerSecond: round(this.archived / seconds),
      actionsPerSecond: round(actions / seconds),
      outcomes: sorted(this.outcomes),
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
  leftOpen: number;
  seconds: number;
  appealsPerSecond: number;
  actionsPerSecond: number;
  outcomes: Record<string, number>;
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
    `  ${first.padEnd(18)}${rest.map((cell) => String(cell).padStart(9)).join('')}`;
  return [
    `归档 archived ${r.archived}，未办完 left open ${r.leftOpen}；${r.seconds} s，${r.appealsPerSecond} 件/s appeals/s，${r.actionsPerSecond} 次/s actions/s`,
    ...counts('结果 outcomes', r.outcomes),
    '',
    '环节 links（答复时间，毫秒 acknowledgement in ms）',
    cells('', 'count', 'p50', 'p95', 'p99'),
    ...r.links.map(({ link, count, p50, p95, p99 }) => cells(link, count, p50, p95, p99)),
    ...counts('拒绝 refusals met', r.refusals),
    ...counts('未办完的原因 left open because', r.leftOpenBecause),
  ].join('\n');
}
