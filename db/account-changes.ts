import type { Knex } from 'knex';
import { createAccount, type Grant } from './accounts';
import { type ChangeType, recordChange } from './change-log';
import { isLastAdministrator } from './last-administrator';
import { closeSessionsOf } from './sessions';

/** An account of a city, and the administrator who changes it. */
export interface OnAccount {
  city: string;
  id: string;
  /** the administrator's account */
  by: string;
}

/** why a change of an account is refused */
export type AccountRefusal = 'unknownAccount' | 'lastAdministrator';

interface Standing {
  id: string;
  city: string;
  login: string;
  active: boolean;
  awaits_identity: boolean;
  has_password: boolean;
}

interface Changing {
  trx: Knex;
  account: Standing;
  record: (type: ChangeType, detail?: Readonly<Record<string, unknown>>) => Promise<void>;
}

/**
 * Does something with one account, in one transaction with its event in the log of changes. Whoever changes the rights of a city
 * waits for the other, so that two administrators do not take each other's right away at once.
 */
export async function changeAccount<T>(
  db: Knex,
  { city, id, by }: OnAccount,
  change: (on: Changing) => Promise<T | 'lastAdministrator'>,
): Promise<T | AccountRefusal> {
  return db.transaction(async (trx) => {
    await rightsOneAtATime(trx, city);
    const account = await trx('accounts')
      .where({ city, id })
      .forUpdate()
      .first<Standing | undefined>(
        'id',
        'city',
        'login',
        'active',
        'awaits_identity',
        trx.raw('password_hash is not null as has_password'),
      );
    if (!account) return 'unknownAccount';
    const record = async (type: ChangeType, detail: Readonly<Record<string, unknown>> = {}): Promise<void> => {
      await recordChange(trx, { city, type, subject: id, by, detail });
    };
    return change({ trx, account: { ...account, id: String(account.id) }, record });
  });
}

/**
 * One change of a city's accounts and rights at a time. It is taken before the first event is recorded: whoever records first and
 * waits here would stand in the way of whoever holds this and is about to record.
 */
export async function rightsOneAtATime(trx: Knex, city: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying accounts ${city}`]);
}

/** One at a time adds an account of this login: an insert that another waits for would end its transaction by the unique login. */
export async function loginTurn(trx: Knex, login: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying login ${login}`]);
}

/** Adds an account; null when its login is taken, in whatever city. */
export async function addAccount(
  db: Knex,
  account: {
    city: string;
    login: string;
    name: string;
    grants: readonly Grant[];
    /** held ready for the identity that the OpenID provider names by this login */
    awaitsIdentity: boolean;
    /** an initial password, and the hours that it can be used; null: none */
    initial: { password: string; hours: number } | null;
  },
  by: string,
): Promise<string | null> {
  const { city, login, name, grants, awaitsIdentity, initial } = account;
  return db.transaction(async (trx) => {
    await loginTurn(trx, login);
    if (await trx('accounts').where({ login }).first('id')) return null;
    const id = await createAccount(trx, { city, login, name, grants, password: initial?.password ?? null });
    await trx('accounts')
      .where({ id })
      .update({ awaits_identity: awaitsIdentity, initial_until: initial ? inHours(trx, initial.hours) : null });
    const detail = { grants, password: initial ? 'initial' : 'none', awaitsIdentity };
    await recordChange(trx, { city, type: 'accountAdded', subject: id, by, detail });
    return id;
  });
}

/** a new name; what it was stands nowhere, since names of persons do not belong into the log */
export const renameAccount = (db: Knex, on: OnAccount, name: string): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    await trx('accounts').where({ id: account.id }).update({ name });
    await record('accountChanged', { changed: ['name'] });
    return 'done';
  });

/** Closes an account: its sessions end and its tokens are refused at once. Refuses lastAdministrator. */
export const deactivateAccount = (db: Knex, on: OnAccount): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    if (!account.active) return 'done';
    if (await isLastAdministrator(trx, account)) return 'lastAdministrator';
    await trx('accounts').where({ id: account.id }).update({ active: false });
    await closeSessionsOf(trx, account.id);
    await record('accountDeactivated');
    return 'done';
  });

export const reactivateAccount = (db: Knex, on: OnAccount): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    if (account.active) return 'done';
    await trx('accounts').where({ id: account.id }).update({ active: true });
    await record('accountReactivated');
    return 'done';
  });

/** so many hours from now, by PostgreSQL's clock */
export const inHours = (trx: Knex, hours: number): Knex.Raw => trx.raw(`now() + ? * interval '1 hour'`, [hours]);
