import type { Knex } from 'knex';
import type { Grant } from './accounts';
import type { Instant } from '../domain/limit/instant';
import type { Marks } from '../domain/loop/event';
import type { Role } from '../domain/loop/role';
import type { Stage } from '../domain/loop/state';
import { sqlInstant } from './connect';

/** One row of a work list: what is to be done, and enough of the appeal to know it by. */
export interface TaskRow {
  number: string;
  link: string;
  order: number;
  role: Role;
  unit: string | null;
  /** who of the unit was named to handle it; null: nobody */
  handler: { id: string; name: string } | null;
  dueAt: Instant | null;
  since: Instant;
  category: string | null;
  stage: Stage;
  marks: Marks;
  /** the highest card that stands on the appeal, or for a unit on its own part, and was not lifted (R-SUP-06, R-SUP-24) */
  card: 'yellow' | 'red' | null;
  version: number;
  /** null where none was given, or it was masked */
  title: string | null;
}

/** where a page of a work list ended */
export interface TaskPlace {
  dueAt: Instant | null;
  since: Instant;
  number: string;
  link: string;
  order: number;
}

interface Row {
  number: string;
  link: string;
  order_no: number;
  role: Role;
  unit: string | null;
  handler: string | null;
  handler_name: string | null;
  due_at: Instant | null;
  since: Instant;
  category: string | null;
  stage: Stage;
  marks: Marks;
  card: 'yellow' | 'red' | null;
  version: number;
  title: string | null;
}

export interface TasksAsked {
  link?: string | undefined;
  /** one of these accounts was named to handle them */
  handlers?: readonly string[] | undefined;
  after?: TaskPlace | undefined;
  limit: number;
}

/**
 * The work list of these grants, what burns first; what falls never due comes last, the oldest first. `after` is the last row
 * of the page before. Every grant is read along the list's index, as many rows as the page has, so that the length of a list
 * costs nothing. With `handlers` only what one of these accounts was named to handle.
 */
export async function tasksOfGrants(
  db: Knex,
  city: string,
  grants: readonly Grant[],
  asked: TasksAsked,
): Promise<TaskRow[]> {
  if (grants.length === 0) return [];
  const parts = grants.flatMap((g) => partsOf(city, g, asked));
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select t.*, a.category, a.stage, a.state->'marks' as marks, a.version, ${CARD} as card, x.body->>'title' as title, h.name as handler_name
       from (select * from (${parts.map((p) => `(${p.sql})`).join(' union all ')}) u
              order by due_at nulls last, since, number, link, order_no limit ?) t
       join appeals a on a.number = t.number
       left join events e on e.number = t.number and e.v = 1
       left join texts x on x.id = e.text_id
       left join accounts h on h.id = case when t.handler ~ '^[0-9]{1,18}$' then t.handler::bigint end
      order by t.due_at nulls last, t.since, t.number, t.link, t.order_no`,
    [...parts.flatMap((p) => p.values), asked.limit],
  );
  return rows.map(({ order_no, due_at, handler, handler_name, ...row }) => ({
    ...row,
    order: order_no,
    dueAt: due_at,
    handler: handler === null ? null : { id: handler, name: handler_name ?? '' },
  }));
}

const stands = (card: 'yellowCard' | 'redCard'): string =>
  `jsonb_path_exists(a.state, '$.cards[*] \\? (@.card == "${card}" && !(@.lifted == true) && ($unit == null || @.unit == $unit))',
     jsonb_build_object('unit', t.unit))`;
const CARD = `case when ${stands('redCard')} then 'red' when ${stands('yellowCard')} then 'yellow' end`;

/** with the columns that are null in every row of a part, or the planner sorts instead of reading along the index */
const ALONG_THE_INDEX = 'unit, due_at, since, number, link, order_no';

type Bound = string | number | null | string[];

/** rows with a due instant and rows without stand one after the other in the index, and are read apart */
function partsOf(
  city: string,
  { role, unit }: Grant,
  { link, handlers, after, limit }: TasksAsked,
): { sql: string; values: Bound[] }[] {
  const place = after ? [sqlInstant(after.since), after.number, after.link, after.order] : [];
  const list = (condition: string, bound: Bound[]) => ({
    sql: `select number, link, order_no, role, unit, handler, due_at, since from tasks
           where city = ? and role = ? and unit ${unit === null ? 'is null' : '= ?'} ${link === undefined ? '' : 'and link = ?'}
             ${handlers === undefined ? '' : 'and handler = any(?)'} and ${condition} order by ${ALONG_THE_INDEX} limit ?`,
    values: [city, role, ...[unit ?? [], link ?? []].flat(), ...(handlers ? [[...handlers]] : []), ...bound, limit],
  });
  const never = list(
    after && after.dueAt === null
      ? 'due_at is null and (since, number, link, order_no) > (?::timestamptz, ?, ?, ?)'
      : 'due_at is null',
    after && after.dueAt === null ? place : [],
  );
  if (after && after.dueAt === null) return [never];
  const burning = list(
    after
      ? '(due_at, since, number, link, order_no) > (?::timestamptz, ?::timestamptz, ?, ?, ?)'
      : 'due_at is not null',
    after ? [sqlInstant(after.dueAt), ...place] : [],
  );
  return [burning, never];
}
