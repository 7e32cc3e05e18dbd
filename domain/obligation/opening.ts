import { dayAt } from '../calendar/time-zone';
import { explain } from '../limit/explanation';
import { type Instant, MINUTE } from '../limit/instant';
import { rungsFor } from '../limit/ladder';
import { type Due, dueAfter, type Limit } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { Role } from '../loop/role';
import type { CaseState, Unregistered } from '../loop/state';
import type { Stipulation } from '../policy/policy';
import { countingOf } from '../policy/stipulations';
import type { Alarm, ObligationKind, Opened } from './obligation';

// How an obligation is opened, whatever it is about: when it is due, with which rungs above it, and why.

/** who owes what, before it is known by when */
export interface Owes {
  kind: ObligationKind;
  role: Role;
  unit?: string;
  order?: number;
}

/** opens one obligation with the ladder's rungs above it and the answer to «why then?» */
export function owe(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  startAt: Instant,
  limit: Stipulation<Limit>,
  rules: Rules,
): Opened {
  const due = dueAfter(startAt, limit.value, countingOf(rules.policy), rules.calendar);
  return oweBy(before, owes, { from, startAt, limit, due }, rules);
}

interface Counted {
  from: string;
  startAt: Instant;
  limit: Stipulation<Limit>;
  due: Due;
  statute?: string;
  /** rungs stand from here on, on the ladder of this limit; absent: from where the clock started, on that of its own */
  ladder?: { from: Instant; limit: Limit };
}

/** the same, where the due instant is known already */
export function oweBy(
  before: CaseState | Unregistered,
  owes: Owes,
  { ladder, ...counted }: Counted,
  { policy, calendar }: Rules,
): Opened {
  const { startAt, due, limit } = counted;
  const rungs = rungsFor(ladder?.from ?? startAt, due, ladder?.limit ?? limit.value, policy, calendar);
  return {
    id: idFor(before, owes),
    ...owes,
    dueAt: due.at,
    alarms: rungs.map((r): Alarm => [r.at, r.rung]),
    why: explain({ ...counted, policy, calendar }),
  };
}

/**
 * An obligation that ends at an instant which a person set or another duty sets: what is left until then is its length,
 * in working days, or in minutes on the last day.
 */
export function oweUntil(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  startAt: Instant,
  until: Instant,
  source: Omit<Stipulation<never>, 'value'>,
  rules: Rules,
): Opened {
  const { value, due } = lengthUntil(startAt, startAt, until, rules);
  return oweBy(before, owes, { from, startAt, limit: { ...source, value }, due }, rules);
}

/**
 * The same obligation with more time, given at `at`: counted from its old due instant, whose day never counts (R-EXT-06, R-EXT-14).
 * The rungs that are still to come stand on the ladder of `whole`, the limit as it was, however little was added to it.
 */
export function oweMore(
  before: CaseState | Unregistered,
  owes: Owes,
  oldDue: Instant,
  until: Instant,
  source: Omit<Stipulation<never>, 'value'>,
  { at, whole, statute }: { at: Instant; whole: Limit | null; statute?: string | undefined },
  rules: Rules,
): Opened {
  // 24:00 belongs to the day that it ends
  const { value, due } = lengthUntil(oldDue - 1, oldDue, until, rules);
  const limit = { ...source, value };
  return oweBy(
    before,
    owes,
    {
      from: 'due',
      startAt: oldDue,
      limit,
      due,
      ladder: { from: at, limit: whole ?? value },
      ...(statute === undefined ? {} : { statute }),
    },
    rules,
  );
}

/** what lies between the day of `day` and an instant: working days, or the minutes from `startAt` on */
function lengthUntil(
  day: Instant,
  startAt: Instant,
  until: Instant,
  { policy, calendar }: Rules,
): { value: Limit; due: Due } {
  const { timezone } = countingOf(policy);
  const days = [dayAt(day, timezone), dayAt(until - 1, timezone)] as const;
  const skipped = days[1] > days[0] ? calendar.restDaysBetween(days[0], days[1]) : [];
  const working = days[1] - days[0] - skipped.length;
  const value: Limit =
    working > 0
      ? { value: working, unit: 'workingDays' }
      : { value: Math.max(1, Math.ceil((until - startAt) / MINUTE)), unit: 'minutes' };
  return { value, due: { at: until, provisional: !calendar.isKnown(days[1]), skipped } };
}

/** owed without a number: the pack gives none, so nothing falls due (R-SYS-06); it stands on record and in the lists */
export function owedWithoutLimit(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  at: Instant,
  watch: { limit: Stipulation<Limit>; due: Due; alarms: readonly Alarm[] },
  { policy, calendar }: Rules,
): Opened {
  return {
    id: idFor(before, owes),
    ...owes,
    dueAt: null,
    alarms: watch.alarms,
    why: explain({ from, startAt: at, limit: watch.limit, due: watch.due, policy, calendar }),
  };
}

/** an event opens at most one obligation of a kind, so kind and version make an id that is never used again */
const idFor = (before: CaseState | Unregistered, { kind }: Owes): string => `${kind}-${before.version + 1}`;

/** an obligation under this limit; none where the pack gives no number (R-SYS-06) */
export function underLimit(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  limit: Stipulation<Limit> | null,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  return limit ? [owe(before, owes, from, at, limit, rules)] : [];
}
