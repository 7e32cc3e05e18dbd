import type { Knex } from 'knex';
import type { CaseEvent } from '../domain/loop/event';
import type { CaseState, Unregistered } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import { nextAlarm } from '../domain/obligation/obligation';
import { chain, FORMAT } from './chain';
import { sqlInstant } from './connect';
import { NOW } from './clock';
import { prepared } from './prepared';
import { notificationsOf } from './notification';
import { noticesOf } from './notices/told-by-notice';
import { project, type ProjectionChange } from './projection';
import { keepPublicWords } from './publication-rows';
import { type CalendarVersions, calendarVersions, newestCalendars } from './rules';

/** A case under its row lock. */
export interface LockedCase {
  state: CaseState;
  head: string;
  /** PostgreSQL's clock when the lock was asked for */
  now: Instant;
  calendars: CalendarVersions;
  /** the stored answer of this action, if it was recorded before */
  known: { version: number; body: string } | null;
}

/**
 * Takes the case's row lock; null when no such appeal is registered. The transaction shows itself (`turn`) before it waits for the
 * lock, so that a rollout waits for whoever has read the calendars of before.
 */
export async function lockCase(trx: Knex, number: string, actionId: string | null): Promise<LockedCase | null> {
  const rows = await prepared<{
    state: CaseState;
    head: string;
    now: string;
    national: number | null;
    local: number | null;
    known_version: number | null;
    known_body: string | null;
  }>(
    trx,
    'lock-case',
    `select a.state, a.head, ${NOW} as now, k.version as known_version, k.body as known_body,
            ${newestCalendars('a.city')}
       from pg_current_xact_id() turn, appeals a left join actions k on k.id = ? and k.number = a.number
      where a.number = ? for update of a`,
    [actionId, number],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    state: row.state,
    head: row.head,
    now: Number(row.now),
    calendars: calendarVersions(row),
    known: row.known_version === null ? null : { version: row.known_version, body: row.known_body ?? '' },
  };
}

/** the log's events after a version, in order */
export async function eventsSince(db: Knex, number: string, version: number): Promise<CaseEvent[]> {
  const rows = await prepared<{ body: string }>(
    db,
    'events-since',
    'select body from events where number = ? and v > ? order by v',
    [number, version],
  );
  return rows.map((r) => JSON.parse(r.body) as CaseEvent);
}

/** One step of a case: what happened, and where it led. */
export interface CaseStep {
  before: CaseState | Unregistered;
  events: readonly CaseEvent[];
  after: CaseState;
}

/** A step to be written, and what else stands or falls with it. */
export interface CaseWrite extends CaseStep {
  /** hash of the newest event before this step */
  head: string;
  /** the action whose answer is kept, so that a repetition never acts twice */
  action?: { id: string; link: string; body: string; account: string; at: Instant };
  /** registration: the order to start the case's workflow, part of the same transaction */
  start?: boolean;
  /** an Update may have been lost after this commit: the sweeper asks until it is confirmed (record protocol, 6) */
  unconfirmed?: boolean;
}

/**
 * Appends events to their chains and brings every projection along, for one case or for many, in one statement of the
 * caller's transaction. The caller holds the locks of cases that exist already.
 */
export async function writeCases(trx: Knex, writes: readonly CaseWrite[]): Promise<void> {
  const rows = writes.map((w) => {
    const links = chain(w.head, w.events);
    const head = links.at(-1)?.hash ?? w.head;
    const { number, city, policyVersion } = w.after;
    return {
      change: project(w.before, w.events, w.after, head),
      events: links.map(({ event: e, body, prev, hash }) => ({
        city,
        number,
        v: e.v,
        type: e.type,
        at: sqlInstant(e.at),
        actor: e.by?.id ?? null,
        role: e.by?.role ?? null,
        unit: e.by?.unit ?? null,
        action: e.action ?? null,
        text_id: e.text?.id ?? null,
        policy_version: policyVersion,
        body,
        prev,
        hash,
      })),
      actions: w.action
        ? [
            {
              id: w.action.id,
              city,
              number,
              link: w.action.link,
              body: w.action.body,
              version: w.after.version,
              account: w.action.account,
              at: sqlInstant(w.action.at),
            },
          ]
        : [],
      starts: w.start ? [{ number, city, alarm_at: sqlInstant(nextAlarm(w.after.owed)) }] : [],
      unconfirmed: w.unconfirmed ? [{ number, version: w.after.version }] : [],
      notifications: notificationsOf(w.after, w.events),
      notices: noticesOf(w.after, w.events),
    };
  });
  await writeRows(trx, {
    events: rows.flatMap((r) => r.events),
    ...rowsOf(rows.map((r) => r.change)),
    actions: rows.flatMap((r) => r.actions),
    starts: rows.flatMap((r) => r.starts),
    unconfirmed: rows.flatMap((r) => r.unconfirmed),
    notifications: rows.flatMap((r) => r.notifications),
    notices: rows.flatMap((r) => r.notices),
  });
  const changes = rows.map((r) => r.change);
  await settleNew(trx, changes);
  await keepPublicWords(
    trx,
    changes.flatMap((c) => c.published),
  );
}

