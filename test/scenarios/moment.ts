import { civilDateOf, DAY, dayNumberOf } from '../../domain/calendar/civil-date';
import { instantAt } from '../../domain/calendar/time-zone';
import type { Instant } from '../../domain/limit/instant';

/** the clocks of the three cities */
export const ZONE = 'Asia/Shanghai';
const FORM = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Reads a moment as the scenarios write it, in the city's zone: '2026-02-25 24:00', '2026-02-17 00:05:01'. */
export function moment(words: string): Instant {
  const [, date = '', hour, minute, second = '0'] = FORM.exec(words) ?? [];
  const day = dayNumberOf(date);
  if (day === null) throw new Error(`no moment: ${words}`);
  return instantAt(day, Number(hour) * 60 + Number(minute), ZONE) + Number(second) * 1000;
}

/** Writes it the same way; midnight is the end of the day before, as in every limit. */
export function inWords(instant: Instant): string {
  const midnight = instantAt(0, 0, ZONE);
  const day = Math.floor((instant - midnight) / DAY);
  const ms = instant - midnight - day * DAY;
  if (ms === 0) return `${civilDateOf(day - 1)} 24:00`;
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((n) =>
    String(Math.floor(n)).padStart(2, '0'),
  );
  return `${civilDateOf(day)} ${hours}:${minutes}${seconds === '00' ? '' : `:${seconds}`}`;
}
