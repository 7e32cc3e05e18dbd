import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-simulations';

/**
 * Policies tried on the past: what was ordered, how far it has come, and what it counted. Of each page of appeals its counts are
 * kept without those of single units, so that the list behind a number opens only the pages that have something in it.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table simulations (
  id bigint generated always as identity primary key, city text not null references cities, ordered_by text not null,
  as_of timestamptz not null, from_at timestamptz not null, to_at timestamptz not null,
  in_force int not null, draft jsonb not null, draft_of jsonb not null, national_calendar int not null, local_calendar int,
  status text not null default 'ordered', tries int not null default 0, cancel_asked boolean not null default false,
  appeals int, done int not null default 0, beat_at timestamptz, ended_at timestamptz, counts jsonb, fault text
);
create index simulations_of_city on simulations (city, id desc);
create table simulation_pages (
  simulation bigint not null references simulations on delete cascade, page int not null, after_at text not null, after_number text not null,
  through_at text not null, through_number text not null, appeals int not null, counts jsonb not null, primary key (simulation, page)
);
create index obligations_reworked on obligations (number) where kind = 'rework';
`);
  await letApplicationIn(db);
}
