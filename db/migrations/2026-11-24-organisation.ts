import type { Knex } from 'knex';
import { APP_ROLE } from '../connect';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-organisation';

/**
 * The organisation beside the tree of units: the dispatch catalogue, the directory of merged lines, who is on duty, and who acts for
 * whom. Duties and deputies are ended, never deleted: what a dispatch rested on can be looked up for ever.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table duties (
  id bigint generated always as identity primary key, city text not null, unit text not null, categories text[],
  subjects text[] not null, areas text[] not null, basis text not null, in_force_from timestamptz not null, in_force_until timestamptz,
  foreign key (city, unit) references units, check (in_force_until >= in_force_from)
);
create index duties_by_unit on duties (city, unit);
create table lines (
  id bigint generated always as identity primary key, city text not null, number text not null, name text not null, unit text not null,
  telephones text[] not null, subjects text[] not null, opened_on date, merged_on date, removed_at timestamptz,
  foreign key (city, unit) references units
);
create unique index lines_by_number on lines (city, number) where removed_at is null;
create table roster (
  id bigint generated always as identity primary key, city text not null, account bigint not null, role text not null, unit text,
  starts_at timestamptz not null, ends_at timestamptz not null, cancelled_at timestamptz,
  foreign key (city, account) references accounts (city, id), foreign key (city, unit) references units, check (ends_at > starts_at)
);
create index roster_by_time on roster (city, ends_at);
create table deputies (
  id bigint generated always as identity primary key, city text not null, absent bigint not null, deputy bigint not null,
  starts_at timestamptz not null, ends_at timestamptz not null, ended_at timestamptz,
  foreign key (city, absent) references accounts (city, id), foreign key (city, deputy) references accounts (city, id),
  check (ends_at > starts_at), check (absent <> deputy)
);
create index deputies_by_deputy on deputies (deputy, ends_at);
`);
  await letApplicationIn(db);
  await db.raw('revoke delete, truncate on duties, lines, roster, deputies from ??', [APP_ROLE]);
}
