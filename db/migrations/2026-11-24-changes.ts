import type { Knex } from 'knex';
import { letApplicationIn, writtenOnce } from './rights';

export const name = '2026-11-24-changes';

/** The chained log of what administrators change: policies, calendars, the organisation, rights. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table changes (
  city text not null references cities, v int not null, type text not null, subject text not null, at timestamptz not null default clock_timestamp(),
  actor text not null, format smallint not null, body text not null, prev text not null, hash text not null, primary key (city, v)
);
create index changes_by_subject on changes (city, type, subject, v desc);
`);
  await letApplicationIn(db);
  await writtenOnce(db, ['changes']);
}
