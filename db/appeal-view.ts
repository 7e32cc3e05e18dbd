import type { Knex } from 'knex';
import type { Explanation } from '../domain/limit/explanation';
import type { Instant } from '../domain/limit/instant';
import type { CaseEvent, EventType } from '../domain/loop/event';
import type { Role } from '../domain/loop/role';
import type { CaseState } from '../domain/loop/state';
import type { ObligationKind } from '../domain/obligation/obligation';

export interface OrderView {
  no: number;
  unit: string;
  unitName: string;
  status: string;
  dispatchedAt: Instant;
  signedAt: Instant | null;
  submittedAt: Instant | null;
  countedAsReceived: boolean;
  deemedAccepted: boolean;
  rejections: number;
}

export interface ObligationView {
  id: string;
  kind: ObligationKind;
  role: Role;
  unit: string | null;
  order: number | null;
  dueAt: Instant | null;
  provisional: boolean;
  status: 'open' | 'held' | 'met' | 'lapsed';
  settledAt: Instant | null;
  late: boolean | null;
  why: Explanation;
}

export interface TextView {
  v: number;
  type: EventType;
  at: Instant;
  /** null: masked */
  parts: Record<string, string> | null;
}

/** an appeal as it stands, with whose work orders it has or had */
export async function appealState(
  db: Knex,
  city: string,
  number: string,
): Promise<{ state: CaseState; units: readonly string[] } | null> {
  const { rows } = await db.raw<{ rows: { state: CaseState; units: string[] }[] }>(
    `select a.state, array(select distinct u from work_orders w, unnest(w.held_before || w.unit) u where w.number = a.number) as units
       from appeals a where a.number = ? and a.city = ?`,
    [number, city],
  );
  return rows[0] ?? null;
}

export async function ordersOf(db: Knex, number: string): Promise<OrderView[]> {
  const { rows } = await db.raw<{ rows: OrderView[] }>(
    `select w.no, w.unit, u.name as "unitName", w.status, w.dispatched_at as "dispatchedAt", w.signed_at as "signedAt",
            w.submitted_at as "submittedAt", w.counted_as_received as "countedAsReceived", w.deemed_accepted as "deemedAccepted",
            w.rejections
       from work_orders w join units u on u.city = w.city and u.id = w.unit where w.number = ? order by w.no`,
    [number],
  );
  return rows;
}

/** open ones first, by what burns; then what is settled, the newest first */
export async function obligationsOf(db: Knex, number: string): Promise<ObligationView[]> {
  const { rows } = await db.raw<{ rows: ObligationView[] }>(
    `select id, kind, role, unit, order_no as "order", due_at as "dueAt", provisional, status, settled_at as "settledAt", late,
            why || jsonb_build_object('provisional', provisional) as why
       from obligations where number = ?
      order by (status in ('open', 'held')) desc, case when status in ('open', 'held') then due_at end nulls last, settled_at desc`,
    [number],
  );
  return rows;
}

/** Whose internal notes a reader may read: a note is for the side that wrote it alone, its unit or the platform. */
export interface Sides {
  platform: boolean;
  units: readonly string[];
}

export const NO_SIDE: Sides = { platform: false, units: [] };

/** every text of the appeal that is for both sides, and the notes of these, in the order of the events they belong to */
export async function textsOfAppeal(db: Knex, number: string, { platform, units }: Sides): Promise<TextView[]> {
  const { rows } = await db.raw<{ rows: TextView[] }>(
    `select e.v, e.type, e.at, x.body as parts from events e join texts x on x.id = e.text_id
      where e.number = ? and (e.type <> 'noteAdded' or e.unit = any(?) or e.unit is null and ?) order by e.v`,
    [number, [...units], platform],
  );
  return rows;
}

export interface EventView {
  v: number;
  at: Instant;
  recordedAt: Instant;
  type: EventType;
  actor: string | null;
  actorName: string | null;
  role: Role | null;
  unit: string | null;
  /** the link whose action made it; null: registration and what was done with it, or the clock */
  link: string | null;
  body: string;
  hash: string;
}

/** the log of an appeal after a version, with the names of the staff who acted */
export async function eventsOf(db: Knex, number: string, after: number, limit: number): Promise<EventView[]> {
  const { rows } = await db.raw<{ rows: EventView[] }>(
    `select e.v, e.at, e.recorded_at as "recordedAt", e.type, e.actor, c.name as "actorName", e.role, e.unit, k.link, e.body, e.hash
       from events e left join accounts c on c.id::text = e.actor left join actions k on k.id = e.action and k.number = e.number
      where e.number = ? and e.v > ? order by e.v limit ?`,
    [number, after, limit],
  );
  return rows;
}

/** the whole log of an appeal, each event with the link whose action made it */
export async function eventsMade(db: Knex, number: string): Promise<{ event: CaseEvent; link: string | null }[]> {
  const { rows } = await db.raw<{ rows: { body: string; link: string | null }[] }>(
    `select e.body, k.link from events e left join actions k on k.id = e.action and k.number = e.number where e.number = ? order by e.v`,
    [number],
  );
  return rows.map(({ body, link }) => ({ event: JSON.parse(body) as CaseEvent, link }));
}
