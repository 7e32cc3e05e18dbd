import type { Knex } from 'knex';
import type { CalendarData } from '../domain/calendar/arranged-days';
import type { LocalCalendar } from '../domain/calendar/local-calendar';
import type { Instant } from '../domain/limit/instant';
import { recordChange } from './change-log';
import { allCities } from './cities';
import { sqlInstant } from './connect';
import { orderRollout } from './rollouts';
import { NATIONAL } from './rules';

/** A rollout that carries a new calendar to the open appeals of one city. */
export interface CalendarRollout {
  city: string;
  id: string;
}

/** How many limits run, UTC: `provisional` are counted over days that no notice has arranged yet, `later` fall due at or after `from`. */
export interface OpenDues {
  open: number;
  provisional: number;
  later: number;
}

/** One publication at a time, so that each is built on the version before it; the caller's transaction. */
export async function holdCalendars(trx: Knex): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['huiying calendars']);
}

/** The newest national calendar. */
export async function newestNational(db: Knex): Promise<CalendarData> {
  const row = await db('calendars')
    .where({ id: NATIONAL })
    .orderBy('version', 'desc')
    .first<{ body: CalendarData } | undefined>('body');
  if (!row) throw new Error('the store has no working calendar');
  return row.body;
}

/** The newest calendar of the city's own; null where it never had one. */
export async function newestLocal(db: Knex, city: string): Promise<LocalCalendar | null> {
  const row = await db('local_calendars')
    .where({ city })
    .orderBy('version', 'desc')
    .first<{ body: LocalCalendar } | undefined>('body');
  return row?.body ?? null;
}

/**
 * Publishes a version of the national calendar to every city of the installation: from now on limits are counted by it, and a
 * rollout carries it to each city's open appeals (R-SYS-09). In the caller's transaction, which holds the calendars.
 */
export async function publishNational(
  trx: Knex,
  calendar: CalendarData,
  { by, year, reason }: { by: string; year: number; reason: string },
): Promise<CalendarRollout[]> {
  await trx('calendars').insert({ id: NATIONAL, version: calendar.version, body: JSON.stringify(calendar) });
  const rollouts: CalendarRollout[] = [];
  for (const { id: city } of await allCities(trx)) {
    const { version, knownThrough, sources } = calendar;
    const detail = { version, year, knownThrough, sources: sources?.[year] ?? [], reason };
    await recordChange(trx, { city, type: 'calendarPublished', subject: NATIONAL, by, detail });
    const { id } = await orderRollout(trx, { city, by, reason, kind: 'calendar' });
    rollouts.push({ city, id });
  }
  return rollouts;
}

/** Publishes a version of a city's own calendar; the same holds for that city alone. */
export async function publishLocal(
  trx: Knex,
  calendar: LocalCalendar,
  { by, reason }: { by: string; reason: string },
): Promise<CalendarRollout> {
  const { city, version, suspensions } = calendar;
  await trx('local_calendars').insert({ city, version, body: JSON.stringify(calendar) });
  const decrees = (suspensions ?? []).map(({ name, decree, from, to }) => ({ name, decree, from, to }));
  const detail = { version, reason, suspensions: decrees };
  await recordChange(trx, { city, type: 'localCalendarPublished', subject: city, by, detail });
  const { id } = await orderRollout(trx, { city, by, reason, kind: 'calendar' });
  return { city, id };
}

/** The limits that run in these cities; `from` is an instant, UTC, and null counts none as later. */
export async function openDues(db: Knex, cities: readonly string[], from: Instant | null): Promise<OpenDues> {
  const row = await db('obligations')
    .whereIn('city', [...cities])
    .whereIn('status', ['open', 'held'])
    .whereNotNull('due_at')
    .first<Record<keyof OpenDues, string> | undefined>(
      db.raw('count(*) as open'),
      db.raw('count(*) filter (where provisional) as provisional'),
      db.raw('count(*) filter (where due_at >= ?::timestamptz) as later', [sqlInstant(from)]),
    );
  return { open: Number(row?.open ?? 0), provisional: Number(row?.provisional ?? 0), later: Number(row?.later ?? 0) };
}
