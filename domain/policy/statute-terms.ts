import { type WorkingCalendar } from '../calendar/working-calendar';
import { type Instant } from '../limit/instant';
import { type Due, dueAfter, type Limit } from '../limit/limit';
import { type Policy, type Stipulation } from './policy';
import { type Statute, type StatuteMark } from './statute';
import { clockStart, countingOf, statutoryLimit } from './stipulations';

/** The marks of an appeal, as far as laws ask for them. */
type Marks = Readonly<Partial<Record<StatuteMark, true | undefined>>>;

/**
 * The statutes that bind a matter with these marks (R-LAW-01, R-LAW-02). The city's category is not asked: a law speaks of
 * what the matter is, and not every city knows complaints or reports as categories.
 */
export function statutesFor(policy: Policy, marks: Marks): readonly Statute[] {
  return policy.statutes.filter(({ when }) => marks[when.mark] === true);
}

/** The law demands that this appellant be told the outcome before the matter can be closed (R-LAW-01, R-LAW-04, R-IDC-02). */
export function informsAppellant(statute: Statute, marks: Marks): boolean {
  const { onlyWhen } = statute.informs;
  return onlyWhen === undefined || marks[onlyWhen] === true;
}

/**
 * The earliest end of the limits that these statutes (ids) set, for comparison with the city's: the earlier holds (R-LAW-06).
 * `receivedAt`, `acceptedAt` and the due instant are UTC; the clock starts at receipt unless the city confirmed acceptance
 * (AMB-43). Null where no statute gives a number («promptly» is none), and where the clock has not started.
 */
export function earliestStatutoryDue(
  policy: Policy,
  statutes: readonly string[],
  receivedAt: Instant,
  acceptedAt: Instant | null,
  calendar: WorkingCalendar,
): { statute: string; limit: Stipulation<Limit>; due: Due } | null {
  const startAt = clockStart(policy, 'statutory').value === 'accepted' ? acceptedAt : receivedAt;
  if (startAt === null) return null;
  const dues = statutes.flatMap((statute) => {
    const limit = statutoryLimit(policy, statute);
    return limit ? [{ statute, limit, due: dueAfter(startAt, limit.value, countingOf(policy), calendar) }] : [];
  });
  return dues.sort((a, b) => a.due.at - b.due.at)[0] ?? null;
}
