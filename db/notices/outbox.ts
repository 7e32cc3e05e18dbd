import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import type { Role } from '../../domain/loop/role';
import type { ToldByNotice } from './told-by-notice';

/** A row of the outbox: what somebody is still to be sent word of. */
export interface OutboxRow {
  city: string;
  number: string;
  v: number;
  does: ToldByNotice;
  role: Role;
  unit: string | null;
  account: string | null;
  at: Instant;
  not_held_by: string | null;
}

/**
 * Takes the oldest rows out of the outbox. They are gone with the caller's transaction, in which the messages made of them are written:
 * each row becomes its messages once. Several processes take different rows.
 */
export async function takeFromOutbox(trx: Knex.Transaction, limit: number): Promise<OutboxRow[]> {
  const { rows } = await trx.raw<{ rows: OutboxRow[] }>(
    `with taken as (
       delete from notice_outbox where id in (select id from notice_outbox order by id limit ? for update skip locked) returning *
     ) select city, number, v, does, role, unit, account, at, not_held_by from taken order by id`,
    [limit],
  );
  return rows;
}