/**
 * Brings the projections alone along, for steps whose events stand in the log already: the same rows by the same statement,
 * into whichever tables the connection's search path finds first. `head` is the hash of the step's newest event. A case may
 * stand in `steps` only once.
 */
export async function projectSteps(trx: Knex, steps: readonly (CaseStep & { head: string })[]): Promise<void> {
  const changes = steps.map((s) => project(s.before, s.events, s.after, s.head));
  await writeRows(trx, rowsOf(changes));
  await settleNew(trx, changes);
  await keepPublicWords(
    trx,
    changes.flatMap((c) => c.published),
  );
}

const rowsOf = (changes: readonly ProjectionChange[]) => ({
  appeals: changes.map((c) => c.appeal),
  work_orders: changes.flatMap((c) => c.workOrders),
  opened: changes.flatMap((c) => c.opened),
  settled: changes.flatMap((c) => c.settled),
  confirmed: changes.flatMap((c) => c.confirmed),
  tasks: changes.flatMap((c) => c.tasks),
  tasks_gone: changes.flatMap((c) => c.tasksGone),
  watched_no_more: changes.flatMap((c) => c.watchedNoMore),
  watched: changes.flatMap((c) => c.watched),
  public_no_more: changes.flatMap((c) => c.publicNoMore),
  published: changes.flatMap((c) => c.published),
});

// An obligation opened and settled in one step (an automatic rejection) is not yet visible to the statement that opens it:
// what is settled is written by that statement where it stood before, and by one more where it is new.
async function settleNew(trx: Knex, changes: readonly ProjectionChange[]): Promise<void> {
  const settled = changes.flatMap((c) => c.settled.filter((s) => c.opened.some((o) => o['id'] === s['id'])));
  await writeRows(trx, { settled });
}

type Row = object;
type Part = keyof typeof PARTS;

/** Writes rows of several tables by one statement, made of the parts that have rows. */
async function writeRows(trx: Knex, rows: Partial<Record<Part, readonly Row[]>>): Promise<void> {
  const present = (Object.keys(PARTS) as Part[]).filter((part) => (rows[part]?.length ?? 0) > 0);
  if (present.length === 0) return;
  const mask = present.reduce((sum, part) => sum + 2 ** Object.keys(PARTS).indexOf(part), 0);
  const parts = present.map((part) => `${part}_written as (${PARTS[part]})`).join(',\n');
  await prepared(trx, `write-${mask}`, `with j as (select ?::jsonb as j),\n${parts}\nselect`, [
    JSON.stringify(Object.fromEntries(present.map((part) => [part, rows[part]]))),
  ]);
}

