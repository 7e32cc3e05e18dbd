import { createHash, randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { NOW } from './clock';
import { prepared } from './prepared';
import type { Instant } from '../domain/limit/instant';
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
const newSecret = (): string => randomBytes(32).toString('base64url');
const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const GRANTS = `(select coalesce(json_agg(json_build_object('role', r.role, 'unit', r.unit) order by r.role), '[]') from account_roles r where r.account = a.id)`;

interface AccountRow {
  id: number;
  city: string;
  login: string;
  name: string;
  grants: Grant[];
}

const asAccount = ({ id, city, login, name, grants }: AccountRow): Account => ({
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
  if (account.grants.length > 0) await db('account_roles').insert(account.grants.map((g) => ({ account: id, ...g })));
  return String(id);
}

/** for signing in: the account with its password's hash; null when there is none that may sign in with a password */
export async function accountByLogin(db: Knex, login: string): Promise<(Account & { passwordHash: string }) | null> {
  const { rows } = await db.raw<{ rows: (AccountRow & { password_hash: string })[] }>(
    `select a.id, a.city, a.login, a.name, a.password_hash, ${GRANTS} as grants
       from accounts a where a.login = ? and a.active and a.password_hash is not null`,
    [login],
  );
  const row = rows[0];
  return row ? { ...asAccount(row), passwordHash: row.password_hash } : null;
}

/** A session, by the secret in the browser's cookie; answers that secret and the guard against forged requests. */
export async function openSession(db: Knex, account: string, hours: number): Promise<{ secret: string; csrf: string }> {
  const secret = newSecret();
  const csrf = newSecret();
  await db('sessions').insert({
    token_hash: secretHash(secret),
    account,
    csrf,
    expires_at: db.raw(`now() + ? * interval '1 hour'`, [hours]),
  });
  return { secret, csrf };
}

export async function closeSession(db: Knex, secret: string): Promise<void> {
  await db('sessions')
    .where({ token_hash: secretHash(secret) })
    .delete();
}

/** Who is behind a request, and PostgreSQL's clock at its receipt. */
export interface Caller {
  account: Account;
  /** null for a machine's token, which no browser sends by itself */
  csrf: string | null;
  receivedAt: Instant;
}

/** by session secret or API token; null when neither is known, valid and of an active account */
export async function callerBy(db: Knex, kind: 'session' | 'token', secret: string): Promise<Caller | null> {
  const from =
    kind === 'session'
      ? `sessions s join accounts a on a.id = s.account where s.token_hash = ? and s.expires_at > now()`
      : `api_tokens s join accounts a on a.id = s.account where s.token_hash = ? and s.revoked_at is null`;
  const rows = await prepared<AccountRow & { csrf: string | null; now: string }>(
    db,
    `caller-by-${kind}`,
    `select a.id, a.city, a.login, a.name, ${GRANTS} as grants, ${kind === 'session' ? 's.csrf' : 'null as csrf'}, ${NOW} as now
       from ${from} and a.active`,
    [secretHash(secret)],
  );
  const row = rows[0];
  return row ? { account: asAccount(row), csrf: row.csrf, receivedAt: Number(row.now) } : null;
}

/** A token for machines, as the account it belongs to; answers the secret, which is shown once. */
export async function createToken(db: Knex, account: string, label: string): Promise<string> {
  const secret = newSecret();
  await db('api_tokens').insert({ token_hash: secretHash(secret), account, label });
  return secret;
}
