import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-sign-in';

/**
 * Signing in: failures by login, whether or not there is such an account; identities that an OpenID provider vouches for;
 * and sign-ins that are under way at the provider.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table sign_in_failures (
  login_hash text primary key, failures int not null, last_at timestamptz not null default now(), locked_until timestamptz
);
create index sign_in_failures_by_age on sign_in_failures (last_at);
create table identities (
  issuer text not null, subject text not null, account bigint not null unique references accounts, linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create table provider_sign_ins (
  state_hash text primary key, browser_hash text not null, nonce text not null, verifier text not null, expires_at timestamptz not null
);
create index provider_sign_ins_by_age on provider_sign_ins (expires_at);
`);
  await letApplicationIn(db);
}
