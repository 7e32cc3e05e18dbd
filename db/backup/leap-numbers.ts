import type { Knex } from 'knex';

/** A tenth of what a day can number. */
const LEAP = 1_000_000;
const LAST_LEAP_FROM = 8_000_000;
const DAY_MS = 86_400_000;

/**
 * Lets the day's numbers go on a million later: the numbers that were given between the backup and its restore stand in
 * people's hands, and must not come to mean another appeal. Whatever the city's time zone, the day meant is the one before,
 * after or of `now`, an instant of PostgreSQL's clock. A day that has leapt so often that its digits would not last is left as
 * it is.
 */
export async function leapNumbers(db: Knex, now: number): Promise<void> {
  const days = [now - DAY_MS, now, now + DAY_MS].map((at) =>
    new Date(at).toISOString().slice(0, 10).replaceAll('-', ''),
  );
  await db.raw(
    `insert into numbers as n (day, last) select day, ? from unnest(?::text[]) day
       on conflict (day) do update set last = n.last + ? where n.last < ?`,
    [LEAP, days, LEAP, LAST_LEAP_FROM],
  );
}
