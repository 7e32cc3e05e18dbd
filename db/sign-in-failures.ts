import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';

/** When failures lock a login, and for how long. */
export interface LockTerms {
  /** failures until the first lock */
  attempts: number;
  /** minutes of the first lock; each further failure doubles them */
  lockMinutes: number;
  longestLockMinutes: number;
  /** hours after which failures are forgotten */
  forgetHours: number;
}

/** what stands for a login, known or not: what is typed there may be a password */
const hashOf = (login: string): string => createHash('sha256').update(login).digest('hex');

/** The SQL that joins what is known of failed sign-ins to an account `a`. */
export const FAILURES_OF_ACCOUNT = `left join sign_in_failures f on f.login_hash = encode(sha256(convert_to(a.login, 'UTF8')), 'hex')`;

/** The seconds for which a login is locked, whether or not there is such an account; null when it is not. */
export async function lockedFor(db: Knex, login: string): Promise<number | null> {
  const row = await db('sign_in_failures')
    .where({ login_hash: hashOf(login) })
    .andWhereRaw('locked_until > now()')
    .first<{ seconds: number } | undefined>(db.raw('ceil(extract(epoch from locked_until - now()))::int as seconds'));
  return row ? Math.max(1, row.seconds) : null;
}

/** Counts a failed sign-in of a login, whether or not there is such an account, and locks it after as many as the terms say. */
export async function countFailure(
  db: Knex,
  login: string,
  terms: LockTerms,
): Promise<{ failures: number; lockedUntil: Instant | null }> {
  await db.raw(
    `delete from sign_in_failures where last_at < now() - ? * interval '1 hour' and coalesce(locked_until, last_at) <= now()`,
    [terms.forgetHours],
  );
  const { rows } = await db.raw<{ rows: { failures: number; locked_until: Instant | null }[] }>(
    `insert into sign_in_failures as s (login_hash, failures, locked_until)
     values (:login_hash, 1, case when :attempts <= 1 then now() + :lockMinutes * interval '1 minute' end)
     on conflict (login_hash) do update set failures = s.failures + 1, last_at = now(),
       locked_until = case when s.failures + 1 >= :attempts then
         now() + least(:longestLockMinutes, :lockMinutes * 2 ^ least(s.failures + 1 - :attempts, 30)) * interval '1 minute' end
     returning failures, locked_until`,
    { login_hash: hashOf(login), ...terms },
  );
  return { failures: rows[0]?.failures ?? 0, lockedUntil: rows[0]?.locked_until ?? null };
}

/** The failures of a login are forgotten, its lock with them. Answers whether there were any. */
export async function forgetFailures(db: Knex, login: string): Promise<boolean> {
  return (
    (await db('sign_in_failures')
      .where({ login_hash: hashOf(login) })
      .delete()) > 0
  );
}
