import { runningAfter } from '../calendar/standstill';
import { dayAt, instantAt } from '../calendar/time-zone';
import { civilDateOf, type DayNumber } from '../calendar/civil-date';
import { type SkippedDay, type WorkingCalendar } from '../calendar/working-calendar';
import { HOUR, type Instant, MINUTE } from './instant';
import { endOfOfficeHours, workingTimeAfter } from './office-hours';

export type { SkippedDay };

export const LIMIT_UNITS = ['minutes', 'hours', 'workingHours', 'workingDays', 'calendarDays', 'sameDay'] as const;

export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** Time allowed for something. `sameDay` and 0 `calendarDays` both end at 24:00 of the day on which the clock starts. */
export interface Limit {
  value: number;
  unit: LimitUnit;
}

/** How a city counts (R-TIM-18, R-TIM-19). Office hours are 'HH:MM' pairs, ascending, in `timezone` (an IANA name). */
export interface Counting {
  countDayOfReceipt: boolean;
  deadlineMoment: 'endOfDay' | 'endOfOfficeHours';
  hourMode: 'natural' | 'working';
  officeHours: readonly (readonly [string, string])[];
  timezone: string;
}

/**
 * The end of a limit: on time means an instant at or before `at` (R-TIM-22). `provisional` when the count went over days
 * whose arrangement is not announced (R-TIM-21, R-SYS-18). `skipped` are the days that did not count, in order.
 */
export interface Due {
  at: Instant;
  provisional: boolean;
  skipped: readonly SkippedDay[];
}

/**
 * When a limit ends whose clock starts at `start` (R-TIM-18, R-TIM-19). Working days end on the Nth of them at the
 * counting's deadline moment; calendar days and the same day always end at 24:00, on rest days too (AMB-10). Hours and
 * minutes run through nights and rest days unless the counting says `working`; `workingHours` run in office hours.
 *
 * `calendar` is that of the clock (`forClock`): its own office hours go before the counting's. While it stands still hours and
 * minutes do not run, and no day counts that it stops in part: a working day in its office hours, a calendar day at any hour.
 *
 * Throws a RangeError when `start` lies before the calendar's first day, or when the limit is none (see `isLimit`).
 */
export function dueAfter(start: Instant, limit: Limit, counting: Counting, calendar: WorkingCalendar): Due {
  if (!isLimit(limit)) throw new RangeError(`«${limit.value} ${limit.unit}» 不是时限 / is not a limit.`);
  const startDay = dayAt(start, counting.timezone);
  calendar.refuseBeforeFirstDay(startDay);
  switch (limit.unit) {
    case 'workingDays':
      return afterWorkingDays(start, startDay, limit.value, counting, calendar);
    case 'calendarDays':
      return afterCalendarDays(startDay, limit.value, counting, calendar);
    case 'sameDay':
      return afterCalendarDays(startDay, 0, counting, calendar);
    case 'workingHours':
      return afterWorkingTime(start, limit.value * HOUR, counting, calendar);
    case 'hours':
    case 'minutes': {
      const length = limit.value * (limit.unit === 'hours' ? HOUR : MINUTE);
      return counting.hourMode === 'working'
        ? afterWorkingTime(start, length, counting, calendar)
        : afterRunningTime(start, length, counting, calendar);
    }
  }
}

/**
 * The due instant moved by an extension: it counts from the old due date, whose day never counts, whatever the city does
 * with the day of receipt (scenarios, «Counting convention»; R-EXT-06).
 */
export function dueAfterExtension(due: Instant, added: Limit, counting: Counting, calendar: WorkingCalendar): Due {
  // 24:00 belongs to the day it ends: without the millisecond the next day would pass for the due day.
  const from = isCountedInDays(added) ? due - 1 : due;
  return dueAfter(from, added, { ...counting, countDayOfReceipt: false }, calendar);
}

/**
 * The last instant at which something may be filed that is due `workingDaysBefore` working days before `due` (R-EXT-03,
 * AMB-07): the deadline moment of that working day. With 0 it is `due` itself (AMB-42).
 */
export function lastFilingMoment(
  due: Instant,
  workingDaysBefore: number,
  counting: Counting,
  calendar: WorkingCalendar,
): Instant {
  if (workingDaysBefore === 0) return due;
  const dueDay = dayAt(due - 1, counting.timezone);
  return deadlineMomentOf(calendar.workingDayFrom(dueDay, -workingDaysBefore), counting, calendar);
}

