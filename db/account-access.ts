import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import { type AccountRefusal, changeAccount, inHours, type OnAccount } from './account-changes';
import { hashPassword, newSecret, secretHash } from './accounts';
import { closeSessionsOf } from './sessions';
import { forgetFailures } from './sign-in-failures';

/** Lifts the lock that failed sign-ins have put on it, and forgets them. */
export const unlockAccount = (db: Knex, on: OnAccount): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    if (await forgetFailures(trx, account.login)) await record('accountUnlocked');
    return 'done';
  });

/** An initial password in place of the present one, for so many hours; ends its sessions and lifts the lock. */
export async function resetPassword(
  db: Knex,
  on: OnAccount,
  { password, hours }: { password: string; hours: number },
): Promise<'done' | AccountRefusal> {
  const password_hash = await hashPassword(password);
  return changeAccount(db, on, async ({ trx, account, record }) => {
    await trx('accounts')
      .where({ id: account.id })
      .update({ password_hash, initial_until: inHours(trx, hours) });
    await closeSessionsOf(trx, account.id);
    await forgetFailures(trx, account.login);
    await record('passwordReset', { hours });
    return 'done';
  });
}

/**
 * A password of its holder's own choice in place of the one of this hash; ends all sessions but the one of this secret. Refuses
 * passwordMoved: somebody has set another one since that was compared, and what an administrator resets stays reset.
 */
export async function changePassword(
  db: Knex,
  on: OnAccount,
  { present, next }: { present: string; next: string },
  session: string | null,
): Promise<'done' | 'passwordMoved' | AccountRefusal> {
  const password_hash = await hashPassword(next);
  return changeAccount<'done' | 'passwordMoved'>(db, on, async ({ trx, account, record }) => {
    const changed = await trx('accounts')
      .where({ id: account.id, password_hash: present })
      .update({ password_hash, initial_until: null });
    if (changed === 0) return 'passwordMoved';
    await closeSessionsOf(trx, account.id, session);
    await record('passwordChanged');
    return 'done';
  });
}

export const endSessions = (db: Knex, on: OnAccount): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    const ended = await closeSessionsOf(trx, account.id);
    if (ended > 0) await record('sessionsEnded', { ended });
    return 'done';
  });

/** A token for machines; answers its secret, which is shown once. `days` null: until it is revoked. */
export const issueToken = (
  db: Knex,
  on: OnAccount,
  { label, days }: { label: string; days: number | null },
): Promise<{ id: number; secret: string; expiresAt: Instant | null } | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    const secret = newSecret();
    const [row] = await trx('api_tokens')
      .insert({
        token_hash: secretHash(secret),
        account: account.id,
        label,
        expires_at: days === null ? null : inHours(trx, days * 24),
      })
      .returning<{ id: number; expires_at: Instant | null }[]>(['id', 'expires_at']);
    const { id, expires_at: expiresAt } = row ?? { id: 0, expires_at: null };
    await record('tokenIssued', { token: id, expiresAt });
    return { id, secret, expiresAt };
  });

/** Refuses a token from now on; one that is revoked already, or none of this account, changes nothing. */
export const revokeToken = (db: Knex, on: OnAccount, token: number): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    const revoked = await trx('api_tokens')
      .where({ id: token, account: account.id })
      .whereNull('revoked_at')
      .update({ revoked_at: trx.raw('now()') });
    if (revoked > 0) await record('tokenRevoked', { token });
    return 'done';
  });
