import type { Knex } from 'knex';
import type { CaseState } from '../domain/loop/state';
import type { Rollout } from './rollouts';

// What a rollout remembers from page to page, so that it goes on where it was after whatever was lost.

/** The next open appeals that a rollout has to look at, by number; empty when it has looked at all. */
export async function nextForRollout(
  db: Knex,
  { id, city }: Pick<Rollout, 'id' | 'city'>,
  limit: number,
): Promise<{ after: string; cases: CaseState[] }> {
  const row = await db('rollouts').where({ id }).first<{ after_number: string }>('after_number');
  const after = row?.after_number ?? '';
  const { rows } = await db.raw<{ rows: { state: CaseState }[] }>(
    `select state from appeals where number > ? and phase <> 'archived' and city = ? order by number limit ?`,
    [after, city, limit],
  );
  return { after, cases: rows.map((r) => r.state) };
}

/** what a rollout could not tell yet, and tells again at its end: the next of it after this number */
export async function leftOver(db: Knex, id: string, after: string, limit: number): Promise<CaseState[]> {
  const { rows } = await db.raw<{ rows: { state: CaseState }[] }>(
    `select a.state from rollouts r join appeals a on a.number = any(r.left_over) where r.id = ? and a.number > ? order by a.number limit ?`,
    [id, after, limit],
  );
  return rows.map((r) => r.state);
}

/** Adds what one page did, and remembers where the next one begins; a page that is told twice counts once. */
export async function rolloutWentOn(
  db: Knex,
  id: string,
  page: { after: string; last: string; lookedAt: number; leftOver: readonly string[] } & Done,
): Promise<void> {
  await db('rollouts')
    .where({ id, after_number: page.after })
    .update({
      after_number: page.last,
      left_over: db.raw('left_over || ?::text[]', [[...page.leftOver]]),
      looked_at: db.raw('looked_at + ?', [page.lookedAt]),
      changed: db.raw('changed + ?', [page.changed]),
      moved: db.raw('moved + ?', [page.moved]),
    });
}

/** what was left over and is told by now; what is told twice counts once */
export async function rolloutCaughtUp(db: Knex, id: string, told: readonly string[], done: Done): Promise<void> {
  if (told.length === 0) return;
  await db.raw(
    `update rollouts set left_over = array(select unnest(left_over) except select unnest(?::text[])), changed = changed + ?, moved = moved + ?
      where id = ? and left_over @> ?::text[]`,
    [[...told], done.changed, done.moved, id, [...told]],
  );
}

/** appeals that have an event of these actions, and due instants that moved in them */
export interface Done {
  changed: number;
  moved: number;
}

export async function doneBy(db: Knex, numbers: readonly string[], actions: readonly string[]): Promise<Done> {
  const { rows } = await db.raw<{ rows: Done[] }>(
    `select count(distinct number)::int as changed,
            coalesce(sum(jsonb_array_length(coalesce(body::jsonb->'moved', '[]'))), 0)::int as moved
       from events where number = any(?) and action = any(?)`,
    [[...numbers], [...actions]],
  );
  return rows[0] ?? { changed: 0, moved: 0 };
}

/**
 * Whoever computed by the rules as they were before a rollout was ordered is done: every transaction that was under way when this
 * is first asked has ended. `since` is what the first question answered.
 */
export async function isSettled(db: Knex, since: string | null): Promise<{ since: string; settled: boolean }> {
  const { rows } = await db.raw<{ rows: { xmin: string; xmax: string }[] }>(
    `select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax from pg_current_snapshot() s`,
  );
  const { xmin = '0', xmax = '0' } = rows[0] ?? {};
  const from = since ?? xmax;
  return { since: from, settled: BigInt(xmin) >= BigInt(from) };
}
