import { runningAfter, runningBetween } from '../calendar/standstill';
import { dayAt, instantAt } from '../calendar/time-zone';
import { type WorkingCalendar } from '../calendar/working-calendar';
import { type RungMoment } from '../policy/platform-defaults';
import { type Policy } from '../policy/policy';
import { countingOf, ladderOf } from '../policy/stipulations';
import { HOUR, type Instant, MINUTE } from './instant';
import { type Counting, type Due, dueAfterExtension, type Limit } from './limit';
import { workingTimeAfter } from './office-hours';

export type RungName = 'reminder' | 'yellowCard' | 'redCard' | 'writtenSupervision' | 'reportToLeader';

export type Watcher =
  'whoOwes' | 'dispatcher' | 'leaderInCharge' | 'principalLeader' | 'supervisor' | 'municipalLeader';

/** One step of the supervision ladder above an obligation: what happens, when (UTC), and who sees it. */
export interface Rung {
  rung: RungName;
  at: Instant;
  seenBy: readonly Watcher[];
}

/**
 * The rungs above an obligation whose clock started at `start` and ends at `due` (R-SUP-23, AMB-34), in ascending order;
 * `calendar` is that clock's. A part of a span is a part of the time in which the clock runs.
 * A limit of minutes, hours, the same day, or of fewer days than the policy says climbs the short ladder. A rung that
 * would stand at or before the start is left out: nobody is warned before anything is owed.
 */
export function rungsFor(start: Instant, due: Due, limit: Limit, policy: Policy, calendar: WorkingCalendar): Rung[] {
  const ladder = ladderOf(policy).value;
  const counting = countingOf(policy);
  const steps = isShort(limit, ladder.shortBelow) ? ladder.shortLimits : ladder.workingDayLimits;
  return steps
    .map(({ rung, moment }): Rung => ({
      rung,
      at: momentOf(moment, start, due.at, limit, counting, calendar),
      seenBy: ladder.seenBy[rung],
    }))
    .filter((rung) => rung.at > start)
    .sort((a, b) => a.at - b.at);
}

function isShort(limit: Limit, below: Limit): boolean {
  const inDays = limit.unit === 'workingDays' || limit.unit === 'calendarDays';
  return !inDays || limit.value < below.value;
}

function momentOf(
  moment: RungMoment,
  start: Instant,
  due: Instant,
  limit: Limit,
  counting: Counting,
  calendar: WorkingCalendar,
): Instant {
  switch (moment.at) {
    case 'due':
      return due;
    case 'afterDue':
      return dueAfterExtension(due, moment.by, counting, calendar).at;
    case 'startOfLastWorkingDayBeforeDue': {
      const dueDay = dayAt(due - 1, counting.timezone);
      return instantAt(calendar.workingDayFrom(dueDay, -1), 0, counting.timezone);
    }
    case 'partOfSpan': {
      const part = moment.numerator / moment.denominator;
      const officeTime = officeTimeOf(limit, counting);
      if (officeTime !== null) return workingTimeAfter(start, Math.round(officeTime * part), counting, calendar);
      const { standsStill } = calendar;
      return runningAfter(start, Math.round(runningBetween(start, due, standsStill) * part), standsStill);
    }
  }
}

/** The limit's length when it runs in office hours only: a part of it must not fall into a night or a holiday. */
function officeTimeOf(limit: Limit, counting: Counting): number | null {
  switch (limit.unit) {
    case 'workingHours':
      return limit.value * HOUR;
    case 'hours':
      return counting.hourMode === 'working' ? limit.value * HOUR : null;
    case 'minutes':
      return counting.hourMode === 'working' ? limit.value * MINUTE : null;
    case 'workingDays':
    case 'calendarDays':
    case 'sameDay':
      return null;
  }
}
