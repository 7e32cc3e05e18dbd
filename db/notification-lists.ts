import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Role } from '../domain/loop/role';
import type { Grant } from './accounts';
import { sqlInstant } from './connect';
import type { Told } from './notification';

/** What one role was told of: which card or which event, on which appeal, when. */
export interface NotificationRow {
  id: number;
  number: string;
  does: Told;
  role: Role;
  unit: string | null;
  at: Instant;
  stage: string;
  title: string | null;
}

/** What was told to these grants, the newest first; `after` is the last row of the page before. */
export async function notificationsOfGrants(
  db: Knex,
  city: string,
  grants: readonly Grant[],
  { after, limit }: { after?: { at: Instant; id: number } | undefined; limit: number },
): Promise<NotificationRow[]> {
  if (grants.length === 0) return [];
  const parts = grants.map(({ role, unit }) => ({
    sql: `select id, number, does, role, unit, at from notifications
           where city = ? and role = ? and unit ${unit === null ? 'is null' : '= ?'}
             ${after ? 'and (at, id) < (?::timestamptz, ?)' : ''} order by at desc, id desc limit ?`,
    values: [city, role, ...(unit === null ? [] : [unit]), ...(after ? [sqlInstant(after.at), after.id] : []), limit],
  }));
  const { rows } = await db.raw<{ rows: NotificationRow[] }>(
    `select n.*, a.stage, x.body->>'title' as title
       from (select * from (${parts.map((p) => `(${p.sql})`).join(' union all ')}) u order by at desc, id desc limit ?) n
       join appeals a on a.number = n.number
       left join events e on e.number = n.number and e.v = 1
       left join texts x on x.id = e.text_id
      order by n.at desc, n.id desc`,
    [...parts.flatMap((p) => p.values), limit],
  );
  return rows;
}
