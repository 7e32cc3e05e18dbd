import type { Knex } from 'knex';
import { PLATFORM_UNIT } from '../../domain/loop/role';
import { type OrganisationRefusal, refuseChange } from '../../domain/organisation/refusal';
import type { Unit } from '../../domain/organisation/unit';
import { recordChange } from '../change-log';
import { orderRollout } from '../rollouts';
import { type Doing, oneAtATime } from './doing';
import { passDuties } from './duties';
import { passLines } from './lines';
import { moveUnder, standing } from './unit-changes';
import { isBelow, unitOf, unitsOf } from './units';

/** How a unit ends: merged into its successor, or dissolved with nothing in hand. */
export interface Ending {
  unit: string;
  /** the unit that takes everything over; null: there is none */
  into: string | null;
  /** whoever holds a role at the unit holds it at its successor too, and keeps reading the old unit's record */
  moveGrants: boolean;
  reason: string;
}

/**
 * Ends a unit (R-SYS-17). From now on it takes no new order; its duties, lines and units below go to the successor at once, what it
 * has in hand by a rollout, which is ordered in the same transaction: nothing is orphaned, and no clock changes. Its people keep
 * reading its record. Refuses platformStays, unitNotKnown, unitEnded, unitBelowItself (it is its own successor), and where no
 * successor is named unitsBelow and ordersInHand.
 */
export async function endUnit(
  trx: Knex,
  doing: Doing,
  { unit: id, into, moveGrants, reason }: Ending,
): Promise<{ rollout: string | null } | { refused: OrganisationRefusal }> {
  const { city, by, at } = doing;
  await oneAtATime(trx, city);
  if (id === PLATFORM_UNIT) return refuseChange('platformStays');
  const found = await standing(trx, city, id, at);
  if ('refused' in found) return found;
  const below = (await unitsOf(trx, city)).filter((u) => u.parent === id && u.activeUntil === null);
  const inHand = await appealsInHand(trx, city, id);
  if (into === null) {
    if (below.length > 0) return refuseChange('unitsBelow', { unit: id, below: below.map((u) => u.id) });
    if (inHand > 0) return refuseChange('ordersInHand', { unit: id, appeals: inHand });
  } else {
    if (into === id) return refuseChange('unitBelowItself', { unit: id, parent: into });
    const successor = await standing(trx, city, into, at);
    if ('refused' in successor) return successor;
    await moveBelow(trx, city, found.unit, into, below);
    if (moveGrants) await grantAtSuccessor(trx, doing, id, into);
  }
  await passDuties(trx, doing, id, into);
  await passLines(trx, doing, id, into);
  await trx('units')
    .where({ city, id })
    .update({ active_until: new Date(at) });
  const detail = { ...(into === null ? {} : { into, moveGrants }), appealsInHand: inHand, reason };
  await recordChange(trx, { city, type: into === null ? 'unitDissolved' : 'unitsMerged', subject: id, by, detail });
  if (into === null) return { rollout: null };
  // ordered also where nothing seems to be in hand: an order may be on its way to the unit in this very moment
  return { rollout: (await orderRollout(trx, { city, by, reason, kind: 'handover', from: id, to: into })).id };
}

/**
 * How many appeals that are not archived rest on this unit: one of their orders is its own, a notice asks it for an answer, or
 * authority has named it.
 */
async function appealsInHand(db: Knex, city: string, unit: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { appeals: number }[] }>(
    `select count(*) as appeals from appeals a
      where a.city = ? and a.phase <> 'archived'
        and (a.state->>'named' = ?
             or exists (select from jsonb_array_elements(a.state->'orders') o where o->>'unit' = ? and o->>'status' <> 'ended')
             or exists (select from jsonb_array_elements(a.state->'owed') o where o->>'unit' = ?))`,
    [city, unit, unit, unit],
  );
  return Number(rows[0]?.appeals ?? 0);
}

/** the units below stand under the successor; where that is one of them, it takes the place of the unit first */
async function moveBelow(trx: Knex, city: string, unit: Unit, into: string, below: readonly Unit[]): Promise<void> {
  if (await isBelow(trx, city, into, unit.id)) {
    const [successor, above] = [await unitOf(trx, city, into), await unitOf(trx, city, unit.parent ?? PLATFORM_UNIT)];
    if (successor && above) await moveUnder(trx, city, successor, above);
  }
  for (const { id } of below.filter((u) => u.id !== into)) {
    const [one, successor] = [await unitOf(trx, city, id), await unitOf(trx, city, into)];
    if (one && successor) await moveUnder(trx, city, one, successor);
  }
}

async function grantAtSuccessor(trx: Knex, { city, by }: Doing, from: string, to: string): Promise<void> {
  const { rows } = await trx.raw<{ rows: { account: number; role: string }[] }>(
    `insert into account_roles (city, account, role, unit)
     select city, account, role, ? from account_roles where city = ? and unit = ?
     on conflict do nothing returning account, role`,
    [to, city, from],
  );
  for (const { account, role } of rows)
    await recordChange(trx, {
      city,
      type: 'rightGranted',
      subject: String(account),
      by,
      detail: { role, unit: to, becauseOf: from },
    });
}
