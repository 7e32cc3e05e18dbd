import { verify } from '@node-rs/argon2';
import type { Knex } from 'knex';
import { type Account, accountByLogin, hashPassword } from '../../db/accounts';
import { recordChange } from '../../db/change-log';
import { countFailure, forgetFailures, lockedFor } from '../../db/sign-in-failures';
import { InFlight } from '../engine/in-flight';
import { no, type Problem } from '../problems/problem';
import type { SignInSettings } from './settings';

// no password has this hash's text; it costs as much to compare as a real one
const nobodys = hashPassword('\u0000');

type Found = { account: Account; initial: boolean; passwordHash: string } | { problem: Problem };

/**
 * Signing in by a password. A login that is unknown and a password that is wrong are refused alike, after the same effort and
 * with the same locks, so that nobody learns which logins exist.
 */
export class PasswordSignIn {
  // attempts of one login take turns, so that guesses sent side by side are counted one by one
  private readonly turns = new InFlight(1);

  constructor(
    private readonly db: Knex,
    private readonly settings: SignInSettings,
  ) {}

  /**
   * The account of this login and password, whether that is an initial one, and its hash as it was compared. Refuses wrongPassword, loginLocked, and to
   * whoever knows an initial password that has run out initialPasswordExpired.
   */
  accountBy(login: string, password: string): Promise<Found> {
    return this.turns.run(login, () => this.attempt(login, password));
  }

  private async attempt(login: string, password: string): Promise<Found> {
    const { db, settings } = this;
    const seconds = await lockedFor(db, login);
    if (seconds !== null) return { problem: no('loginLocked', { data: { seconds }, retryAfterSeconds: seconds }) };
    const found = await accountByLogin(db, login);
    const right = await verify(found?.passwordHash ?? (await nobodys), password);
    if (!found || !right) {
      const { failures, lockedUntil: until } = await countFailure(db, login, settings);
      if (found && until !== null) {
        const { city, id: subject } = found;
        await db.transaction((trx) =>
          recordChange(trx, { city, type: 'accountLocked', subject, by: 'huiying', detail: { failures, until } }),
        );
      }
      return { problem: no('wrongPassword') };
    }
    await forgetFailures(db, login);
    const { passwordHash, initial, ...account } = found;
    if (initial === 'expired') return { problem: no('initialPasswordExpired') };
    return { account, initial: initial === 'valid', passwordHash };
  }
}
