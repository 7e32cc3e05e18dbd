import { dayAt, instantAt, minuteOfDayAt } from '../domain/calendar/time-zone';
import type { Instant } from '../domain/limit/instant';
import type { NoticeSettings, QuietHours } from '../db/notices/contacts';

/** When a notice is sent (UTC), and what holds it until then. */
export interface Sending {
  at: Instant;
  held: 'digest' | 'quiet' | null;
}

const DAY_MINUTES = 1440;

/**
 * When somebody is sent what happened at `now`: at once; at the next hour of the own daily digest; or at the end of the quiet hours,
 * the person's or the city's, whichever last longer. What may not wait is sent at any hour. `timezone` is the city's.
 */
export function sendingOf(
  now: Instant,
  settings: Pick<NoticeSettings, 'delivery' | 'digestMinute' | 'quiet'>,
  city: { quiet: QuietHours | null; timezone: string },
  mayWait: boolean,
): Sending {
  if (!mayWait) return { at: now, held: null };
  if (settings.delivery === 'daily') return { at: nextAt(now, settings.digestMinute, city.timezone), held: 'digest' };
  const quiet = [settings.quiet, city.quiet].filter((hours) => hours !== null);
  let at = now;
  // the end of one may lie within the other
  for (let round = 0; round < quiet.length + 1; round++)
    for (const hours of quiet)
      if (isWithin(minuteOfDayAt(at, city.timezone), hours)) at = nextAt(at, hours.until, city.timezone);
  return at === now ? { at, held: null } : { at, held: 'quiet' };
}

function isWithin(minute: number, { from, until }: QuietHours): boolean {
  return from <= until ? from <= minute && minute < until : from <= minute || minute < until;
}

/** the next instant after `now` at which a clock of the zone shows this minute of the day */
function nextAt(now: Instant, minute: number, timezone: string): Instant {
  const today = instantAt(dayAt(now, timezone), minute % DAY_MINUTES, timezone);
  return today > now ? today : instantAt(dayAt(now, timezone) + 1, minute % DAY_MINUTES, timezone);
}
