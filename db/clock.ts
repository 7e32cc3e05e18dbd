import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';

/**
 * The clock that lateness and alarms are judged by: PostgreSQL's in production, the time-skipping server's in workflow
 * tests. Given what PostgreSQL read under the case's lock, it says what time it is.
 */
export type Clock = (postgres: Instant) => Instant | Promise<Instant>;

export const postgresClock: Clock = (postgres) => postgres;

/** PostgreSQL's clock in a select list: milliseconds since the epoch, as text, since they are more than an int4 */
export const NOW = 'floor(extract(epoch from clock_timestamp()) * 1000)::text';

/** what PostgreSQL's clock shows, UTC */
export async function postgresNow(db: Knex): Promise<Instant> {
  const { rows } = await db.raw<{ rows: { now: string }[] }>(`select ${NOW} as now`);
  return Number(rows[0]?.now);
}
