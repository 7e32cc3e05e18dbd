import { dayAt } from '../calendar/time-zone';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { explain } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import { rungsFor } from '../limit/ladder';
import { type Due, dueAfter, type Limit } from '../limit/limit';
import type { Recorded, Rules } from '../loop/link';
import type { CaseState } from '../loop/state';
import type { Policy, Stipulation } from '../policy/policy';
import { countingOf, unsignedCountsAsReceived, waitingWatch } from '../policy/stipulations';
import { type ClockRun, clockRun, counted, endOf, kept, NEXT_WORKING_DAY } from './clock-run';
import { lawOf } from './duties';
import type { Alarm, AlarmName, Obligation, ObligationKind, Opened } from './obligation';

/** rights and windows, whose end has a legal effect and no ladder above it */
const WITHOUT_LADDER: readonly ObligationKind[] = ['returnWindow', 'reopenWindow'];

/** what a count that is made again comes to: another instant for the duty or its rungs, or the same, no longer provisional */
export type Again = { moves: Opened } | { confirms: true } | null;

/**
 * One duty counted again by the calendar that is in force now (R-SYS-09, R-SYS-18), everything else as it was. `at` (UTC) is
 * now. A duty that would have ended in the past ends with the next working day, unless it was overdue already; a result that was
 * handed in in time stays in time (R-REP-16). Null when nothing changes.
 */
export function againByCalendar(s: CaseState, o: Obligation, id: string, at: Instant, rules: Rules): Again {
  const recorded = rules.why?.get(o.id);
  const recent = rules.why && clockRun(o.id, rules.why);
  if (!recorded || !recent) return null;
  const run: ClockRun = { ...recent, grace: null };
  const by: Rules = { ...rules, calendar: rules.calendar.forClock(o.kind, o.unit) };
  const ends = recorded.fixed
    ? set(o, run, rules.policy, by.calendar)
    : endOf(run, countingOf(rules.policy), by.calendar);
  const lawful = o.kind === 'handle' ? notPastLaw(s, ends, rules) : { due: ends };
  const { due, grace } =
    o.dueAt === null ? { due: lawful.due, grace: null } : inTime(s, o, lawful.due, recent, at, rules);
  const stays = o.heldAt !== undefined && o.dueAt !== null && o.heldAt <= o.dueAt && o.heldAt > due.at;
  const dueAt = o.dueAt === null ? null : stays ? o.dueAt : due.at;
  const alarms =
    dueAt === null ? watchAgain(s, o, run, due, by) : alarmsAgain(s, o, run, { ...due, at: dueAt }, at, by);
  if (dueAt === o.dueAt && isSame(alarms, o.alarms, at))
    return recorded.provisional && !due.provisional ? { confirms: true } : null;
  const limit = { ...stipulation(recorded), value: counted(run).at(-1) ?? run.limit };
  const moved = { dueAt, alarms, why: explainedAgain(recorded, { ...run, grace }, limit, due, lawful.statute, by) };
  return { moves: { ...o, id, ...moved } };
}

/** The end of the run, or what the law leaves of it (R-LAW-06, R-EXT-13). */
export function notPastLaw(s: CaseState, due: Due, rules: Rules): { due: Due; statute?: string } {
  const law = lawOf(s, rules);
  return law && law.due.at < due.at ? { due: law.due, statute: law.statute } : { due };
}

/**
 * What would end in the past ends with the next working day (R-SYS-19), so that no unit is late by a correction. What was overdue
 * already stays overdue, and a result under review is judged by the instant at which it was handed in. What had been left to it by an
 * earlier change (`run.grace`) is not lengthened by the next. `grace` is from when that working day counts; null: nothing was left.
 */
export function inTime(
  s: CaseState,
  o: Obligation,
  due: Due,
  run: ClockRun,
  at: Instant,
  rules: Rules,
): { due: Due; grace: Instant | null } {
  if (due.at > at || o.heldAt !== undefined) return { due, grace: null };
  if (o.dueAt !== null && o.dueAt <= at) return { due: { ...due, at: o.dueAt }, grace: run.grace };
  const counting = countingOf(rules.policy);
  const calendar = rules.calendar.forClock(o.kind, o.unit);
  const left = (grace: Instant) => {
    const all = endOf({ ...run, grace }, counting, calendar);
    const cut = o.kind === 'handle' ? notPastLaw(s, all, rules).due : all;
    // a law that has passed leaves nothing
    return { due: cut.at > at ? cut : all, grace };
  };
  const before = run.grace === null ? null : left(run.grace);
  return before !== null && before.due.at > at ? before : left(at);
}

/**
 * What rings over a duty that ends at `due` now. One that ends later, or had no end, climbs its ladder anew from `at`; else only
 * what had not rung yet is still to come, at its new instant.
 */
