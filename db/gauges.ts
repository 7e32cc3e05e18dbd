import type { Knex } from 'knex';

/** What an operator watches in the store. */
export interface Gauges {
  startsWaiting: number;
  unconfirmed: number;
  /** seconds since the oldest alarm fell due that has not rung; 0 when none has */
  alarmOverdueSeconds: number;
}

export async function gauges(db: Knex): Promise<Gauges> {
  const { rows } = await db.raw<{ rows: { starts: number; unconfirmed: number; overdue: number }[] }>(
    `select (select count(*) from starts) as starts, (select count(*) from unconfirmed) as unconfirmed,
            coalesce(greatest(0, extract(epoch from clock_timestamp() - (select min(alarm_at) from appeals where alarm_at is not null))), 0)::float8 as overdue`,
  );
  const row = rows[0];
  return {
    startsWaiting: row?.starts ?? 0,
    unconfirmed: row?.unconfirmed ?? 0,
    alarmOverdueSeconds: row?.overdue ?? 0,
  };
}
