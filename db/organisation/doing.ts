import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';

/** Whose organisation is changed, by whom, and when (UTC). */
export interface Doing {
  city: string;
  /** the account */
  by: string;
  at: Instant;
}

/** one change of a city's organisation at a time, so that what was checked still holds when it is written */
export async function oneAtATime(trx: Knex, city: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying organisation ${city}`]);
}
