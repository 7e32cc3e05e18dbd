import { type DayNumber } from '../calendar/civil-date';
import { type OfficePeriods } from '../calendar/local-calendar';
import { runningAfter, runningBetween } from '../calendar/standstill';
import { dayAt, instantAt, minutesOf } from '../calendar/time-zone';
import { type WorkingCalendar } from '../calendar/working-calendar';
import { type Instant } from './instant';
import { type Counting } from './limit';

type OfficeHours = Pick<Counting, 'officeHours' | 'timezone'>;

/**
 * The instant at which `length` milliseconds of office time have passed since `start` (R-TIM-19 with working hours). Nights,
 * breaks, rest days and suspended time stand still. Time that ends with a period of office hours ends there, not at the next
 * opening. The hours of a day are the calendar's where it has some, else the counting's.
 */
export function workingTimeAfter(
  start: Instant,
  length: number,
  counting: OfficeHours,
  calendar: WorkingCalendar,
): Instant {
  // a day that is suspended in part does not count as a working day, but the rest of its office hours runs
  const days = calendar.withoutSuspensions;
  let day = dayAt(start, counting.timezone);
  let left = length;
  if (days.isWorkingDayNumber(day)) {
    const used = spend(day, start, left, counting, calendar);
    if (used.at !== null) return used.at;
    left = used.left;
  }
  if (calendar.keepsPolicyHours && calendar.standsStill.length === 0) {
    const fullDay = lengthOf(counting.officeHours);
    const wholeDays = Math.ceil(left / fullDay) - 1;
    if (wholeDays > 0) day = days.workingDayFrom(day, wholeDays);
    left -= wholeDays * fullDay;
  }
  for (;;) {
    day = days.workingDayFrom(day, 1);
    const used = spend(day, instantAt(day, 0, counting.timezone), left, counting, calendar);
    if (used.at !== null) return used.at;
    left = used.left;
  }
}

/**
 * Whether `at` (UTC) lies in working time (R-DSP-02): on a working day, make-up days in, within a period of that day's office
 * hours. The instant at which a period ends is outside it.
 */
export function isWorkingTime(at: Instant, counting: OfficeHours, calendar: WorkingCalendar): boolean {
  const day = dayAt(at, counting.timezone);
  if (!calendar.isWorkingDayNumber(day)) return false;
  return hoursOn(day, counting, calendar).some(
    ([opens, closes]) =>
      at >= instantAt(day, minutesOf(opens), counting.timezone) &&
      at < instantAt(day, minutesOf(closes), counting.timezone),
  );
}

/** The instant at which the office closes on a day, whether it is worked or not. */
export function endOfOfficeHours(day: DayNumber, counting: OfficeHours, calendar: WorkingCalendar): Instant {
  const last = hoursOn(day, counting, calendar).at(-1);
  if (!last) throw new RangeError('没有办公时间 / No office hours are given to count by.');
  return instantAt(day, minutesOf(last[1]), counting.timezone);
}

function hoursOn(day: DayNumber, counting: OfficeHours, calendar: WorkingCalendar): OfficePeriods {
  return calendar.officeHoursOn(day) ?? counting.officeHours;
}

function spend(
  day: DayNumber,
  from: Instant,
  length: number,
  counting: OfficeHours,
  calendar: WorkingCalendar,
): { at: Instant | null; left: number } {
  const hours = hoursOn(day, counting, calendar);
  lengthOf(hours);
  let left = length;
  for (const [opens, closes] of hours) {
    const begin = Math.max(from, instantAt(day, minutesOf(opens), counting.timezone));
    const end = instantAt(day, minutesOf(closes), counting.timezone);
    if (end <= begin) continue;
    const running = runningBetween(begin, end, calendar.standsStill);
    if (left <= running) return { at: runningAfter(begin, left, calendar.standsStill), left: 0 };
    left -= running;
  }
  return { at: null, left };
}

/** Milliseconds of a day's office hours; without any no count would end. */
function lengthOf(hours: OfficePeriods): number {
  const minutes = hours.reduce((sum, [opens, closes]) => sum + minutesOf(closes) - minutesOf(opens), 0);
  if (minutes <= 0) throw new RangeError('没有办公时间 / No office hours are given to count by.');
  return minutes * 60_000;
}
