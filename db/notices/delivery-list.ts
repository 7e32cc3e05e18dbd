import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import type { Role } from '../../domain/loop/role';
import { sqlInstant } from '../connect';
import type { Channel, Item } from './deliveries';

/** A message as administrators see it: to whom, of what, and how it went; never an address. */
export interface DeliveryView {
  id: string;
  channel: Channel;
  /** null: an appellant, the city's webhook, or nobody yet, where a fault kept it from being addressed */
  account: { id: string; name: string } | null;
  role: Role | null;
  items: readonly Item[];
  status: 'waiting' | 'sent' | 'failed' | 'dropped';
  held: 'digest' | 'quiet' | null;
  notHeldBy: string | null;
  dueAt: Instant;
  attempts: number;
  failedAt: Instant | null;
  lastError: string | null;
  doneAt: Instant | null;
  createdAt: Instant;
}

export type DeliveryFilter = 'waiting' | 'inTrouble' | 'failed' | 'sent' | 'dropped';

const CONDITIONS: Readonly<Record<DeliveryFilter, string>> = {
  waiting: `status = 'waiting'`,
  inTrouble: `status in ('waiting', 'failed') and (status = 'failed' or failed_at is not null)`,
  failed: `status = 'failed'`,
  sent: `status = 'sent'`,
  dropped: `status = 'dropped'`,
};

interface ViewRow extends Omit<DeliveryView, 'account'> {
  account: number | null;
  name: string | null;
}

/** A page of a city's messages, the newest first. */
export async function deliveriesOf(
  db: Knex,
  city: string,
  {
    which,
    after,
    limit,
  }: { which?: DeliveryFilter | undefined; after?: { at: Instant; id: string } | undefined; limit: number },
): Promise<DeliveryView[]> {
  const { rows } = await db.raw<{ rows: ViewRow[] }>(
    `select d.id, d.channel, d.account, a.name, d.role, d.items, d.status, d.held, d.not_held_by as "notHeldBy", d.due_at as "dueAt",
            d.attempts, d.failed_at as "failedAt", d.last_error as "lastError", d.done_at as "doneAt", d.created_at as "createdAt"
       from notice_deliveries d left join accounts a on a.id = d.account
      where d.city = ? ${which ? `and ${CONDITIONS[which]}` : ''}
        ${after ? 'and (d.created_at, d.id) < (?::timestamptz, ?::uuid)' : ''}
      order by d.created_at desc, d.id desc limit ?`,
    [city, ...(after ? [sqlInstant(after.at), after.id] : []), limit],
  );
  return rows.map(({ account, name, ...row }) => ({
    ...row,
    account: account === null ? null : { id: String(account), name: name ?? '' },
  }));
}

/** how many of a city's messages wait, are tried again after a failure, and were given up */
export async function deliveryCounts(
  db: Knex,
  city: string,
): Promise<{ waiting: number; retrying: number; failed: number }> {
  const { rows } = await db.raw<{ rows: { waiting: number; retrying: number; failed: number }[] }>(
    `select count(*) filter (where status = 'waiting')::int as waiting,
            count(*) filter (where status = 'waiting' and failed_at is not null)::int as retrying,
            count(*) filter (where status = 'failed')::int as failed
       from notice_deliveries where city = ? and status in ('waiting', 'failed')`,
    [city],
  );
  return rows[0] ?? { waiting: 0, retrying: 0, failed: 0 };
}

/**
 * Tries messages again now, as if for the first time: one that failed or waits for its next try, or all of the city; what could not even
 * be addressed goes back into the outbox. Answers how many there were. One that is being tried at this moment is left alone.
 */
export async function retryDeliveries(db: Knex, city: string, id: string | null): Promise<number> {
  const { rows } = await db.raw<{ rows: { retried: number }[] }>(
    `with meant as (
       select id, unaddressed from notice_deliveries
        where city = ? and (status = 'failed' or (status = 'waiting' and failed_at is not null))
          and (leased_until is null or leased_until < clock_timestamp()) ${id === null ? '' : 'and id = ?::uuid'} for update
     ), anew as (
       update notice_deliveries d
          set status = 'waiting', held = null, attempts = 0, due_at = clock_timestamp(), tries_from = clock_timestamp(),
              leased_until = null, failed_at = null, last_error = null, done_at = null
         from meant m where d.id = m.id and m.unaddressed is null
     ), taken_back as (
       delete from notice_deliveries d using meant m where d.id = m.id and m.unaddressed is not null returning m.unaddressed
     ), to_outbox as (
       insert into notice_outbox (city, number, v, does, role, unit, account, at, not_held_by)
       select r.city, r.number, r.v, r.does, r.role, r.unit, r.account, r.at, r.not_held_by
         from taken_back b cross join lateral jsonb_populate_record(null::notice_outbox, b.unaddressed) r
     ) select count(*)::int as retried from meant`,
    [city, ...(id === null ? [] : [id])],
  );
  return rows[0]?.retried ?? 0;
}
