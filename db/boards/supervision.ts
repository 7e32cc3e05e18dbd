import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import { WATCHED, type WatchedFor } from '../../domain/loop/watched';
import type { AlarmName, ObligationKind } from '../../domain/obligation/obligation';
import { sqlInstant } from '../connect';

/** counting goes so far: beyond it a board says «more than» */
export const COUNTED = 10_000;

export interface Counted {
  count: number;
  /** there are more than were counted */
  more: boolean;
}

const counted = (count: number): Counted => ({ count: Math.min(count, COUNTED), more: count > COUNTED });

/** How many appeals of the city stand on the board, for each reason. */
export async function boardCounts(db: Knex, city: string): Promise<ReadonlyMap<WatchedFor, Counted>> {
  const { rows } = await db.raw<{ rows: { watched: WatchedFor; count: number }[] }>(
    `select w.watched, (select count(*) from (
        select from supervision_board b where b.city = ? and b.watched = w.watched limit ?) few) as count
       from unnest(?::text[]) w(watched)`,
    [city, COUNTED + 1, [...WATCHED]],
  );
  return new Map(rows.map(({ watched, count }) => [watched, counted(count)]));
}

/** How many appeals climb a rung until each of these instants (UTC), those that should have by now included. */
export async function climbingUntil(db: Knex, city: string, instants: readonly Instant[]): Promise<Counted[]> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select (select count(*) from (
        select from supervision_board b where b.city = ? and b.watched = 'climbing' and b.at <= u.until limit ?) few) as count
       from unnest(?::timestamptz[]) with ordinality u(until, place) order by u.place`,
    [city, COUNTED + 1, instants.map((at) => new Date(at).toISOString())],
  );
  return rows.map(({ count }) => counted(count));
}

/** The units with the most appeals under a card: red ones weigh first. */
export async function cardsByUnit(
  db: Knex,
  city: string,
  most: number,
): Promise<{ unit: string; red: number; yellow: number }[]> {
  const { rows } = await db.raw<{ rows: { unit: string; red: number; yellow: number }[] }>(
    `select unit, count(*) filter (where watched = 'redCard') as red, count(*) filter (where watched = 'yellowCard') as yellow
       from (select unit, watched from supervision_board where city = ? and watched = 'redCard' and unit is not null
             union all
             select unit, watched from supervision_board where city = ? and watched = 'yellowCard' and unit is not null) b
      group by unit order by red desc, yellow desc, unit limit ?`,
    [city, city, most],
  );
  return rows;
}

/** One appeal on the board. */
export interface BoardRow {
  number: string;
  unit: string | null;
  /** when the next rung comes; else when the appeal was received */
  at: Instant;
  rung: AlarmName | null;
  owes: ObligationKind | null;
}

/** The appeals that stand on the board for one reason: what climbs first, or what was received first, comes first. */
export async function boardRows(
  db: Knex,
  city: string,
  { of, unit }: { of: WatchedFor; unit?: string | undefined },
  { after, limit }: { after?: { at: Instant; number: string } | undefined; limit: number },
): Promise<BoardRow[]> {
  return db('supervision_board')
    .where({ city, watched: of, ...(unit === undefined ? {} : { unit }) })
    .modify((q) => {
      if (after) void q.whereRaw('(at, number) > (?::timestamptz, ?)', [sqlInstant(after.at), after.number]);
    })
    .orderBy(['at', 'number'])
    .limit(limit)
    .select<BoardRow[]>('number', 'unit', 'at', 'rung', 'owes');
}
