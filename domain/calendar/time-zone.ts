import { DateTime } from 'luxon';
import { type Instant } from '../limit/instant';
import { civilDateOf, DAY, type DayNumber } from './civil-date';

/** Asia/Shanghai has kept +08:00 since September 1991, before any calendar that the product knows. */
const FIXED_OFFSETS: Readonly<Record<string, number>> = { 'Asia/Shanghai': 8 * 3_600_000, UTC: 0 };

/** The day in `timezone` (an IANA name) to which an instant belongs; 24:00 already belongs to the next day. */
export function dayAt(instant: Instant, timezone: string): DayNumber {
  const offset = FIXED_OFFSETS[timezone];
  if (offset !== undefined) return Math.floor((instant + offset) / DAY);
  return Math.floor((instant + DateTime.fromMillis(instant, { zone: timezone }).offset * 60_000) / DAY);
}

/** The instant at which a wall clock in `timezone` shows `minuteOfDay` minutes past 00:00 of the day; 1440 is 24:00. */
export function instantAt(day: DayNumber, minuteOfDay: number, timezone: string): Instant {
  const offset = FIXED_OFFSETS[timezone];
  if (offset !== undefined) return day * DAY + minuteOfDay * 60_000 - offset;
  const date = minuteOfDay === 1440 ? day + 1 : day;
  const minute = minuteOfDay === 1440 ? 0 : minuteOfDay;
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return DateTime.fromISO(`${civilDateOf(date)}T${clock}`, { zone: timezone }).toMillis();
}

/** Minutes since 00:00 that a wall clock in `timezone` shows at the instant, seconds cut off. */
export function minuteOfDayAt(instant: Instant, timezone: string): number {
  const offset = FIXED_OFFSETS[timezone];
  const local = instant + (offset ?? DateTime.fromMillis(instant, { zone: timezone }).offset * 60_000);
  return Math.floor((((local % DAY) + DAY) % DAY) / 60_000);
}

/** 'HH:MM' as minutes since 00:00. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** True when the name is a zone that instants can be counted in. */
export function isTimeZone(timezone: string): boolean {
  return FIXED_OFFSETS[timezone] !== undefined || DateTime.fromMillis(0, { zone: timezone }).isValid;
}
