import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import type { Role } from '../../domain/loop/role';
import { sqlInstant } from '../connect';
import type { OutboxRow } from './outbox';
import type { ToldByNotice } from './told-by-notice';

export type Channel = 'email' | 'webhook';

/** One thing that a message tells. */
export interface Item {
  /** of the appeal; of a report on the knowledge base its own */
  number: string;
  /** version of the event; 0 where it is none of an appeal */
  v: number;
  does: ToldByNotice;
  role: Role;
  unit: string | null;
  at: Instant;
}

/** A message on its way. Its id is told to whoever receives it, so that one that comes twice is known. */
export interface Delivery {
  id: string;
  city: string;
  channel: Channel;
  /** the account that it is for; null: an appellant, or the city's webhook */
  account: string | null;
  role: Role | null;
  items: readonly Item[];
  held: 'digest' | 'quiet' | null;
  attempts: number;
  /** since when it is tried, UTC */
  triesFrom: Instant;
}

export interface NewDelivery {
  id: string;
  city: string;
  channel: Channel;
  account: string | null;
  role: Role | null;
  item: Item;
  held: 'digest' | 'quiet' | null;
  notHeldBy: string | null;
  dueAt: Instant;
}

/** Puts a message on its way; what is held for the same person until the same instant becomes one message. */
export async function addDelivery(trx: Knex.Transaction, d: NewDelivery): Promise<void> {
  const dueAt = sqlInstant(d.dueAt);
  await trx.raw(
    `insert into notice_deliveries (id, city, channel, account, role, items, status, held, not_held_by, due_at, tries_from)
     values (?, ?, ?, ?, ?, jsonb_build_array(?::jsonb), 'waiting', ?, ?, ?, ?)
     on conflict (account, held, due_at) where status = 'waiting' and attempts = 0 and held is not null
       do update set items = notice_deliveries.items || excluded.items`,
    [d.id, d.city, d.channel, d.account, d.role, JSON.stringify(d.item), d.held, d.notHeldBy, dueAt, dueAt],
  );
}

/**
 * Keeps what could not be made into messages as a failed one that is addressed to nobody yet, with its row of the outbox: tried again, it
 * goes back there.
 */
export async function addUnaddressed(
  trx: Knex.Transaction,
  row: OutboxRow,
  { id, channel, error }: { id: string; channel: Channel; error: string },
): Promise<void> {
  const { city, role, number, v, does, unit, at, not_held_by } = row;
  const items: readonly Item[] = [{ number, v, does, role, unit, at }];
  await trx('notice_deliveries').insert({
    id,
    city,
    channel,
    account: null,
    role,
    items: JSON.stringify(items),
    not_held_by,
    status: 'failed',
    last_error: error,
    due_at: sqlInstant(at),
    tries_from: sqlInstant(at),
    unaddressed: JSON.stringify({ ...row, at: sqlInstant(at) }),
    failed_at: trx.raw('clock_timestamp()'),
    done_at: trx.raw('clock_timestamp()'),
  });
}

/**
 * Takes messages that are due, for `leaseMs`: a process that ends with them gives them up, and another one takes them again. The receiver
 * then may get one twice, with the same id.
 */
export async function takeDue(db: Knex, channel: Channel, limit: number, leaseMs: number): Promise<Delivery[]> {
  const { rows } = await db.raw<{ rows: (Delivery & { account: number | null })[] }>(
    `update notice_deliveries d set attempts = attempts + 1, leased_until = clock_timestamp() + ? * interval '1 millisecond'
      where id in (select id from notice_deliveries
                    where channel = ? and status = 'waiting' and due_at <= clock_timestamp()
                      and (leased_until is null or leased_until < clock_timestamp())
                    order by due_at limit ? for update skip locked)
     returning id, city, channel, account, role, items, held, attempts, tries_from as "triesFrom"`,
    [leaseMs, channel, limit],
  );
  return rows.map((row) => ({ ...row, account: row.account === null ? null : String(row.account) }));
}

/** it was taken over by the server that it was handed to */
export async function deliverySent(db: Knex, id: string): Promise<void> {
  await db('notice_deliveries')
    .where({ id })
    .update({ status: 'sent', leased_until: null, last_error: null, done_at: db.raw('clock_timestamp()') });
}

/** nobody is there any more to whom it could be sent */
export async function deliveryDropped(db: Knex, id: string, why: string): Promise<void> {
  await db('notice_deliveries')
    .where({ id })
    .update({ status: 'dropped', leased_until: null, last_error: why, done_at: db.raw('clock_timestamp()') });
}

/** a try failed: it is tried again after `waitMs`; null: it is given up, until an administrator tries it again */
export async function deliveryFailed(
  db: Knex,
  id: string,
  { error, waitMs }: { error: string; waitMs: number | null },
): Promise<void> {
  await db('notice_deliveries')
    .where({ id })
    .update({
      ...{ leased_until: null, last_error: error, failed_at: db.raw('clock_timestamp()') },
      ...(waitMs === null
        ? { status: 'failed', done_at: db.raw('clock_timestamp()') }
        : { due_at: db.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [waitMs]) }),
    });
}

/** Clears away what was sent, or dropped, before so many days; what failed stays until somebody looks after it. */
export async function forgetDelivered(db: Knex, days: number): Promise<number> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `delete from notice_deliveries where done_at < now() - ? * interval '1 day' and status in ('sent', 'dropped')`,
    [days],
  );
  return rowCount;
}
