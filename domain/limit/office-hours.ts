import { type DayNumber } from '../calendar/civil-date';
import { dayAt, instantAt } from '../calendar/time-zone';
import { type WorkingCalendar } from '../calendar/working-calendar';
import { type Instant } from './instant';
import { type Counting } from './limit';

type OfficeHours = Pick<Counting, 'officeHours' | 'timezone'>;

/**
 * The instant at which `length` milliseconds of office time have passed since `start` (R-TIM-19 with working hours). Nights,
 * breaks and rest days stand still. Time that ends with a period of office hours ends there, not at the next opening.
 */
export function workingTimeAfter(
  start: Instant,
  length: number,
  counting: OfficeHours,
  calendar: WorkingCalendar,
): Instant {
  const startDay = dayAt(start, counting.timezone);
  let left = length;
  if (calendar.isWorkingDayNumber(startDay)) {
    const used = spend(startDay, start, left, counting);
    if (used.at !== null) return used.at;
    left = used.left;
  }
  const fullDay = fullDayLength(counting);
  const wholeDays = Math.ceil(left / fullDay) - 1;
  const lastDay = calendar.workingDayFrom(startDay, wholeDays + 1);
  const end = spend(lastDay, instantAt(lastDay, 0, counting.timezone), left - wholeDays * fullDay, counting);
  if (end.at === null) throw new RangeError('Office hours do not add up to a working day.');
  return end.at;
}

/**
 * Whether `at` (UTC) lies in working time (R-DSP-02): on a working day, make-up days in, within a period of office hours. The
 * instant at which a period ends is outside it.
 */
export function isWorkingTime(at: Instant, counting: OfficeHours, calendar: WorkingCalendar): boolean {
  const day = dayAt(at, counting.timezone);
  if (!calendar.isWorkingDayNumber(day)) return false;
  return counting.officeHours.some(
    ([opens, closes]) =>
      at >= instantAt(day, minutesOf(opens), counting.timezone) &&
      at < instantAt(day, minutesOf(closes), counting.timezone),
  );
}

/** The instant at which the office closes on a day, whether it is worked or not. */
export function endOfOfficeHours(day: DayNumber, counting: OfficeHours): Instant {
  const last = counting.officeHours.at(-1);
  if (!last) throw new RangeError('没有办公时间 / No office hours are given to count by.');
  return instantAt(day, minutesOf(last[1]), counting.timezone);
}

function spend(
  day: DayNumber,
  from: Instant,
  length: number,
  counting: OfficeHours,
): { at: Instant | null; left: number } {
  let left = length;
  for (const [opens, closes] of counting.officeHours) {
    const begin = Math.max(from, instantAt(day, minutesOf(opens), counting.timezone));
    const end = instantAt(day, minutesOf(closes), counting.timezone);
    if (end <= begin) continue;
    if (left <= end - begin) return { at: begin + left, left: 0 };
    left -= end - begin;
  }
  return { at: null, left };
}

function fullDayLength(counting: OfficeHours): number {
  const minutes = counting.officeHours.reduce((sum, [opens, closes]) => sum + minutesOf(closes) - minutesOf(opens), 0);
  if (minutes <= 0) throw new RangeError('没有办公时间 / No office hours are given to count by.');
  return minutes * 60_000;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
