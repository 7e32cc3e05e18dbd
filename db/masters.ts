import type { Knex } from 'knex';
import type { CaseState } from '../domain/loop/state';
import type { Outcome } from '../domain/loop/event';
import type { Actor, Role } from '../domain/loop/role';
import type { Instant } from '../domain/limit/instant';
import { prepared } from './prepared';

/**
 * The state of a master appeal, so that it cannot change before the caller's transaction ends; null when the city has no such
 * appeal. The caller holds the row of the appeal that is to be merged. Waiting here for the master is safe: whoever holds it
 * waits for nothing but its own master, and where two appeals are merged into each other in the same instant, PostgreSQL ends
 * one of the two transactions as a deadlock; that step is tried again, and finds the other merged already.
 */
export async function masterHeld(trx: Knex, city: string, number: string): Promise<CaseState | null> {
  const rows = await prepared<{ state: CaseState }>(
    trx,
    'master-held',
    'select state from appeals where number = ? and city = ? for share',
    [number, city],
  );
  return rows[0]?.state ?? null;
}

/** A merged appeal whose master has ended, as the event that ended it tells: how, when, and by whom. */
export interface ToFollow {
  number: string;
  city: string;
  version: number;
  master: string;
  outcome: Outcome;
  closedAt: Instant;
  by: Actor;
}

/** merged appeals that have not heard of their master's end, by number, after this one */
export async function mergedToFollow(db: Knex, after: string, limit: number): Promise<ToFollow[]> {
  const { rows } = await db.raw<{
    rows: (Omit<ToFollow, 'by'> & { actor: string; role: Role; unit: string | null })[];
  }>(
    `select a.number, a.city, a.version, a.master, m.outcome, m.closed_at as "closedAt", e.actor, e.role, e.unit
       from appeals a join appeals m on m.number = a.master
       join lateral (select actor, role, unit from events e where e.number = m.number and e.type = 'closed' and e.actor is not null
                      order by v desc limit 1) e on true
      where a.phase = 'merged' and a.state->>'masterOutcome' is null and m.phase in ('closed', 'archived') and a.number > ?
      order by a.number limit ?`,
    [after, limit],
  );
  return rows.map(({ actor, role, unit, ...one }) => ({
    ...one,
    by: { id: actor, role, ...(unit === null ? {} : { unit }) },
  }));
}

/** numbers of what is or was merged into this appeal, in their order */
export async function mergedInto(db: Knex, city: string, master: string): Promise<string[]> {
  const rows = await db<{ number: string; city: string; master: string }>('appeals')
    .where({ city, master })
    .orderBy('number')
    .select('number');
  return rows.map((r) => r.number);
}
