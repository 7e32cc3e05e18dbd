import { explain, type Explanation } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import { rungsFor } from '../limit/ladder';
import { dueAfter } from '../limit/limit';
import type { Rules } from '../loop/link';
import { countingOf, knowledgeReportLimit } from '../policy/stipulations';

/** An entry is wrong, or there is none on a matter that callers ask about. */
export const REPORT_KINDS = ['wrong', 'missing'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** By when (UTC) the owning unit answers a report, and why then. */
export interface ReportClock {
  dueAt: Instant;
  /** when the ladder of this city first rings before that (R-SUP-23); null: not before it is due */
  remindAt: Instant | null;
  why: Explanation;
}

/**
 * The clock of a report that was made at `at` (UTC), on the working days of the unit that owns the entry. No source gives its
 * length: it is a platform default, and its explanation says so (R-SYS-05, R-KNB-06).
 */
export function reportClock(unit: string, at: Instant, { policy, calendar }: Rules): ReportClock {
  // what suspends a unit's handling suspends its desk work too
  const own = calendar.forClock('handle', unit);
  const limit = knowledgeReportLimit(policy);
  const due = dueAfter(at, limit.value, countingOf(policy), own);
  const [first] = rungsFor(at, due, limit.value, policy, own).filter((rung) => rung.at < due.at);
  return {
    dueAt: due.at,
    remindAt: first?.at ?? null,
    why: explain({ from: 'reported', startAt: at, limit, due, policy, calendar: own }),
  };
}
