import type { Instant } from '../limit/instant';
import { civilDateOf } from './civil-date';
import { dayAt, minuteOfDayAt } from './time-zone';

const two = (n: number): string => String(n).padStart(2, '0');

/** minutes since 00:00 as 'HH:MM'; 1440 is 24:00 */
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** '2026-03-06 09:30': what calendar and wall clock of `timezone` show at an instant (UTC), seconds cut off */
export const dateAndClock = (at: Instant, timezone: string): string =>
  `${civilDateOf(dayAt(at, timezone))} ${clockOf(minuteOfDayAt(at, timezone))}`;
