import { verify } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { type Account, accountByLogin, hashPassword } from '../../db/accounts';

// no password has this hash's text; it costs as much to compare as a real one
const nobodys = hashPassword('\u0000');

/**
 * The account of this login and password; null for both a login that is unknown and a password that is wrong, after the
 * same effort, so that nobody learns which logins exist.
 */
export async function accountBy(db: Knex, login: string, password: string): Promise<Account | null> {
  const found = await accountByLogin(db, login);
  const right = await verify(found?.passwordHash ?? (await nobodys), password);
  if (!found || !right) return null;
  const { passwordHash: _hash, ...account } = found;
  return account;
}
