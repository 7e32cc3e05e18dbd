import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';

export interface OpenCase {
  number: string;
  version: number;
  alarm_at: Instant | null;
}

/** open appeals in the order of their numbers, for a walk over all of them */
export async function openCasesAfter(db: Knex, after: string, limit: number): Promise<OpenCase[]> {
  return db<OpenCase & { phase: string }>('appeals')
    .where('number', '>', after)
    .andWhere('phase', '<>', 'archived')
    .whereNotIn('number', db('starts').select('number'))
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
