import type { Knex } from 'knex';
import { isUnitRole } from '../domain/loop/role';
import { isActive } from '../domain/organisation/unit';
import { type AccountRefusal, changeAccount, type OnAccount } from './account-changes';
import type { Grant } from './accounts';
import { postgresNow } from './clock';
import { isLastAdministrator } from './last-administrator';
import { unitOf } from './organisation/units';

/**
 * Why a right cannot be given: a role of a unit without its unit (or the other way round), or a unit that the city does not
 * have at present.
 */
export type GrantRefusal = 'unitWrong' | 'unitUnknown';

/** Whether these rights can be given in this city; the first refusal, with the grant that it is about. */
export async function refusalOfGrants(
  db: Knex,
  city: string,
  grants: readonly Grant[],
): Promise<{ refusal: GrantRefusal; grant: Grant } | null> {
  const now = await postgresNow(db);
  for (const grant of grants) {
    if (isUnitRole(grant.role) !== (grant.unit !== null)) return { refusal: 'unitWrong', grant };
    if (grant.unit === null) continue;
    const unit = await unitOf(db, city, grant.unit);
    if (!unit || !isActive(unit, now)) return { refusal: 'unitUnknown', grant };
  }
  return null;
}

/** Gives a right, from the account's next request on; one that it holds already changes nothing. */
export const grantRight = (db: Knex, on: OnAccount, { role, unit }: Grant): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    const given = await trx('account_roles')
      .insert({ city: account.city, account: account.id, role, unit })
      .onConflict(['account', 'role', 'unit'])
      .ignore()
      .returning('role');
    if (given.length > 0) await record('rightGranted', { role, unit });
    return 'done';
  });

/** Takes a right, from the account's next request on. Refuses lastAdministrator. */
export const revokeRight = (db: Knex, on: OnAccount, { role, unit }: Grant): Promise<'done' | AccountRefusal> =>
  changeAccount(db, on, async ({ trx, account, record }) => {
    if (role === 'administrator' && (await isLastAdministrator(trx, account))) return 'lastAdministrator';
    const taken = await trx('account_roles').where({ account: account.id, role, unit }).delete();
    if (taken > 0) await record('rightRevoked', { role, unit });
    return 'done';
  });
