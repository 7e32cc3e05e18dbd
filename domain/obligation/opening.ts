import { dayAt } from '../calendar/time-zone';
import { explain } from '../limit/explanation';
import { type Instant, MINUTE } from '../limit/instant';
import { rungsFor } from '../limit/ladder';
import { type Due, dueAfter, dueAfterExtension, isLimit, type Limit } from '../limit/limit';
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

/**
 * The rules by which the clock of this duty runs: the working calendar is that of its kind and of whoever owes it, with their
 * own office hours and what is suspended for them.
 */
export const onItsClock = ({ kind, unit }: Pick<Owes, 'kind' | 'unit'>, rules: Rules): Rules => ({
  policy: rules.policy,
  calendar: rules.calendar.forClock(kind, unit),
});

/** what an obligation says of who owes what, for another to take its place */
export const owesOf = ({ kind, role, unit, order }: Owes): Owes => ({
  kind,
  role,
  ...(unit === undefined ? {} : { unit }),
  ...(order === undefined ? {} : { order }),
});

/** opens one obligation with the ladder's rungs above it and the answer to «why then?» */
export function owe(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  startAt: Instant,
  limit: Stipulation<Limit>,
  rules: Rules,
): Opened {
  const { policy, calendar } = onItsClock(owes, rules);
  const due = dueAfter(startAt, limit.value, countingOf(policy), calendar);
  return oweBy(before, owes, { from, startAt, limit, due }, rules);
}

interface Counted {
  from: string;
  startAt: Instant;
  limit: Stipulation<Limit>;
  due: Due;
  statute?: string;
  fixed?: true;
  /** rungs stand from here on, on the ladder of this limit; absent: from where the clock started, on that of its own */
  ladder?: { from: Instant; limit: Limit };
}

/** the same, where the due instant is known already */
export function oweBy(
  before: CaseState | Unregistered,
  owes: Owes,
  { ladder, ...counted }: Counted,
  rules: Rules,
): Opened {
  const { policy, calendar } = onItsClock(owes, rules);
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
  const { value, due } = lengthUntil(startAt, startAt, until, onItsClock(owes, rules));
  return oweBy(before, owes, { from, startAt, limit: { ...source, value }, due, fixed: true }, rules);
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
  {
    at,
    whole,
    added,
    statute,
  }: { at: Instant; whole: Limit | null; added: Limit | null; statute?: string | undefined },
  rules: Rules,
): Opened {
  const by = onItsClock(owes, rules);
  // 24:00 belongs to the day that it ends
  const named = lengthUntil(oldDue - 1, oldDue, until, by);
  const length = lengthOf(oldDue, until, added, named.value, by);
  const { value, due } = length ?? named;
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
      ...(length === null ? { fixed: true } : {}),
    },
    rules,
  );
}

/**
 * The length that leads from the old due instant to this one when it is counted again: what was asked for, working days, or calendar
 * days where a day was named that is none. Null where no count leads there, and the day stays as it was set.
 */
function lengthOf(
  oldDue: Instant,
  until: Instant,
  added: Limit | null,
  working: Limit,
  { policy, calendar }: Rules,
): { value: Limit; due: Due } | null {
  const counting = countingOf(policy);
  const days = dayAt(until - 1, counting.timezone) - dayAt(oldDue - 1, counting.timezone);
  const inDays: Limit = { value: days, unit: 'calendarDays' };
  for (const value of [...(added ? [added] : []), working, inDays]) {
    if (!isLimit(value)) continue;
    const due = dueAfterExtension(oldDue, value, counting, calendar);
    if (due.at === until) return { value, due };
  }
  return null;
}

/**
 * what lies between the day of `day` and an instant: working days, or the minutes from `startAt` on, and calendar days where those are
 * more than a limit can have, such as over a long holiday
 */
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
  const minutes: Limit = { value: Math.max(1, Math.ceil((until - startAt) / MINUTE)), unit: 'minutes' };
  const inDays: Limit = { value: days[1] - days[0], unit: 'calendarDays' };
  const value: Limit = working > 0 ? { value: working, unit: 'workingDays' } : isLimit(minutes) ? minutes : inDays;
  return { value, due: { at: until, provisional: !calendar.isKnown(days[1]), skipped } };
}

/** owed without a number: the pack gives none, so nothing falls due (R-SYS-06); it stands on record and in the lists */
export function owedWithoutLimit(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  at: Instant,
  watch: { limit: Stipulation<Limit>; due: Due; alarms: readonly Alarm[] },
  rules: Rules,
): Opened {
  const { policy, calendar } = onItsClock(owes, rules);
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
