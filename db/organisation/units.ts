import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import { isActive, type Unit } from '../../domain/organisation/unit';

/** columns of a unit, named as the domain names them */
const UNIT = {
  id: 'id',
  name: 'name',
  nameEn: 'name_en',
  kind: 'kind',
  level: 'level',
  parent: 'parent',
  telephones: 'telephones',
  activeFrom: 'active_from',
  activeUntil: 'active_until',
} as const satisfies Record<keyof Unit, string>;

/** all units of the city there are or have been, from the platform down */
export async function unitsOf(db: Knex, city: string): Promise<Unit[]> {
  return db('units').where({ city }).orderBy(['level', 'id']).select<Unit[]>(UNIT);
}

export async function unitOf(db: Knex, city: string, id: string): Promise<Unit | null> {
  return (await db('units').where({ city, id }).first<Unit>(UNIT)) ?? null;
}

/** the unit of this city to which orders can be dispatched at this instant; null when there is none of this id */
export async function handlingUnit(db: Knex, city: string, id: string, at: Instant): Promise<Unit | null> {
  const unit = await unitOf(db, city, id);
  return unit && unit.level > 1 && isActive(unit, at) ? unit : null;
}

/**
 * Of these units those that have ended by now (`at`, UTC). Asked within the transaction that gives a unit something to do, which has
 * a number of its own by then: the hand-over of a unit that ends waits for it, or it sees that the unit has ended.
 */
export async function endedUnits(trx: Knex, city: string, ids: readonly string[], at: Instant): Promise<string[]> {
  return (
    trx('units')
      .where({ city })
      .whereIn('id', [...ids])
      // `at` was read before the case's lock was waited for: a unit may have ended since
      .andWhereRaw('active_until <= greatest(?, clock_timestamp())', [new Date(at)])
      .pluck<string[]>('id')
  );
}

/** this unit stands below that one in the network, however many levels down (R-DSP-18) */
export async function isBelow(db: Knex, city: string, unit: string, above: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { below: boolean }[] }>(
    `with recursive up as (
       select parent from units where city = ? and id = ?
       union select u.parent from units u join up on u.city = ? and u.id = up.parent
     ) select exists (select from up where parent = ?) as below`,
    [city, unit, city, above],
  );
  return rows[0]?.below ?? false;
}
