import type { Knex } from 'knex';
import { letApplicationIn, writtenOnce } from './rights';

export const name = '2026-11-24-local-calendars';

/** What cities add to the national calendar: office hours, days of their own, emergency suspensions. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table local_calendars (
  city text not null references cities, version int not null, body jsonb not null, created_at timestamptz not null default now(),
  primary key (city, version)
);
`);
  await letApplicationIn(db);
  await writtenOnce(db, ['local_calendars']);
}
