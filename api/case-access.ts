import type { Knex } from 'knex';
import type { Account } from '../db/accounts';
import { appealState } from '../db/appeal-view';
import { isAppealNumber } from '../domain/loop/appeal-number';
import type { CaseState } from '../domain/loop/state';
import type { Problem } from './problems/problem';
import { sightOf } from './rights';

/** An appeal that this account may see. */
export interface Seen {
  state: CaseState;
  /** units that have or had a work order of it */
  units: readonly string[];
  /** seen as a unit's person only: what is confidential is hidden (R-IDC-11) */
  asUnit: boolean;
}

/** Refuses unknownAppeal, and notYourUnit where no unit of the account has or had a work order of it. */
export async function seen(db: Knex, account: Account, number: string): Promise<Seen | { problem: Problem }> {
  const found = isAppealNumber(number) ? await appealState(db, account.city, number) : null;
  if (!found) return { problem: unknownAppeal(number) };
  const sight = sightOf(account);
  if (!sight.all && !found.units.some((u) => sight.units.includes(u)))
    return { problem: { code: 'notYourUnit', rule: 'R-HDL-07' } };
  return { ...found, asUnit: !sight.all };
}

export const unknownAppeal = (number: string): Problem => ({
  code: 'unknownAppeal',
  rule: 'R-REG-07',
  data: { number: number.slice(0, 20) },
});
