import type { Knex } from 'knex';
import type { Rebase } from '../domain/loop/links/recompute-limits';
import type { Reach } from '../domain/obligation/limits-again';
import type { Instant } from '../domain/limit/instant';
import { type ChangeType, recordChange } from './change-log';
import { postgresNow } from './clock';

/** What is carried to the open appeals of a city. */
export type RolloutTerms =
  | ({ kind: 'policy'; policyVersion: number; rebase: Rebase } & Reach)
  | { kind: 'calendar' }
  | { kind: 'handover'; from: string; to: string };

export const ROLLOUT_STATUSES = ['proposed', 'ordered', 'running', 'paused', 'finished', 'withdrawn'] as const;

export type RolloutStatus = (typeof ROLLOUT_STATUSES)[number];

/** An ordered rollout and how far it has come; instants in UTC. */
export interface Rollout {
  id: string;
  city: string;
  terms: RolloutTerms;
  by: string;
  /** the second person, where the city wants one; null: none was needed, or nobody has approved yet */
  approvedBy: string | null;
  reason: string;
  /** not before; and what «from now» means where limits are re-based */
  asOf: Instant;
  orderedAt: Instant;
  status: RolloutStatus;
  /** open appeals looked at so far, those that have an event of it, and due instants that moved */
  lookedAt: number;
  changed: number;
  moved: number;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

/** What is ordered, by whom and why. */
export type RolloutOrder = RolloutTerms & { city: string; by: string; reason: string; startAt?: Instant };

/**
 * Orders a rollout in the caller's transaction: what it carries (a version, a calendar, a dissolved unit) and the order stand or
 * fall together. The rollouts of a city go one after the other, in the order in which they were ordered.
 */
export const orderRollout = (trx: Knex, order: RolloutOrder): Promise<{ id: string }> =>
  insertRollout(trx, order, 'ordered');

/** Lays a rollout before a second person: nothing happens until somebody else approves it. */
export const proposeRollout = (trx: Knex, order: RolloutOrder): Promise<{ id: string }> =>
  insertRollout(trx, order, 'proposed');

async function insertRollout(
  trx: Knex,
  { city, by, reason, startAt, ...terms }: RolloutOrder,
  status: 'ordered' | 'proposed',
): Promise<{ id: string }> {
  const asOf = Math.max(startAt ?? 0, await postgresNow(trx));
  const [row] = await trx('rollouts')
    .insert({
      city,
      kind: terms.kind,
      terms: JSON.stringify(terms),
      made_by: by,
      reason,
      as_of: new Date(asOf),
      status,
    })
    .returning<{ id: number }[]>('id');
  const id = String(row?.id);
  const type = status === 'ordered' ? 'rolloutOrdered' : 'rolloutProposed';
  await recordChange(trx, { city, type, subject: id, by, detail: { ...terms, asOf, reason } });
  return { id };
}

const COLUMNS = {
  id: 'id',
  city: 'city',
  terms: 'terms',
  by: 'made_by',
  approvedBy: 'approved_by',
  reason: 'reason',
  asOf: 'as_of',
  orderedAt: 'ordered_at',
  status: 'status',
  lookedAt: 'looked_at',
  changed: 'changed',
  moved: 'moved',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
} as const;

export async function rolloutOf(db: Knex, id: string): Promise<Rollout | null> {
  const row = await db('rollouts').where({ id }).first<Rollout>(COLUMNS);
  return row ? { ...row, id: String(row.id) } : null;
}

/** an administrator sees the rollouts of the own city alone */
export const inOwnCity = (rollout: Rollout | null, city: string): Rollout | null =>
  rollout?.city === city ? rollout : null;

/** the rollouts of a city, newest first */
export async function rolloutsOf(db: Knex, city: string, limit: number): Promise<Rollout[]> {
  const rows = await db('rollouts').where({ city }).orderBy('id', 'desc').limit(limit).select<Rollout[]>(COLUMNS);
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}

/**
 * Of each city the rollout that has begun, else the one whose time came first, unless it stands still: those whose workflow has to
 * run. One that has begun is finished first, also where another's time comes meanwhile that was ordered before it.
 */
export async function rolloutsDue(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select id::text from (select distinct on (city) id, status, as_of from rollouts
                             where status in ('ordered', 'running', 'paused') and as_of <= clock_timestamp()
                             order by city, array_position('{running,paused,ordered}', status), as_of, id) r
      where status <> 'paused'`,
  );
  return rows.map((r) => r.id);
}

/**
 * Orders once more what handed a dissolved unit's orders over, where the unit has one again: it was on its way to the unit while the
 * unit was dissolved, and waited for a server that was away. Answers the units.
 */
export async function handOverAgain(db: Knex): Promise<string[]> {
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { city: string; by: string; reason: string; from: string; to: string }[] }>(
      `select distinct on (r.city, r.terms->>'from') r.city, r.made_by as by, r.reason, r.terms->>'from' as "from", r.terms->>'to' as "to"
         from rollouts r
        where r.kind = 'handover'
          and exists (select from work_orders w where w.city = r.city and w.unit = r.terms->>'from' and w.status not in ('ended', 'closed'))
          and not exists (select from rollouts u where u.city = r.city and u.kind = 'handover' and u.status in ('ordered', 'running', 'paused')
                             and u.terms->>'from' = r.terms->>'from')
        order by r.city, r.terms->>'from', r.id desc`,
    );
    for (const row of rows) await orderRollout(trx, { ...row, kind: 'handover' });
    return rows.map((r) => r.from);
  });
}

/** What may follow which status; what is under way goes on by itself, a person's steps stand on record. */
const FOLLOWS: Readonly<Record<RolloutStatus, readonly RolloutStatus[]>> = {
  proposed: ['ordered', 'withdrawn'],
  ordered: ['running', 'paused', 'withdrawn'],
  running: ['paused', 'finished'],
  paused: ['running', 'withdrawn'],
  finished: [],
  withdrawn: [],
};

const ON_RECORD: Readonly<Record<RolloutStatus, ChangeType | null>> = {
  proposed: null,
  ordered: 'rolloutOrdered',
  running: 'rolloutResumed',
  paused: 'rolloutPaused',
  finished: 'rolloutFinished',
  withdrawn: 'rolloutWithdrawn',
};

/**
 * Takes a rollout a step further, in the caller's transaction; `by` is the account that does, null where it goes on by itself. Null
 * when that step does not follow from where it stands. One that is resumed before its time waits for it as it did before.
 */
export async function stepRollout(
  trx: Knex,
  id: string,
  status: RolloutStatus,
  by: string | null,
): Promise<Rollout | null> {
  const was = await trx('rollouts')
    .where({ id })
    .forUpdate()
    .first<{ status: RolloutStatus; city: string; kind: string; as_of: Instant }>();
  if (!was || !FOLLOWS[was.status].includes(status)) return null;
  // by itself begins what was ordered; what a person has stopped goes on by a person's word
  if (status === 'running' && was.status !== (by === null ? 'ordered' : 'paused')) return null;
  // a calendar holds for every open appeal (R-SYS-09), and nothing is left with a unit that has ended (R-SYS-17)
  if (status === 'withdrawn' && was.kind !== 'policy') return null;
  const waits = status === 'running' && was.as_of > (await postgresNow(trx));
  await trx('rollouts')
    .where({ id })
    .update({
      status: waits ? 'ordered' : status,
      ...(status === 'ordered' ? { approved_by: by, as_of: trx.raw('greatest(as_of, clock_timestamp())') } : {}),
      ...(status === 'running' && !waits ? { started_at: trx.raw('coalesce(started_at, clock_timestamp())') } : {}),
      ...(status === 'finished' ? { finished_at: trx.raw('clock_timestamp()') } : {}),
    });
  const now = await rolloutOf(trx, id);
  const type = ON_RECORD[status];
  if (now && type && (by !== null || status === 'finished')) {
    const { lookedAt, changed, moved } = now;
    await recordChange(trx, {
      city: was.city,
      type,
      subject: id,
      by: by ?? now.by,
      detail: { lookedAt, changed, moved },
    });
  }
  return now;
}