/** how the rows of each table are written, from the array of its name in `j` */
const PARTS = {
  events: `
  insert into events (city, number, v, type, at, actor, role, unit, action, text_id, policy_version, format, body, prev, hash)
  select e.city, e.number, e.v, e.type, e.at, e.actor, e.role, e.unit, e.action, e.text_id, e.policy_version, ${FORMAT}, e.body, e.prev, e.hash
    from j, jsonb_to_recordset(j->'events') as e(city text, number text, v int, type text, at timestamptz, actor text, role text,
         unit text, action text, text_id text, policy_version int, body text, prev text, hash text)
   order by e.number, e.v`,
  appeals: `
  insert into appeals as a (number, city, version, head, state, alarm_at, phase, stage, channel, category, unit, outcome, master, backlog,
                            received_at, accepted_at, due_at, closed_at, archived_at)
  select r.* from j, jsonb_to_recordset(j->'appeals') as r(number text, city text, version int, head text, state jsonb, alarm_at timestamptz,
         phase text, stage text, channel text, category text, unit text, outcome text, master text, backlog boolean, received_at timestamptz,
         accepted_at timestamptz, due_at timestamptz, closed_at timestamptz, archived_at timestamptz)
  on conflict (number) do update set version = excluded.version, head = excluded.head, state = excluded.state,
     alarm_at = excluded.alarm_at, phase = excluded.phase, stage = excluded.stage, category = excluded.category,
     unit = coalesce(excluded.unit, a.unit), outcome = excluded.outcome, master = excluded.master, accepted_at = excluded.accepted_at,
     due_at = coalesce(excluded.due_at, a.due_at), closed_at = excluded.closed_at, archived_at = excluded.archived_at`,
  work_orders: `
  insert into work_orders (number, no, city, unit, held_before, status, dispatched_at, signed_at, submitted_at, counted_as_received, deemed_accepted, rejections)
  select r.* from j, jsonb_to_recordset(j->'work_orders') as r(number text, no int, city text, unit text, held_before text[], status text,
         dispatched_at timestamptz, signed_at timestamptz, submitted_at timestamptz, counted_as_received boolean, deemed_accepted boolean, rejections int)
  on conflict (number, no) do update set unit = excluded.unit, held_before = excluded.held_before, status = excluded.status, signed_at = excluded.signed_at, submitted_at = excluded.submitted_at,
     counted_as_received = excluded.counted_as_received, deemed_accepted = excluded.deemed_accepted, rejections = excluded.rejections`,
  opened: `
  insert into obligations (number, id, city, kind, role, unit, order_no, due_at, provisional, status, settled_at, opened_v, why)
  select r.number, r.id, r.city, r.kind, r.role, r.unit, r.order_no, r.due_at, r.provisional, r.status, r.settled_at, r.opened_v, r.why
    from j, jsonb_to_recordset(j->'opened') as r(number text, id text, city text, kind text, role text, unit text, order_no int,
         due_at timestamptz, provisional boolean, status text, settled_at timestamptz, opened_v int, why jsonb)`,
  settled: `
  update obligations o
     set status = s.status, settled_at = s.settled_at,
         late = case when s.status = 'met' then coalesce(s.settled_at > o.due_at, false) end
    from j, jsonb_to_recordset(j->'settled') as s(number text, id text, status text, settled_at timestamptz)
   where o.number = s.number and o.id = s.id`,
  confirmed: `
  update obligations o set provisional = false
    from j, jsonb_to_recordset(j->'confirmed') as c(number text, id text) where o.number = c.number and o.id = c.id`,
  tasks_gone: `
  delete from tasks t using j, jsonb_to_recordset(j->'tasks_gone') as r(number text, link text, order_no int)
   where t.number = r.number and t.link = r.link and t.order_no = r.order_no`,
  tasks: `
  insert into tasks (number, link, order_no, city, role, unit, handler, due_at, since)
  select r.number, r.link, r.order_no, r.city, r.role, r.unit, r.handler, r.due_at, r.since
    from j, jsonb_to_recordset(j->'tasks') as r(number text, link text, order_no int, city text, role text, unit text, handler text, due_at timestamptz, since timestamptz)
  on conflict (number, link, order_no) do update set role = excluded.role, unit = excluded.unit, handler = excluded.handler, due_at = excluded.due_at, since = excluded.since`,
  actions: `
  insert into actions (id, city, number, link, body, version, account, at)
  select r.* from j, jsonb_to_recordset(j->'actions') as r(id text, city text, number text, link text, body text, version int, account text, at timestamptz)`,
  starts: `
  insert into starts (number, city, alarm_at)
  select r.* from j, jsonb_to_recordset(j->'starts') as r(number text, city text, alarm_at timestamptz)`,
  unconfirmed: `
  insert into unconfirmed (number, version)
  select r.* from j, jsonb_to_recordset(j->'unconfirmed') as r(number text, version int)
  on conflict (number) do update set version = excluded.version, since = clock_timestamp()`,
  notifications: `
  insert into notifications (city, number, v, does, role, unit, at)
  select r.* from j, jsonb_to_recordset(j->'notifications') as r(city text, number text, v int, does text, role text, unit text, at timestamptz)`,
  watched_no_more: `
  delete from supervision_board b using j, jsonb_to_recordset(j->'watched_no_more') as r(number text, watched text)
   where b.number = r.number and b.watched = r.watched`,
  watched: `
  insert into supervision_board (number, watched, city, unit, at, rung, owes)
  select r.* from j, jsonb_to_recordset(j->'watched') as r(number text, watched text, city text, unit text, at timestamptz, rung text, owes text)
  on conflict (number, watched) do update set unit = excluded.unit, at = excluded.at, rung = excluded.rung, owes = excluded.owes`,
  public_no_more: `
  delete from publications p using j, jsonb_to_recordset(j->'public_no_more') as r(number text) where p.number = r.number`,
  // what was masked meanwhile has no words to publish
  published: `
  insert into publications (number, city, published_at, category, unit, text_id, words)
  select r.*, '{}'::text[] from j, jsonb_to_recordset(j->'published') as r(number text, city text, published_at timestamptz, category text, unit text, text_id text)
   where exists (select from texts x where x.id = r.text_id and x.body is not null)
  on conflict (number) do update set published_at = excluded.published_at, category = excluded.category, unit = excluded.unit,
     text_id = excluded.text_id`,
  // an appellant without an address for it is sent nothing
  notices: `
  insert into notice_outbox (city, number, v, does, role, unit, account, at, not_held_by)
  select r.* from j, jsonb_to_recordset(j->'notices') as r(city text, number text, v int, does text, role text, unit text, account text, at timestamptz, not_held_by text)
   where r.role <> 'appellant' or exists (
     select from appellants x join people p on p.id = x.person
      where x.number = r.number and p.masked_at is null and (p.email is not null or p.contact like '%@%'))`,
} as const;
