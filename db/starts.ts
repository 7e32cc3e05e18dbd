import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { CaseState } from '../domain/loop/state';

/** Registered appeals whose workflow waits to be started, those first whose alarm comes next (record protocol; cost and speed). */
export async function nextStarts(db: Knex, limit: number): Promise<string[]> {
  const rows = await db<{ number: string; alarm_at: Instant | null; since: Instant }>('starts')
    .orderByRaw('alarm_at nulls last, since')
    .limit(limit)
    .select('number');
  return rows.map((r) => r.number);
}

/** the state with which these appeals' workflows start */
export async function startingStates(db: Knex, numbers: readonly string[]): Promise<Map<string, CaseState>> {
  const rows = await db<{ number: string; state: CaseState }>('appeals')
    .whereIn('number', [...numbers])
    .select('number', 'state');
  return new Map(rows.map((r) => [r.number, r.state]));
}

export async function startsDone(db: Knex, numbers: readonly string[]): Promise<void> {
  if (numbers.length > 0)
    await db('starts')
      .whereIn('number', [...numbers])
      .delete();
}

/** an open appeal without its workflow: start it again (the reconciler's and a caller's finding) */
export async function orderStart(db: Knex, number: string): Promise<void> {
  await db.raw(
    `insert into starts (number, city, alarm_at) select number, city, alarm_at from appeals where number = ? on conflict do nothing`,
    [number],
  );
}

/** cases whose last record no caller has confirmed for so long: they may not have heard of it (record protocol, 6) */
export async function unheard(
  db: Knex,
  olderThanMs: number,
  limit: number,
): Promise<{ number: string; version: number }[]> {
  return db<{ number: string; version: number; since: Instant }>('unconfirmed')
    .whereRaw(`since < clock_timestamp() - ? * interval '1 millisecond'`, [olderThanMs])
    .orderBy('since')
    .limit(limit)
    .select('number', 'version');
}

/** the workflow is known to have this version */
export async function confirm(db: Knex, heard: readonly { number: string; version: number }[]): Promise<void> {
  if (heard.length === 0) return;
  await db.raw(
    `delete from unconfirmed u using jsonb_to_recordset(?::jsonb) as h(number text, version int) where u.number = h.number and u.version <= h.version`,
    [JSON.stringify(heard)],
  );
}

/** these cases could not be told now: they stand behind the others until the time has passed again */
export async function askLater(db: Knex, silent: readonly { number: string }[]): Promise<void> {
  if (silent.length === 0) return;
  await db('unconfirmed')
    .whereIn(
      'number',
      silent.map((s) => s.number),
    )
    .update({ since: db.raw('clock_timestamp()') });
}
