import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import { PLATFORM_UNIT } from '../../domain/loop/role';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import { isActive, type Unit, type UnitKind } from '../../domain/organisation/unit';
import { recordChange } from '../change-log';
import { sqlInstant } from '../connect';
import { type Doing, oneAtATime } from './doing';
import { isBelow, unitOf } from './units';

/** A unit as an administrator adds it; its level follows from its place. */
export interface NewUnit {
  id: string;
  name: string;
  nameEn: string | null;
  kind: UnitKind;
  parent: string;
  telephones: readonly string[];
  activeFrom: Instant | null;
}

/** what can be changed of a unit; absent: stays */
export type UnitPatch = Partial<Omit<NewUnit, 'id'>>;

type Changed = { unit: Unit } | { refused: OrganisationRefusal };

/**
 * Adds a unit to the network, at any level (R-ORG-21). In the caller's transaction, with its event in the log of changes. Refuses
 * unitIdTaken, unitNotKnown and unitEnded (of the one above).
 */
export async function addUnit(trx: Knex, { city, by, at }: Doing, unit: NewUnit): Promise<Changed> {
  await oneAtATime(trx, city);
  if (await unitOf(trx, city, unit.id)) return refuseChange('unitIdTaken', { unit: unit.id });
  const above = await standing(trx, city, unit.parent, at);
  if ('refused' in above) return above;
  const { activeFrom, nameEn, telephones, ...same } = unit;
  await trx('units').insert({
    ...same,
    city,
    name_en: nameEn,
    telephones: [...telephones],
    level: above.unit.level + 1,
    active_from: sqlInstant(activeFrom),
  });
  const detail = { ...unit, level: above.unit.level + 1 };
  await recordChange(trx, { city, type: 'unitAdded', subject: unit.id, by, detail });
  return asItStands(trx, city, unit.id);
}

/**
 * Renames a unit, changes its kind or telephones, or moves it, with everything below it, under another. A patch that changes nothing
 * leaves no event. Refuses unitNotKnown, unitEnded, platformStays (the platform is under nobody, and nobody else is one), and
 * unitBelowItself.
 */
export async function changeUnit(
  trx: Knex,
  { city, by, at }: Doing,
  { id, patch }: { id: string; patch: UnitPatch },
): Promise<Changed> {
  await oneAtATime(trx, city);
  const found = await standing(trx, city, id, at);
  if ('refused' in found) return found;
  const was = found.unit;
  const changes = Object.entries(patch).filter(
    ([field, value]) => value !== undefined && !isSame(was[field as keyof Unit], value),
  );
  if (changes.length === 0) return { unit: was };
  const becomes = Object.fromEntries(changes) as UnitPatch;
  if (id === PLATFORM_UNIT && ('parent' in becomes || 'kind' in becomes)) return refuseChange('platformStays');
  if (becomes.parent !== undefined) {
    const above = await standing(trx, city, becomes.parent, at);
    if ('refused' in above) return above;
    if (becomes.parent === id || (await isBelow(trx, city, becomes.parent, id)))
      return refuseChange('unitBelowItself', { unit: id, parent: becomes.parent });
    await moveUnder(trx, city, was, above.unit);
  }
  const { nameEn, telephones, activeFrom, parent: _moved, ...same } = becomes;
  const row = {
    ...same,
    ...(nameEn === undefined ? {} : { name_en: nameEn }),
    ...(telephones === undefined ? {} : { telephones: [...telephones] }),
    ...(activeFrom === undefined ? {} : { active_from: sqlInstant(activeFrom) }),
  };
  if (Object.keys(row).length > 0) await trx('units').where({ city, id }).update(row);
  const old = Object.fromEntries(changes.map(([field]) => [field, was[field as keyof Unit]]));
  await recordChange(trx, { city, type: 'unitChanged', subject: id, by, detail: { old, new: becomes } });
  return asItStands(trx, city, id);
}

/** a unit that is there and has not ended; null in its place refuses unitNotKnown or unitEnded */
export async function standing(trx: Knex, city: string, id: string, at: Instant): Promise<Changed> {
  const unit = await unitOf(trx, city, id);
  if (!unit) return refuseChange('unitNotKnown', { unit: id });
  // one that begins later can be prepared
  if (!isActive({ ...unit, activeFrom: null }, at)) return refuseChange('unitEnded', { unit: id });
  return { unit };
}

/** the unit under another one; it and all below it change their levels by as many */
export async function moveUnder(trx: Knex, city: string, unit: Unit, above: Unit): Promise<void> {
  await trx('units').where({ city, id: unit.id }).update({ parent: above.id });
  await trx.raw(
    `with recursive down as (
       select id from units where city = ? and id = ?
       union select u.id from units u join down on u.city = ? and u.parent = down.id
     ) update units set level = level + ? where city = ? and id in (select id from down)`,
    [city, unit.id, city, above.level + 1 - unit.level, city],
  );
}

async function asItStands(trx: Knex, city: string, id: string): Promise<Changed> {
  const unit = await unitOf(trx, city, id);
  return unit ? { unit } : refuseChange('unitNotKnown', { unit: id });
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
