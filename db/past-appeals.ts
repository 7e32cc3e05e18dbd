import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { CaseEvent } from '../domain/loop/event';
import type { CaseState } from '../domain/loop/state';
import type { HandedIn } from '../domain/simulation/trial';
import { sqlInstant } from './connect';

/** Where a walk through the appeals of a period stands: after this one. `at` as PostgreSQL writes it, with its microseconds. */
export interface Place {
  at: string;
  number: string;
}

/** Appeals of a city by their receipt, UTC, both ends in; with `unit` those alone that it answers for. */
export interface Period {
  city: string;
  from: Instant;
  to: Instant;
  unit?: string | undefined;
  /** no further than this appeal */
  through?: Place | undefined;
}

export interface PastAppeals {
  states: readonly CaseState[];
  /** results of work orders that were sent back at least once, by number and order, in their order */
  reworked: ReadonlyMap<string, ReadonlyMap<number, readonly HandedIn[]>>;
  /** of the last one read; null: there was none */
  last: Place | null;
  /** as many as were asked for: there may be more */
  isFull: boolean;
}

/** The next appeals of a period in the order of their receipt, at most `limit`, with what their states do not tell. */
export async function pastAppeals(db: Knex, period: Period, after: Place, limit: number): Promise<PastAppeals> {
  const { city, from, to, unit, through } = period;
  const { rows } = await db.raw<{ rows: { at: string; number: string; state: CaseState }[] }>(
    `select received_at::text as at, number, state from appeals
      where city = ? and received_at between greatest(?::timestamptz, ?::timestamptz) and ?
        and (received_at, number) > (?::timestamptz, ?) ${unit === undefined ? '' : 'and unit = ?'}
        ${through ? 'and (received_at, number) <= (?::timestamptz, ?)' : ''}
      order by received_at, number limit ?`,
    [
      city,
      sqlInstant(from),
      after.at,
      sqlInstant(to),
      after.at,
      after.number,
      ...(unit === undefined ? [] : [unit]),
      ...(through ? [through.at, through.number] : []),
      limit,
    ],
  );
  const last = rows.at(-1);
  return {
    states: rows.map((row) => row.state),
    reworked: await reworkedResults(
      db,
      rows.map((row) => row.number),
    ),
    last: last ? { at: last.at, number: last.number } : null,
    isFull: rows.length === limit,
  };
}

/** before the first appeal there is */
export const BEFORE_ALL: Place = { at: '-infinity', number: '' };

export async function countAppeals(db: Knex, { city, from, to }: Period): Promise<number> {
  const row = await db('appeals')
    .where({ city })
    .whereBetween('received_at', [new Date(from), new Date(to)])
    .count<{ count: number }[]>('number as count')
    .first();
  return row?.count ?? 0;
}

/** a state keeps the newest result alone; of the few appeals whose result was sent back the log tells them all */
async function reworkedResults(db: Knex, numbers: readonly string[]): Promise<PastAppeals['reworked']> {
  const { rows: which } = await db.raw<{ rows: { number: string }[] }>(
    `select distinct number from obligations where kind = 'rework' and number = any(?)`,
    [[...numbers]],
  );
  const results = new Map<string, Map<number, HandedIn[]>>();
  if (which.length === 0) return results;
  const { rows } = await db.raw<{ rows: { number: string; body: string }[] }>(
    `select number, body from events where number = any(?)
        and type in ('feedbackSubmitted', 'feedbackRejected', 'feedbackApproved') order by number, v`,
    [which.map((row) => row.number)],
  );
  for (const { number, body } of rows) {
    const event = JSON.parse(body) as CaseEvent;
    const orders = results.get(number) ?? new Map<number, HandedIn[]>();
    results.set(number, orders);
    note(orders, event);
  }
  return results;
}

function note(orders: Map<number, HandedIn[]>, event: CaseEvent): void {
  if (event.type !== 'feedbackSubmitted' && event.type !== 'feedbackRejected' && event.type !== 'feedbackApproved')
    return;
  const results = orders.get(event.order) ?? [];
  const last = results.at(-1);
  orders.set(event.order, results);
  // what was approved met the limit; whatever a later rework hands in meets a limit of its own (R-REJ-06)
  if (last?.approved) return;
  if (event.type === 'feedbackSubmitted') results.push({ at: event.at });
  else if (!last) return;
  else if (event.type === 'feedbackApproved') results[results.length - 1] = { ...last, approved: true };
  else results[results.length - 1] = { ...last, back: { at: event.at, automatic: event.automatic } };
}
