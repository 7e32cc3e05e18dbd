import type { Knex } from 'knex';
import type { Role } from '../../domain/loop/role';

/** Somebody of a unit, with the roles held in it. */
export interface Colleague {
  id: string;
  name: string;
  roles: readonly Role[];
}

/** the people of a unit who may sign in now, by name; what they do as somebody's deputy is not counted */
export async function colleaguesOf(db: Knex, city: string, unit: string): Promise<Colleague[]> {
  const { rows } = await db.raw<{ rows: Colleague[] }>(
    `select a.id::text, a.name, array_agg(r.role order by r.role) as roles
       from account_roles r join accounts a on a.id = r.account
      where r.city = ? and r.unit = ? and a.active group by a.id, a.name order by a.name, a.id`,
    [city, unit],
  );
  return rows;
}
