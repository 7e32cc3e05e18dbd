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