export function alarmsAgain(
  s: CaseState,
  o: Obligation,
  run: ClockRun,
  due: Due,
  at: Instant,
  rules: Rules,
): readonly Alarm[] {
  const whole = run.limit.unit === 'workingDays' ? run.limit : (counted(run).at(-1) ?? run.limit);
  const ladder = WITHOUT_LADDER.includes(o.kind)
    ? []
    : rungsFor(run.since, due, whole, rules.policy, rules.calendar).map((r): Alarm => [r.at, r.rung]);
  const toCome = ladder.filter(([rings]) => rings > at);
  if (o.dueAt === null) return toCome;
  const standing = o.alarms.map(([was, does]): Alarm => {
    const rung = ladder.find(([, name]) => name === does);
    return rung ?? [effectAt(s, o, does, run, due, rules) ?? was, does];
  });
  if (due.at <= o.dueAt || WITHOUT_LADDER.includes(o.kind)) return inOrder(standing);
  return inOrder([...toCome, ...standing.filter(([, does]) => !ladder.some(([, name]) => name === does))]);
}

/** what brings a duty without a limit to somebody, at its new instants */
const watchAgain = (s: CaseState, o: Obligation, run: ClockRun, due: Due, rules: Rules): readonly Alarm[] =>
  inOrder(o.alarms.map(([was, does]): Alarm => [effectAt(s, o, does, run, due, rules) ?? was, does]));

/** the instant of what is no rung of the ladder: a legal effect, or the watch over a duty without a limit */
function effectAt(
  s: CaseState,
  o: Obligation,
  does: AlarmName,
  run: ClockRun,
  due: Due,
  { policy, calendar }: Rules,
): Instant | null {
  const counting = countingOf(policy);
  switch (does) {
    case 'deemAccepted':
    case 'endReopenWindow':
      return due.at;
    case 'countAsReceived': {
      const counts = unsignedCountsAsReceived(policy);
      const order = s.orders.find((one) => one.no === o.order);
      return counts && order ? dueAfter(order.dispatchedAt, counts.value, counting, calendar).at : null;
    }
    case 'tellSupervisor':
      return due.at;
    case 'remindDispatcher':
    case 'reminder':
      return o.dueAt === null
        ? dueAfter(run.since, waitingWatch(policy).value.remindDispatcher, counting, calendar).at
        : null;
    case 'yellowCard':
    case 'redCard':
    case 'writtenSupervision':
    case 'reportToLeader':
      return null;
  }
}

/** the explanation of a duty that was counted again: in words as before, with its whole clock beside it */
export function explainedAgain(
  recorded: Pick<Recorded, 'fixed'>,
  run: ClockRun,
  limit: Stipulation<Limit>,
  due: Due,
  statute: string | undefined,
  { policy, calendar }: Rules,
): Opened['why'] {
  const told =
    counted(run).length > 0
      ? { from: 'due', startAt: endOf(withoutLast(run), countingOf(policy), calendar).at }
      : { from: run.from, startAt: run.grace ?? run.since };
  return explain({
    from: told.from,
    startAt: told.startAt,
    limit: run.grace === null ? limit : { ...limit, value: NEXT_WORKING_DAY },
    due,
    policy,
    calendar,
    ...(statute === undefined ? {} : { statute }),
    ...(recorded.fixed ? { fixed: true } : {}),
    again: kept(run),
  });
}

/** the run before what was granted last */
const withoutLast = (run: ClockRun): ClockRun => ({
  ...run,
  added: run.added.slice(
    0,
    run.added.findLastIndex(({ counts }) => counts !== null),
  ),
});

/** the source of a limit, as its explanation tells it */
export const stipulation = ({ provenance, clause, rules, ambiguity }: Recorded): Omit<Stipulation<never>, 'value'> => ({
  provenance,
  clause,
  rules,
  ...(ambiguity === undefined ? {} : { ambiguity }),
});

/** a day that was set stays; only whether its arrangement is known may have changed */
function set(o: Obligation, run: ClockRun, policy: Policy, calendar: WorkingCalendar): Due {
  const at = o.dueAt ?? run.since;
  return { at, provisional: !calendar.isKnown(dayAt(at - 1, countingOf(policy).timezone)), skipped: [] };
}

const inOrder = (alarms: readonly Alarm[]): readonly Alarm[] => [...alarms].sort((a, b) => a[0] - b[0]);

/** what should have rung by `now` rings at once, whenever that was */
const isSame = (a: readonly Alarm[], b: readonly Alarm[], now: Instant): boolean =>
  a.length === b.length &&
  a.every(([at, does], i) => Math.max(at, now) === Math.max(b[i]?.[0] ?? 0, now) && does === b[i]?.[1]);
