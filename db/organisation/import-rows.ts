import type { Knex } from 'knex';
import { PLATFORM_UNIT } from '../../domain/loop/role';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import type { DutyRow, LineRow, Numbered, PersonRow, RowEffect, UnitRow } from '../../domain/organisation/sheet';
import { addAccount } from '../account-changes';
import { grantRight, refusalOfGrants } from '../account-rights';
import { endUnit } from './dissolving';
import type { Doing } from './doing';
import { assignDuty, dispatchCatalogue, endDuty, saysTheSame } from './duties';
import { addLine, changeLine, directoryOf, removeLine } from './lines';
import { addUnit, changeUnit } from './unit-changes';
import { unitOf } from './units';

// What one row of a spreadsheet does: the act that an administrator would take, or nothing where it stands so already.

type RowResult = { effect: RowEffect } | { refused: OrganisationRefusal };

const UNCHANGED: RowResult = { effect: 'unchanged' };

type FilledIn<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** what a row leaves empty it says nothing of */
const filledIn = <T extends object>(row: T): FilledIn<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as FilledIn<T>;

export async function unit(trx: Knex, doing: Doing, row: Numbered<UnitRow>): Promise<RowResult> {
  const { row: _row, into: _into, id, ...given } = row;
  const was = await unitOf(trx, doing.city, id);
  if (!was) {
    const empty = { nameEn: null, parent: PLATFORM_UNIT, telephones: [], activeFrom: null };
    const added = await addUnit(trx, doing, { ...empty, ...filledIn(given), id });
    return 'refused' in added ? added : { effect: 'added' };
  }
  const changed = await changeUnit(trx, doing, { id, patch: filledIn(given) });
  if ('refused' in changed) return changed;
  return JSON.stringify(changed.unit) === JSON.stringify(was) ? UNCHANGED : { effect: 'changed' };
}

/** the unit ends, and its people hold their roles at the successor too */
export async function unitMerged(
  trx: Knex,
  doing: Doing,
  { unit: id, into, reason }: { unit: string; into: string; reason: string },
): Promise<RowResult> {
  const was = await unitOf(trx, doing.city, id);
  if (was && was.activeUntil !== null) return UNCHANGED;
  const ended = await endUnit(trx, doing, { unit: id, into, moveGrants: true, reason });
  return 'refused' in ended ? ended : { effect: 'ended' };
}

export async function duty(trx: Knex, doing: Doing, { row: _row, ...duty }: Numbered<DutyRow>): Promise<RowResult> {
  const twins = (await dispatchCatalogue(trx, doing.city, null)).filter((d) => saysTheSame(d, duty));
  const open = twins.find((d) => d.until === null || d.until > duty.from);
  if (!open) {
    const assigned = await assignDuty(trx, doing, duty);
    return 'refused' in assigned ? assigned : { effect: 'added' };
  }
  if (duty.until === open.until || duty.until === null) return UNCHANGED;
  const ended = await endDuty(trx, doing, { id: open.id, until: duty.until });
  return 'refused' in ended ? ended : { effect: 'ended' };
}

export async function line(trx: Knex, doing: Doing, row: Numbered<LineRow>): Promise<RowResult> {
  const { row: _row, removed, ...given } = row;
  const was = (await directoryOf(trx, doing.city)).find((l) => l.number === given.number);
  if (!was) {
    if (removed) return UNCHANGED;
    const empty = { telephones: [], subjects: [], openedOn: null, mergedOn: null };
    const added = await addLine(trx, doing, { ...empty, ...filledIn(given) });
    return 'refused' in added ? added : { effect: 'added' };
  }
  if (removed) {
    const gone = await removeLine(trx, doing, was.id);
    return 'refused' in gone ? gone : { effect: 'ended' };
  }
  const changed = await changeLine(trx, doing, { id: was.id, patch: filledIn(given) });
  if ('refused' in changed) return changed;
  return JSON.stringify(changed.line) === JSON.stringify(was) ? UNCHANGED : { effect: 'changed' };
}

/** a login that is new becomes an account without a password; one that is known gets the role, and keeps its name */
export async function person(trx: Knex, { city, by }: Doing, row: Numbered<PersonRow>): Promise<RowResult> {
  const { login, name, role, unit } = row;
  const grant = { role, unit };
  const wrong = await refusalOfGrants(trx, city, [grant]);
  if (wrong?.refusal === 'unitUnknown') return refuseChange('unitNotKnown', { unit: unit ?? '' });
  if (wrong) return refuseChange('roleUnitWrong', { role });
  const known = await trx('accounts').where({ login }).first<{ id: number; city: string } | undefined>('id', 'city');
  if (!known) {
    await addAccount(trx, { city, login, name, grants: [grant], awaitsIdentity: false, initial: null }, by);
    return { effect: 'added' };
  }
  if (known.city !== city) return refuseChange('loginElsewhere', { login });
  if (await trx('account_roles').where({ account: known.id, role, unit }).first('role')) return UNCHANGED;
  await grantRight(trx, { city, id: String(known.id), by }, grant);
  return { effect: 'changed' };
}
