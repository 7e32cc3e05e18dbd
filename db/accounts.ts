import { createHash, randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Knex } from 'knex';
import type { Role } from '../domain/loop/role';

/** One role a person holds: for the platform, or for one unit. */
export interface Grant {
  role: Role;
  unit: string | null;
}

export interface Account {
  id: string;
  city: string;
  login: string;
  name: string;
  grants: readonly Grant[];
}

/** argon2id with the library's present parameters (memory 19 MiB, 2 passes) */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** a secret that a browser or a machine holds; the store keeps its hash alone */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** what an account holds of its own */
export const GRANTS = `(select coalesce(json_agg(json_build_object('role', r.role, 'unit', r.unit) order by r.role), '[]') from account_roles r where r.account = a.id)`;

/** the same, and for as long as it is somebody's deputy what that person holds (glossary «deputy»); a deputy's deputy has none of it */
export const GRANTS_NOW = `(select coalesce(json_agg(json_build_object('role', r.role, 'unit', r.unit) order by r.role), '[]') from (
    select role, unit from account_roles where account = a.id
    union select r.role, r.unit from deputies d join accounts p on p.id = d.absent and p.active join account_roles r on r.account = d.absent
     where d.deputy = a.id and d.starts_at <= now() and now() < d.ends_at and d.ended_at is null) r)`;

export interface AccountRow {
  id: number;
  city: string;
  login: string;
  name: string;
  grants: Grant[];
}

export const asAccount = ({ id, city, login, name, grants }: AccountRow): Account => ({
  id: String(id),
  city,
  login,
  name,
  grants,
});

export async function createAccount(
  db: Knex,
  account: { city: string; login: string; name: string; password: string | null; grants: readonly Grant[] },
): Promise<string> {
  const password_hash = account.password === null ? null : await hashPassword(account.password);
  const { city, login, name } = account;
  const [row] = await db('accounts').insert({ city, login, name, password_hash }).returning<{ id: number }[]>('id');
  const id = row?.id ?? 0;
  if (account.grants.length > 0)
    await db('account_roles').insert(account.grants.map((g) => ({ city, account: id, ...g })));
  return String(id);
}

/** for signing in: the account with its password's hash; null when there is none that may sign in with a password */
export async function accountByLogin(
  db: Knex,
  login: string,
): Promise<(Account & { passwordHash: string; initial: 'valid' | 'expired' | null }) | null> {
  const { rows } = await db.raw<{
    rows: (AccountRow & { password_hash: string; initial: 'valid' | 'expired' | null })[];
  }>(
    `select a.id, a.city, a.login, a.name, a.password_hash, case when a.initial_until > now() then 'valid' when a.initial_until <= now() then 'expired' end as initial, ${GRANTS_NOW} as grants
       from accounts a where a.login = ? and a.active and a.password_hash is not null`,
    [login],
  );
  const row = rows[0];
  return row ? { ...asAccount(row), passwordHash: row.password_hash, initial: row.initial } : null;
}

/** A token for machines, as the account it belongs to; answers the secret, which is shown once. */
export async function createToken(db: Knex, account: string, label: string): Promise<string> {
  const secret = newSecret();
  await db('api_tokens').insert({ token_hash: secretHash(secret), account, label });
  return secret;
}
