import type { Knex } from 'knex';
import { letApplicationIn, writtenOnce } from './rights';

export const name = '2026-11-24-policies';

/** Drafts of the next version of a city's policy, and versions that were withdrawn before they held. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table policy_drafts (
  id bigint generated always as identity primary key, city text not null references cities, based_on int not null, changes jsonb not null,
  reason text not null, decree text, reach jsonb not null, effective_from timestamptz,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'rejected', 'withdrawn')),
  made_by text not null, editors text[] not null, submitted_by text, decided_by text, decision_reason text, version int,
  revision int not null default 1, request text not null unique, request_hash text not null,
  created_at timestamptz not null default clock_timestamp(), changed_at timestamptz not null default clock_timestamp(),
  foreign key (city, based_on) references policies, foreign key (city, version) references policies
);
create index policy_drafts_by_city on policy_drafts (city, id desc);
create table policy_withdrawals (
  city text not null, version int not null, withdrawn_by text not null, reason text not null,
  at timestamptz not null default clock_timestamp(), primary key (city, version), foreign key (city, version) references policies
);
`);
  await letApplicationIn(db);
  await writtenOnce(db, ['policy_withdrawals']);
}
