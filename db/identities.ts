import type { Knex } from 'knex';
import { type AccountRefusal, changeAccount, loginTurn, type OnAccount } from './account-changes';
import { type Account, type AccountRow, asAccount, createAccount, type Grant, GRANTS_NOW } from './accounts';
import { recordChange } from './change-log';
import { isLastAdministrator } from './last-administrator';
import { unitsOf } from './organisation/units';
import { closeSessionsOf } from './sessions';

/** Somebody as an OpenID provider vouches for. */
export interface Identity {
  issuer: string;
  /** the provider's own id of the person, which never changes */
  subject: string;
  /** the login that the provider names, verified; null where it names none */
  login: string | null;
  name: string;
}

/** An account to be made for an identity that is new here. */
export interface NewHere {
  city: string;
  grants: readonly Grant[];
}

/** turns of one identity, so that two first sign-ins at once make one account */
const turn = (trx: Knex, { issuer, subject }: Identity): Knex.Raw =>
  trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying identity ${issuer} ${subject}`]);

/**
 * The account of an identity: the one it is linked with; else the one that an administrator holds ready for this login, which
 * is linked now; else, where `newHere` says so, a new one. An account that nobody holds ready is never taken over by its
 * login's name alone. Null when there is none, or it is not active.
 */
export async function accountOfIdentity(
  db: Knex,
  identity: Identity,
  newHere: NewHere | null,
): Promise<Account | null> {
  return db.transaction(async (trx) => {
    await turn(trx, identity);
    const { issuer, subject, login } = identity;
    const linked = await trx('identities').where({ issuer, subject }).first<{ account: string } | undefined>('account');
    if (linked) return activeAccount(trx, String(linked.account));
    if (login === null) return null;
    await loginTurn(trx, login);
    const standing = await trx('accounts')
      .where({ login })
      .forUpdate()
      .first<{ id: string; city: string; active: boolean; awaits_identity: boolean } | undefined>(
        'id',
        'city',
        'active',
        'awaits_identity',
      );
    if (standing && !(standing.active && standing.awaits_identity)) return null;
    const account = standing
      ? { id: String(standing.id), city: standing.city }
      : newHere && (await addedFor(trx, { ...identity, login }, newHere));
    if (!account) return null;
    await trx('identities').insert({ issuer, subject, account: account.id });
    await trx('accounts').where({ id: account.id }).update({ awaits_identity: false });
    await recordChange(trx, {
      city: account.city,
      type: 'identityLinked',
      subject: account.id,
      by: account.id,
      detail: { issuer },
    });
    return activeAccount(trx, account.id);
  });
}

async function activeAccount(trx: Knex, id: string): Promise<Account | null> {
  const { rows } = await trx.raw<{ rows: AccountRow[] }>(
    `select a.id, a.city, a.login, a.name, ${GRANTS_NOW} as grants from accounts a where a.id = ? and a.active`,
    [id],
  );
  return rows[0] ? asAccount(rows[0]) : null;
}

async function addedFor(
  trx: Knex,
  { login, name, issuer }: Identity & { login: string },
  { city, grants }: NewHere,
): Promise<{ id: string; city: string }> {
  const units = new Set((await unitsOf(trx, city)).map((u) => u.id));
  const given = grants.filter((g) => g.unit === null || units.has(g.unit));
  const id = await createAccount(trx, { city, login, name, password: null, grants: given });
  await recordChange(trx, {
    city,
    type: 'accountAdded',
    subject: id,
    by: 'huiying',
    detail: { issuer, grants: given },
  });
  return { id, city };
}

/** Holds an account ready for the identity that the OpenID provider names by its login. */
export const awaitIdentity = (db: Knex, on: OnAccount): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    if (account.awaits_identity || (await trx('identities').where({ account: account.id }).first('account')))
      return 'done';
    await trx('accounts').where({ id: account.id }).update({ awaits_identity: true });
    await record('identityAwaited');
    return 'done';
  });

/**
 * Undoes the link with an identity, or holding ready for one; the sessions of the account end. Refuses lastAdministrator where
 * nobody else could administer the city and this account has no password to sign in with.
 */
export const unlinkIdentity = (db: Knex, on: OnAccount): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    const linked = await trx('identities').where({ account: account.id }).first('account');
    if (!linked && !account.awaits_identity) return 'done';
    if (linked && !account.has_password && (await isLastAdministrator(trx, account))) return 'lastAdministrator';
    await trx('identities').where({ account: account.id }).delete();
    await trx('accounts').where({ id: account.id }).update({ awaits_identity: false });
    await closeSessionsOf(trx, account.id);
    await record('identityUnlinked');
    return 'done';
  });
