import { DateTime } from 'luxon';
import { dayNumberOf } from '../../domain/calendar/civil-date';
import { type Instant, parseInstant } from '../../domain/limit/instant';

const WALL_CLOCK = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?$/;

/**
 * The instant that a row names: ISO 8601 with its offset, or a wall clock in `timezone` such as 2011-07-01 03:03:48 or
 * 2019/4/24 15:40. Refuses dateUnknown (31 February, 25 o'clock, an hour that summer time skipped) and zoneMissing. Of an
 * hour that came twice it is the first.
 */
export function instantOf(text: string, timezone: string | null): Instant | 'dateUnknown' | 'zoneMissing' {
  const known = parseInstant(text);
  if (known !== null) return known;
  const parts = WALL_CLOCK.exec(text);
  if (!parts) return 'dateUnknown';
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((p) => Number(p ?? 0));
  const two = (n: number): string => String(n).padStart(2, '0');
  if (dayNumberOf(`${parts[1]}-${two(month)}-${two(day)}`) === null) return 'dateUnknown';
  if (timezone === null) return 'zoneMissing';
  const millisecond = Number((parts[7] ?? '0').padEnd(3, '0'));
  const at = DateTime.fromObject({ year, month, day, hour, minute, second, millisecond }, { zone: timezone });
  if (!at.isValid || at.hour !== hour || at.minute !== minute) return 'dateUnknown';
  return Math.min(...at.getPossibleOffsets().map((possible) => possible.toMillis()));
}
