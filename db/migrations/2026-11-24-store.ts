import type { Knex } from 'knex';
import { letApplicationIn, writtenOnce } from './rights';

export const name = '2026-11-24-store';

/** The store: cities and their policies, people, texts, the event log, its projections, and what the protocol keeps. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table installation (
  single boolean primary key default true check (single), key text not null default gen_random_uuid()::text || gen_random_uuid()::text
);
insert into installation default values;
create table cities (
  id text primary key, no int generated always as identity unique, name_zh text not null, name_en text not null, pack text not null,
  parent text references cities, created_at timestamptz not null default now()
);
create index cities_by_parent on cities (parent) where parent is not null;
create table policies (
  city text not null references cities, version int not null, body jsonb not null, effective_from timestamptz not null,
  made_by text not null, reason text not null, created_at timestamptz not null default now(), approved_by text, decree text,
  draft bigint, replaces int, rollout bigint, primary key (city, version), foreign key (city, replaces) references policies
);
create table calendars (
  id text not null, version int not null, body jsonb not null, created_at timestamptz not null default now(), primary key (id, version)
);
create table units (
  city text not null references cities, id text not null, name text not null, name_en text, kind text not null default 'government',
  parent text, level int not null, telephones text[] not null default '{}', active_from timestamptz, active_until timestamptz,
  primary key (city, id), foreign key (city, parent) references units
);
create index units_by_parent on units (city, parent);

create table accounts (
  id bigint generated always as identity primary key, city text not null references cities, login text not null unique, name text not null,
  password_hash text, initial_until timestamptz, awaits_identity boolean not null default false,
  active boolean not null default true, created_at timestamptz not null default now(), unique (city, id)
);
create table account_roles (
  city text not null, account bigint not null, role text not null, unit text, unique nulls not distinct (account, role, unit),
  foreign key (city, account) references accounts (city, id), foreign key (city, unit) references units
);
create table sessions (
  token_hash text primary key, account bigint not null references accounts, csrf text not null, by_provider boolean not null,
  created_at timestamptz not null default now(), seen_at timestamptz not null default now(), idle_minutes int not null, expires_at timestamptz not null
);
create index sessions_by_account on sessions (account);
create table api_tokens (
  token_hash text primary key, id bigint generated always as identity unique, account bigint not null references accounts, label text not null,
  created_at timestamptz not null default now(), expires_at timestamptz, revoked_at timestamptz
);
create index api_tokens_by_account on api_tokens (account);

create table texts (
  id text primary key, city text not null, salt text, hash text not null, body jsonb, created_at timestamptz not null default now(), masked_at timestamptz
);
create table files (
  id text primary key, city text not null, number text not null, name text, media_type text not null, bytes bigint not null, kind text not null,
  sha256 text, salt text, hash text not null, added_by text not null, added_at timestamptz not null, masked_at timestamptz,
  check (masked_at is not null or (name is not null and sha256 is not null and salt is not null))
);
create index files_by_content on files (sha256) where sha256 is not null;
create index texts_by_age on texts using brin (created_at);
create table people (
  id bigint generated always as identity primary key, city text not null, kind text not null, name text, contact text, address text, pseudonym text,
  created_at timestamptz not null default now(), masked_at timestamptz
);
create table appellants (
  number text primary key, city text not null, person bigint not null references people, query_code text not null
);
create table identity_reads (
  id bigint generated always as identity primary key, city text not null, number text not null, account bigint not null, role text not null,
  unit text, reason text not null, at timestamptz not null default clock_timestamp()
);

create table events (
  seq bigint generated always as identity, city text not null, number text not null, v int not null, type text not null, at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(), actor text, role text, unit text, action text, text_id text,
  policy_version int not null, format smallint not null, body text not null, prev text not null, hash text not null,
  primary key (number, v)
);
create unique index events_seq on events (seq);
create index events_texts on events (text_id) where text_id is not null;

create table appeals (
  number text primary key, city text not null, version int not null, head text not null, state jsonb not null, alarm_at timestamptz,
  phase text not null, stage text not null, channel text not null, category text, unit text, outcome text, master text, backlog boolean not null,
  received_at timestamptz not null, accepted_at timestamptz, due_at timestamptz, closed_at timestamptz, archived_at timestamptz
);
create index appeals_alarms on appeals (alarm_at) where alarm_at is not null;
create index appeals_by_received on appeals (city, received_at desc, number);
create index appeals_by_unit on appeals (city, unit, received_at desc) where unit is not null;
create index appeals_by_stage on appeals (city, stage, received_at desc, number desc);
create index appeals_by_category on appeals (city, category, received_at desc, number desc);
create index appeals_open on appeals (number) where phase <> 'archived';
create index appeals_by_master on appeals (master, number) where master is not null;
create index appeals_merged on appeals (number) where phase = 'merged';
create table work_orders (
  number text not null, no int not null, city text not null, unit text not null, status text not null, dispatched_at timestamptz not null,
  signed_at timestamptz, submitted_at timestamptz, counted_as_received boolean not null, deemed_accepted boolean not null,
  rejections int not null, held_before text[] not null default '{}', primary key (number, no)
);
create index work_orders_by_unit on work_orders (city, unit, dispatched_at desc);
create index work_orders_by_status on work_orders (city, unit, status, dispatched_at desc, number desc);
create table obligations (
  number text not null, id text not null, city text not null, kind text not null, role text not null, unit text, order_no int,
  due_at timestamptz, provisional boolean not null, status text not null, settled_at timestamptz, late boolean, opened_v int not null,
  why jsonb not null, primary key (number, id)
);
create index obligations_open on obligations (city, role, unit, due_at) where status in ('open', 'held');
create index obligations_late on obligations (city, kind, due_at) where late;
create table tasks (
  number text not null, link text not null, order_no int not null, city text not null, role text not null, unit text,
  due_at timestamptz, since timestamptz not null, primary key (number, link, order_no)
);
create index tasks_by_burning on tasks (city, role, unit, due_at nulls last, since, number);

create table actions (
  id text primary key, city text not null, number text not null, link text not null, body text not null, version int not null,
  account text not null, at timestamptz not null
);
create index actions_by_number on actions (number);
create table refusals (
  id bigint generated always as identity primary key, city text not null, number text, link text not null, action text, account text not null,
  role text not null, code text not null, rule text not null, detail jsonb not null, at timestamptz not null default clock_timestamp()
);
create table starts (
  number text primary key, city text not null, alarm_at timestamptz, since timestamptz not null default clock_timestamp()
);
create index starts_in_order on starts (alarm_at nulls last, since);
create table unconfirmed (
  number text primary key, version int not null, since timestamptz not null default clock_timestamp()
);
create table notifications (
  id bigint generated always as identity primary key, city text not null, number text not null, v int not null, does text not null,
  role text not null, unit text, at timestamptz not null, seen_at timestamptz
);
create index notifications_by_watcher on notifications (city, role, unit, at desc, id desc);
create table imports (
  city text not null, source text not null, external_id text not null, number text not null, primary key (city, source, external_id)
);
create table numbers (
  day text primary key, last int not null
);
`);
  await letApplicationIn(db);
  await writtenOnce(db, ['events', 'policies', 'calendars', 'identity_reads', 'actions', 'refusals', 'installation']);
}
