import type { Knex } from 'knex';
import { APP_ROLE } from '../connect';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-notices';

/**
 * Notices: what is still to be sent (written with the event that it tells of), each message on its way and how it went, how each
 * person and each city want to be told, and who has seen what. An address stands with its person alone, never with a message.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
alter table people add column email text;
create index account_roles_by_role on account_roles (city, role, unit);
create table notice_outbox (
  id bigint generated always as identity primary key, city text not null, number text not null, v int not null, does text not null,
  role text not null, unit text, account text, at timestamptz not null, not_held_by text
);
create table notice_deliveries (
  id uuid primary key, city text not null references cities, channel text not null check (channel in ('email', 'webhook')),
  account bigint, role text, items jsonb not null, status text not null check (status in ('waiting', 'sent', 'failed', 'dropped')),
  held text check (held in ('digest', 'quiet')), not_held_by text, due_at timestamptz not null, tries_from timestamptz not null,
  attempts int not null default 0, leased_until timestamptz, failed_at timestamptz, last_error text, done_at timestamptz, unaddressed jsonb,
  created_at timestamptz not null default date_trunc('milliseconds', now()), foreign key (city, account) references accounts (city, id)
);
create index notice_deliveries_due on notice_deliveries (channel, due_at) where status = 'waiting';
create index notice_deliveries_of_city on notice_deliveries (city, created_at desc, id desc);
create index notice_deliveries_open on notice_deliveries (city, created_at desc, id desc) where status in ('waiting', 'failed');
create index notice_deliveries_tried on notice_deliveries (status, tries_from) where status in ('waiting', 'failed');
create index notice_deliveries_done on notice_deliveries (done_at) where done_at is not null;
create unique index notice_deliveries_gathering on notice_deliveries (account, held, due_at)
  where status = 'waiting' and attempts = 0 and held is not null;
create table account_contacts (
  city text not null, account bigint primary key, email text, language text not null default 'zh' check (language in ('zh', 'en')),
  delivery text not null default 'atOnce' check (delivery in ('atOnce', 'daily', 'none')), digest_minute int not null default 510,
  quiet_from int, quiet_until int, updated_at timestamptz not null default now(),
  foreign key (city, account) references accounts (city, id), check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from between 0 and 1439 and quiet_until between 0 and 1439 and digest_minute between 0 and 1439)
);
create table city_notices (
  city text primary key references cities, quiet_from int, quiet_until int, appellants boolean not null default true,
  webhook text, webhook_secret text, check ((quiet_from is null) = (quiet_until is null)), check ((webhook is null) = (webhook_secret is null)),
  check (quiet_from between 0 and 1439 and quiet_until between 0 and 1439)
);
create table notification_receipts (
  notification bigint not null, account bigint not null references accounts, seen_at timestamptz not null default now(),
  primary key (notification, account)
);
`);
  await letApplicationIn(db);
  await db.raw('revoke update, delete, truncate on notification_receipts from ??', [APP_ROLE]);
}
