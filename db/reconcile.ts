import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';

export interface OpenCase {
  number: string;
  version: number;
  alarm_at: Instant | null;
}

/**
 * Open appeals in the order of their numbers, for a walk over all of them; those whose workflow waits to be started are left out
 * unless they are asked for.
 */
export async function openCasesAfter(
  db: Knex,
  after: string,
  limit: number,
  { withUnstarted = false }: { withUnstarted?: boolean } = {},
): Promise<OpenCase[]> {
  return db<OpenCase & { phase: string }>('appeals')
    .where('number', '>', after)
    .andWhere('phase', '<>', 'archived')
    .modify((query) => {
      if (!withUnstarted) void query.whereNotIn('number', db('starts').select('number'));
    })
    .orderBy('number')
    .limit(limit)
    .select('number', 'version', 'alarm_at');
}

/** open appeals whose standing alarm should have rung so long ago: something keeps them from ringing */
export async function alarmsMissed(db: Knex, lateMs: number, after: string, limit: number): Promise<OpenCase[]> {
  return db<OpenCase>('appeals')
    .whereRaw(`alarm_at < clock_timestamp() - ? * interval '1 millisecond'`, [lateMs])
    .whereNotIn('number', db('starts').select('number'))
    .andWhere('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .select('number', 'version', 'alarm_at');
}

/** the case as the log has it now; null when it is archived */
export async function openCase(db: Knex, number: string): Promise<OpenCase | null> {
  const found = await db<OpenCase & { phase: string }>('appeals')
    .where({ number })
    .andWhere('phase', '<>', 'archived')
    .first('number', 'version', 'alarm_at');
  return found ?? null;
}

/** what the log knows of these numbers; a number that it does not know is not in the answer */
export async function casesAmong(
  db: Knex,
  numbers: readonly string[],
): Promise<Map<string, { version: number; isArchived: boolean }>> {
  const rows = await db<{ number: string; version: number; phase: string }>('appeals')
    .whereIn('number', [...numbers])
    .select('number', 'version', 'phase');
  return new Map(rows.map((r) => [r.number, { version: r.version, isArchived: r.phase === 'archived' }]));
}

/** how many registered appeals wait for their workflow to be started */
export async function startsWaiting(db: Knex): Promise<number> {
  const row = await db('starts').count<{ count: number }[]>('number as count').first();
  return Number(row?.count ?? 0);
}
