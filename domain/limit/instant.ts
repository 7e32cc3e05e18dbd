import { dayNumberOf } from '../calendar/civil-date';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. The only form in which time is kept (R-SYS-08). */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant that names its offset: '2026-02-13T10:00:00+08:00', '2026-02-13T02:00Z'.
 * Null for anything else: a day that does not exist, an hour beyond 23, no offset (whose morning would it be?),
 * a moment outside the years 1 to 9999.
 */
export function parseInstant(text: string): Instant | null {
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [, date = '', hour, minute, second = '0', fraction = '0', offset = 'Z'] = parts;
  const day = dayNumberOf(date);
  const offsetMs = offsetOf(offset);
  if (day === null || offsetMs === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const timeOfDay =
    Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * 1000 + Number(fraction.padEnd(3, '0'));
  const at = day * 24 * HOUR + timeOfDay - offsetMs;
  return at >= FIRST && at <= LAST ? at : null;
}

/** the years 1 to 9999, UTC: what calendars, the store and four digits of a year can hold */
const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;

function offsetOf(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}
