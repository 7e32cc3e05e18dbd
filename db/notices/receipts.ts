import type { Knex } from 'knex';
import type { Grant } from '../accounts';

/** which notifications a seeing is about: these, or all of one appeal */
export type Seeing = { ids: readonly number[] } | { number: string };

/** the rows of notifications `n` that were told to one of these grants, with the bindings of the condition */
function toldTo(grants: readonly Grant[]): { sql: string; values: readonly (string | null)[] } {
  return {
    sql: `(${grants.map(() => '(n.role = ? and n.unit is not distinct from ?)').join(' or ')})`,
    values: grants.flatMap(({ role, unit }) => [role, unit]),
  };
}

/**
 * Writes down that somebody has seen what was told to them: once for each person and notification, and never taken back. Others of the
 * same role see that it was seen by somebody. What was told to others is left alone. Answers how many were new to this person.
 */
export async function markSeen(
  db: Knex,
  { city, account, grants }: { city: string; account: string; grants: readonly Grant[] },
  seeing: Seeing,
): Promise<number> {
  if (grants.length === 0) return 0;
  const told = toldTo(grants);
  const [condition, value] = 'ids' in seeing ? ['n.id = any(?)', [...seeing.ids]] : ['n.number = ?', seeing.number];
  const { rows } = await db.raw<{ rows: { seen: string }[] }>(
    `with told as (
       select n.id from notifications n where n.city = ? and ${condition} and ${told.sql}
     ), receipt as (
       insert into notification_receipts (notification, account) select id, ? from told on conflict do nothing returning notification
     ), first as (
       update notifications set seen_at = now() where id in (select notification from receipt) and seen_at is null
     ) select count(*)::text as seen from receipt`,
    [city, value, ...told.values, account],
  );
  return Number(rows[0]?.seen ?? 0);
}

/** how far back unseen notifications are counted, in days */
const COUNTED_DAYS = 30;

/** How many notifications of the last 30 days this person has not seen; no more than `most` are counted. */
export async function countUnseen(
  db: Knex,
  { city, account, grants }: { city: string; account: string; grants: readonly Grant[] },
  most: number,
): Promise<number> {
  if (grants.length === 0) return 0;
  const part = (unit: string | null): string =>
    `(select n.id from notifications n where n.city = ? and n.role = ? and n.unit ${unit === null ? 'is null' : '= ?'}
        and n.at > now() - interval '${COUNTED_DAYS} days'
        and not exists (select from notification_receipts s where s.notification = n.id and s.account = ?)
      order by n.at desc limit ?)`;
  const { rows } = await db.raw<{ rows: { unseen: number }[] }>(
    `select least(count(distinct id), ?)::int as unseen from (${grants.map((g) => part(g.unit)).join(' union all ')}) u`,
    [most, ...grants.flatMap(({ role, unit }) => [city, role, ...(unit === null ? [] : [unit]), account, most])],
  );
  return rows[0]?.unseen ?? 0;
}
