import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { ObligationKind } from '../domain/obligation/obligation';
import { sqlInstant } from './connect';

/** A duty whose due instant passed before it was done: done late, or still open. Instants UTC. */
export interface LateDuty {
  number: string;
  id: string;
  kind: ObligationKind;
  order: number | null;
  role: string;
  unit: string | null;
  dueAt: Instant;
  /** null while it is open */
  settledAt: Instant | null;
}

export interface LateFilter {
  kind: ObligationKind;
  /** by due instant, both ends in */
  from?: Instant | undefined;
  to?: Instant | undefined;
  now: Instant;
}

export interface LatePage {
  after?: { dueAt: Instant; number: string; id: string } | undefined;
  limit: number;
}

/** The late duties of one kind in a city, the longest due first: Bengbu's late assignments are those of kind 'dispatch' (R-DSP-13). */
export async function lateDuties(
  db: Knex,
  city: string,
  { kind, from, to, now }: LateFilter,
  { after, limit }: LatePage,
): Promise<LateDuty[]> {
  const part = (which: string): string =>
    `select ${COLUMNS} from obligations where city = :city and kind = :kind and ${which}
        and (:from::timestamptz is null or due_at >= :from) and (:to::timestamptz is null or due_at <= :to)
        and (:dueAt::timestamptz is null or (due_at, number, id) > (:dueAt, :number, :id))
      order by due_at, number, id limit :limit`;
  const { rows } = await db.raw<{ rows: LateDuty[] }>(
    `select number, id, kind, order_no as "order", role, unit, due_at as "dueAt", settled_at as "settledAt"
       from ((${part('late')}) union all (${part(`status in ('open', 'held') and due_at < :now`)})) o
      order by due_at, number, id limit :limit`,
    {
      city,
      kind,
      now: sqlInstant(now),
      from: from === undefined ? null : sqlInstant(from),
      to: to === undefined ? null : sqlInstant(to),
      dueAt: after ? sqlInstant(after.dueAt) : null,
      number: after?.number ?? '',
      id: after?.id ?? '',
      limit,
    },
  );
  return rows;
}

const COLUMNS = 'number, id, kind, order_no, role, unit, due_at, settled_at';