/** Reads '2 workingDays', '90 minutes', 'sameDay'; null for anything else. */
export function parseLimit(text: string): Limit | null {
  if (text.trim() === 'sameDay') return { value: 0, unit: 'sameDay' };
  const parts = /^\s*(\d{1,6})\s+([A-Za-z]+)\s*$/.exec(text);
  const unit = LIMIT_UNITS.find((known) => known === parts?.[2]);
  if (!parts || !unit) return null;
  const limit: Limit = { value: Number(parts[1]), unit };
  return isLimit(limit) ? limit : null;
}

/** The limit as `parseLimit` reads it: '15 workingDays'. */
export function limitText(limit: Limit): string {
  return limit.unit === 'sameDay' ? 'sameDay' : `${limit.value} ${limit.unit}`;
}

// Ten thousand of any unit is beyond every measure; more is a slip of the keyboard, not a limit.
const LONGEST = 10_000;

/** Whole numbers from 1 on; 0 only of calendar days, where it means the same day. */
export function isLimit(limit: Limit): boolean {
  const least = limit.unit === 'calendarDays' || limit.unit === 'sameDay' ? 0 : 1;
  return Number.isInteger(limit.value) && limit.value >= least && limit.value <= LONGEST;
}

function afterWorkingDays(
  start: Instant,
  startDay: DayNumber,
  value: number,
  counting: Counting,
  calendar: WorkingCalendar,
): Due {
  // A day of receipt counts only while its deadline moment is still to come, else the limit would end before it starts.
  const countsStart =
    counting.countDayOfReceipt &&
    calendar.isWorkingDayNumber(startDay) &&
    deadlineMomentOf(startDay, counting, calendar) > start;
  const left = countsStart ? value - 1 : value;
  const day = left === 0 ? startDay : calendar.workingDayFrom(startDay, left);
  return {
    at: deadlineMomentOf(day, counting, calendar),
    provisional: !calendar.isKnown(day),
    skipped: calendar.restDaysBetween(startDay, day),
  };
}

function afterCalendarDays(startDay: DayNumber, value: number, counting: Counting, calendar: WorkingCalendar): Due {
  let day = startDay + value - daysOfReceipt(value, counting);
  const skipped: SkippedDay[] = [];
  if (calendar.standsStill.length > 0) {
    let left = value;
    // a limit of no days, and one that counts the day of receipt, may end on the day on which it starts
    day = value === 0 || counting.countDayOfReceipt ? startDay : startDay + 1;
    for (; left > 1 || calendar.stoppedOn(day) !== null; day += 1) {
      const name = calendar.stoppedOn(day);
      if (name === null) left -= 1;
      else skipped.push({ date: civilDateOf(day), kind: 'suspended', name });
    }
  }
  return { at: instantAt(day, 1440, counting.timezone), provisional: false, skipped };
}

function afterRunningTime(start: Instant, length: number, { timezone }: Counting, calendar: WorkingCalendar): Due {
  const at = runningAfter(start, length, calendar.standsStill);
  return { at, provisional: false, skipped: stops(start, at, timezone, calendar) };
}

function afterWorkingTime(start: Instant, length: number, counting: Counting, calendar: WorkingCalendar): Due {
  const at = workingTimeAfter(start, length, counting, calendar);
  const day = dayAt(at - 1, counting.timezone);
  const rests = calendar.withoutSuspensions.restDaysBetween(dayAt(start, counting.timezone) - 1, day);
  const stopped = stops(start, at, counting.timezone, calendar);
  return {
    at,
    provisional: !calendar.isKnown(day),
    skipped: stopped.length === 0 ? rests : [...rests, ...stopped].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** The times between two instants in which a clock of hours or minutes stood still. */
function stops(start: Instant, end: Instant, timezone: string, { standsStill }: WorkingCalendar): SkippedDay[] {
  return standsStill
    .filter(([from, to]) => from < end && to > start)
    .map(([from, to, name]): SkippedDay => {
      const [stoppedAt, resumedAt] = [Math.max(from, start), Math.min(to, end)];
      const [date, through] = [dayAt(stoppedAt, timezone), dayAt(resumedAt - 1, timezone)].map(civilDateOf);
      return { date: date ?? '', kind: 'suspended', name, through: through ?? '', stoppedAt, resumedAt };
    });
}

function daysOfReceipt(value: number, counting: Counting): number {
  return counting.countDayOfReceipt && value > 0 ? 1 : 0;
}

/** The moment at which what is due on this day is due: 24:00, or the end of that day's office hours (AMB-01). */
export function deadlineMomentOf(day: DayNumber, counting: Counting, calendar: WorkingCalendar): Instant {
  return counting.deadlineMoment === 'endOfDay'
    ? instantAt(day, 1440, counting.timezone)
    : endOfOfficeHours(day, counting, calendar);
}

function isCountedInDays(limit: Limit): boolean {
  return limit.unit === 'workingDays' || limit.unit === 'calendarDays' || limit.unit === 'sameDay';
}
