import type { Knex } from 'knex';

/** A network unit: level 1 is the platform, deeper levels handle (R-ORG-03, R-ORG-21). */
export interface Unit {
  id: string;
  name: string;
  level: number;
  parent: string | null;
  active: boolean;
}

const COLUMNS = ['id', 'name', 'level', 'parent', 'active'] as const;

export async function unitsOf(db: Knex, city: string): Promise<Unit[]> {
  return db('units')
    .where({ city })
    .orderBy(['level', 'id'])
    .select<Unit[]>(...COLUMNS);
}

/** an active unit of this city to which orders can be dispatched; null when there is none of this id */
export async function handlingUnit(db: Knex, city: string, id: string): Promise<Unit | null> {
  const unit = await db('units')
    .where({ city, id, active: true })
    .andWhere('level', '>', 1)
    .first<Unit>(...COLUMNS);
  return unit ?? null;
}

/** this unit stands below that one in the network, however many levels down (R-DSP-18) */
export async function isBelow(db: Knex, city: string, unit: string, above: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { below: boolean }[] }>(
    `with recursive up as (
       select parent from units where city = ? and id = ?
       union select u.parent from units u join up on u.id = up.parent
     ) select exists (select from up where parent = ?) as below`,
    [city, unit, above],
  );
  return rows[0]?.below ?? false;
}
