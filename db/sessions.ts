import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import { type Account, type AccountRow, asAccount, GRANTS_NOW, newSecret, secretHash } from './accounts';
import { NOW } from './clock';
import { prepared } from './prepared';

/** How a session begins and ends. */
export interface SessionTerms {
  /** the longest it lasts, in hours */
  sessionHours: number;
  /** it ends when nobody asked for anything so long, in minutes */
  idleMinutes: number;
}

/**
 * A session, by the secret in the browser's cookie; answers that secret and the guard against forged requests. Null when the account
 * was closed, or has another password than the one of this hash, since it was looked at: whoever changes a password ends every
 * session of the one before, also those that are about to begin.
 */
export async function openSession(
  db: Knex,
  account: string,
  { sessionHours, idleMinutes }: SessionTerms,
  by: { passwordHash: string } | 'provider',
): Promise<{ secret: string; csrf: string } | null> {
  const secret = newSecret();
  const csrf = newSecret();
  await db('sessions').where({ account }).andWhereRaw('expires_at <= now()').delete();
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `insert into sessions (token_hash, account, csrf, by_provider, idle_minutes, expires_at)
     select ?, a.id, ?, ?, ?, now() + ? * interval '1 hour' from accounts a
      where a.id = ? and a.active ${by === 'provider' ? '' : 'and a.password_hash = ?'} for share of a`,
    [
      ...[secretHash(secret), csrf, by === 'provider', idleMinutes, sessionHours, account],
      ...(by === 'provider' ? [] : [by.passwordHash]),
    ],
  );
  return rowCount === 1 ? { secret, csrf } : null;
}

/** ends a session; answers how it had begun, null when there was none */
export async function closeSession(db: Knex, secret: string): Promise<'password' | 'provider' | null> {
  const [ended] = await db('sessions')
    .where({ token_hash: secretHash(secret) })
    .delete()
    .returning<{ by_provider: boolean }[]>('by_provider');
  return ended ? (ended.by_provider ? 'provider' : 'password') : null;
}

/** ends every session of an account, except the one of this secret where one is given; answers how many */
export async function closeSessionsOf(db: Knex, account: string, except: string | null = null): Promise<number> {
  return db('sessions')
    .where({ account })
    .modify((q) => {
      if (except !== null) void q.whereNot({ token_hash: secretHash(except) });
    })
    .delete();
}

/** Who is behind a request, and PostgreSQL's clock at its receipt. */
export interface Caller {
  account: Account;
  /** null for a machine's token, which no browser sends by itself */
  csrf: string | null;
  /** signed in with the initial password, which only serves to choose another */
  withInitialPassword: boolean;
  receivedAt: Instant;
}

/** a session that somebody uses is written down as used at most this often, in seconds */
const SEEN_EVERY_SECONDS = 60;

const FROM_SESSION = `select a.id, a.city, a.login, a.name, ${GRANTS_NOW} as grants, s.csrf,
    not s.by_provider and a.initial_until is not null as initial,
    s.seen_at < now() - interval '${SEEN_EVERY_SECONDS} seconds' as unseen, ${NOW} as now
  from sessions s join accounts a on a.id = s.account
 where s.token_hash = ? and s.expires_at > now() and s.seen_at > now() - s.idle_minutes * interval '1 minute' and a.active`;

const FROM_TOKEN = `select a.id, a.city, a.login, a.name, ${GRANTS_NOW} as grants, null as csrf, false as initial, false as unseen, ${NOW} as now
  from api_tokens s join accounts a on a.id = s.account
 where s.token_hash = ? and s.revoked_at is null and (s.expires_at is null or s.expires_at > now()) and a.active`;

interface CallerRow extends AccountRow {
  csrf: string | null;
  initial: boolean;
  unseen: boolean;
  now: string;
}

/**
 * By session secret or API token; null when neither is known, valid and of an active account. `attended` says that a person
 * asks: what a page asks by itself does not keep a session from ending idle.
 */
export async function callerBy(
  db: Knex,
  kind: 'session' | 'token',
  secret: string,
  attended: boolean,
): Promise<Caller | null> {
  const token_hash = secretHash(secret);
  const statement = kind === 'session' ? FROM_SESSION : FROM_TOKEN;
  const [row] = await prepared<CallerRow>(db, `caller-by-${kind}`, statement, [token_hash]);
  if (!row) return null;
  if (row.unseen && attended)
    await db('sessions')
      .where({ token_hash })
      .update({ seen_at: db.raw('now()') });
  return {
    account: asAccount(row),
    csrf: row.csrf,
    withInitialPassword: row.initial,
    receivedAt: Number(row.now),
  };
}
