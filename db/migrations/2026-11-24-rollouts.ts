import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-rollouts';

/** Changes on their way to the open appeals of a city: what was ordered, and how far it has come. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table rollouts (
  id bigint generated always as identity primary key, city text not null references cities, kind text not null, terms jsonb not null,
  made_by text not null, approved_by text, reason text not null, as_of timestamptz not null, ordered_at timestamptz not null default clock_timestamp(),
  status text not null check (status in ('proposed', 'ordered', 'running', 'paused', 'finished', 'withdrawn')),
  after_number text not null default '', left_over text[] not null default '{}', looked_at int not null default 0, changed int not null default 0, moved int not null default 0,
  started_at timestamptz, finished_at timestamptz
);
create index rollouts_under_way on rollouts (city, id) where status in ('ordered', 'running', 'paused');
`);
  await letApplicationIn(db);
}
