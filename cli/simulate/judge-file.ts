import { yearMonthDayOf } from '../../domain/calendar/civil-date';
import { dayAt } from '../../domain/calendar/time-zone';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar';
import type { Category } from '../../domain/policy/category';
import type { Policy } from '../../domain/policy/policy';
import { countingOf } from '../../domain/policy/stipulations';
import { Answers } from '../../domain/simulation/answers';
import { judgeReplied, limitWritten, type TriedLimit, triedLimits } from '../../domain/simulation/replied';
import type { RepliedRow, Unjudged } from './replied-rows';

/** How many rows were judged by a limit, and how many of them late. */
export interface Share {
  judged: number;
  late: number;
}

export interface LimitShares extends Share {
  clause: string;
  limit: string;
  provenance: string;
  categories: readonly Category[];
  byYear: Record<string, Share>;
}

/** What one city's limits find of the file; no limits: it states none, and nothing would have been late. */
export interface PackShares {
  pack: string;
  limits: LimitShares[];
  /** rows of a category for which the city states no limit */
  withoutLimit: number;
}

export interface FileShares {
  rows: number;
  unjudged: Partial<Record<Unjudged, number>>;
  /** rows that name no category: each is judged by every limit, as if it stood under it */
  withoutCategory: number;
  packs: PackShares[];
}

/** One verdict, for whoever wants to check it: the line of the file, the pack, the clause, and when it was due. */
export interface RowVerdict {
  line: number;
  pack: string;
  clause: string;
  /** UTC, ISO 8601 */
  dueAt: string;
  late: boolean;
}

/** Judges the rows of a file by the limits of several cities, one row at a time. Years are those of the cities' own zone. */
export async function judgeFile(
  rows: AsyncIterable<RepliedRow>,
  policies: readonly Policy[],
  calendar: WorkingCalendar,
  on: { verdict: (verdict: RowVerdict) => void; row: (rows: number) => void },
): Promise<FileShares> {
  const judges = policies.map((policy) => ({
    policy,
    answers: new Answers({ policy, calendar }),
    limits: triedLimits(policy).map((limit) => ({ limit, shares: noneYet(limit) })),
    withoutLimit: 0,
  }));
  const shares: Omit<FileShares, 'packs'> = { rows: 0, unjudged: {}, withoutCategory: 0 };
  for await (const row of rows) {
    shares.rows += 1;
    on.row(shares.rows);
    if ('unjudged' in row) {
      shares.unjudged[row.unjudged] = (shares.unjudged[row.unjudged] ?? 0) + 1;
      continue;
    }
    const { category } = row;
    if (category === null) shares.withoutCategory += 1;
    for (const judge of judges) {
      const { city } = judge.policy;
      const year = yearMonthDayOf(dayAt(row.receivedAt, countingOf(judge.policy).timezone)).year;
      const by = judge.limits.filter(({ limit }) => category === null || limit.categories.includes(category));
      if (by.length === 0) judge.withoutLimit += 1;
      for (const { limit, shares: of } of by) {
        const [first] = limit.categories;
        const { dueAt, isOverdue } = judgeReplied(judge.answers, row, category ?? first ?? 'complaint');
        if (dueAt === null) continue;
        count(of, isOverdue);
        count((of.byYear[year] ??= { judged: 0, late: 0 }), isOverdue);
        on.verdict({
          line: row.line,
          pack: city,
          clause: limit.clause,
          dueAt: new Date(dueAt).toISOString(),
          late: isOverdue,
        });
      }
    }
  }
  const packs = judges.map(({ policy, limits, withoutLimit }) => ({
    pack: policy.city,
    limits: limits.map((one) => one.shares),
    withoutLimit,
  }));
  return { ...shares, packs };
}

function count(share: Share, isLate: boolean): void {
  share.judged += 1;
  if (isLate) share.late += 1;
}

const noneYet = (limit: TriedLimit): LimitShares => ({
  clause: limit.clause,
  limit: limitWritten(limit),
  provenance: limit.provenance,
  categories: limit.categories,
  judged: 0,
  late: 0,
  byYear: {},
});
