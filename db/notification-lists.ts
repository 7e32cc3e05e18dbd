import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Role } from '../domain/loop/role';
import type { Account } from './accounts';
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
  /** when this person saw it first; null: not yet */
  seenAt: Instant | null;
  /** when somebody of the same role saw it first; null: nobody has */
  seenBySomebodyAt: Instant | null;
}

/**
 * What was told to an account's grants, the newest first; `after` is the last row of the page before. With `unseen` only what this
 * person has not seen.
 */
export async function notificationsOfAccount(
  db: Knex,
  { city, id: account, grants }: Pick<Account, 'city' | 'id' | 'grants'>,
  { after, limit, unseen }: { after?: { at: Instant; id: number } | undefined; limit: number; unseen: boolean },
): Promise<NotificationRow[]> {
  if (grants.length === 0) return [];
  const parts = grants.map(({ role, unit }) => ({
    sql: `select id, number, does, role, unit, at, seen_at from notifications n
           where city = ? and role = ? and unit ${unit === null ? 'is null' : '= ?'}
             ${after ? 'and (at, id) < (?::timestamptz, ?)' : ''}
             ${unseen ? 'and not exists (select from notification_receipts s where s.notification = n.id and s.account = ?)' : ''}
           order by at desc, id desc limit ?`,
    values: [
      city,
      role,
      ...(unit === null ? [] : [unit]),
      ...(after ? [sqlInstant(after.at), after.id] : []),
      ...(unseen ? [account] : []),
      limit,
    ],
  }));
  const { rows } = await db.raw<{ rows: NotificationRow[] }>(
    `select n.id, n.number, n.does, n.role, n.unit, n.at, a.stage, x.body->>'title' as title, s.seen_at as "seenAt",
            n.seen_at as "seenBySomebodyAt"
       from (select * from (${parts.map((p) => `(${p.sql})`).join(' union all ')}) u order by at desc, id desc limit ?) n
       join appeals a on a.number = n.number
       left join notification_receipts s on s.notification = n.id and s.account = ?
       left join events e on e.number = n.number and e.v = 1
       left join texts x on x.id = e.text_id
      order by n.at desc, n.id desc`,
    [...parts.flatMap((p) => p.values), limit, account],
  );
  return rows;
}
