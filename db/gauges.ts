import type { Knex } from 'knex';

/** What an operator watches in the store. */
export interface Gauges {
  startsWaiting: number;
  unconfirmed: number;
  /** seconds since the oldest alarm fell due that has not rung; 0 when none has */
  alarmOverdueSeconds: number;
  /** messages to people and systems that were given up, until somebody tries them again */
  noticesFailed: number;
  /** seconds since the oldest message fell due that has not left; 0 when none has */
  noticesOverdueSeconds: number;
}

interface Row {
  starts: number;
  unconfirmed: number;
  overdue: number;
  failed: number;
  late: number;
}

export async function gauges(db: Knex): Promise<Gauges> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select (select count(*) from starts) as starts, (select count(*) from unconfirmed) as unconfirmed,
            coalesce(greatest(0, extract(epoch from clock_timestamp() - (select min(alarm_at) from appeals where alarm_at is not null))), 0)::float8 as overdue,
            (select count(*) from notice_deliveries where status = 'failed') as failed,
            coalesce(greatest(0, extract(epoch from clock_timestamp() - (select min(tries_from) from notice_deliveries where status = 'waiting'))), 0)::float8 as late`,
  );
  const row = rows[0];
  return {
    startsWaiting: row?.starts ?? 0,
    unconfirmed: row?.unconfirmed ?? 0,
    alarmOverdueSeconds: row?.overdue ?? 0,
    noticesFailed: row?.failed ?? 0,
    noticesOverdueSeconds: row?.late ?? 0,
  };
}
