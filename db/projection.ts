import type { Instant } from '../domain/limit/instant';
import type { CaseEvent } from '../domain/loop/event';
import { evolve } from '../domain/loop/evolve';
import type { CaseState, WorkOrder } from '../domain/loop/state';
import { leadOrder, stageOf } from '../domain/loop/state';
import { type Task, tasksOf } from '../domain/loop/task';
import type { Unregistered } from '../domain/loop/state';
import { nextAlarm, type Settled } from '../domain/obligation/obligation';
import { type BoardChange, boardChange } from './boards/board-rows';
import { sqlInstant } from './connect';
import { type PublicationChange, publicationChange } from './publication-rows';

/** What one step changes in the projections: rows as the database takes them. */
export interface ProjectionChange extends PublicationChange, BoardChange {
  appeal: Record<string, unknown>;
  workOrders: readonly Record<string, unknown>[];
  opened: readonly Record<string, unknown>[];
  settled: readonly Record<string, unknown>[];
  confirmed: readonly Record<string, unknown>[];
  tasks: readonly Record<string, unknown>[];
  tasksGone: readonly Record<string, unknown>[];
}

/** The rows that follow from these events on this case: computed here and nowhere else, for recording and rebuilding. */
export function project(
  before: CaseState | Unregistered,
  events: readonly CaseEvent[],
  after: CaseState,
  head: string,
): ProjectionChange {
  const { number, city } = after;
  const states = statesOf(before, events);
  const place = { number, city };
  const tasks = tasksOf(after);
  const tasksBefore = tasksOf(before);
  const same = (a: Task, b: Task) => a.link === b.link && a.order === b.order;
  return {
    appeal: appealRow(states, after, head),
    workOrders: ordersChanged(before, after).map((o) => ({
      ...place,
      no: o.no,
      unit: o.unit,
      held_before: o.heldBefore ?? [],
      status: after.phase === 'closed' || after.phase === 'archived' ? 'closed' : o.status,
      dispatched_at: sqlInstant(o.dispatchedAt),
      signed_at: sqlInstant('signedAt' in o ? o.signedAt : null),
      submitted_at: sqlInstant('submittedAt' in o ? o.submittedAt : null),
      counted_as_received: o.countedAsReceivedAt !== undefined,
      deemed_accepted: o.deemedAccepted ?? false,
      rejections: o.rejections,
    })),
    opened: events.flatMap((e) =>
      (e.owed?.opened ?? []).map((o) => ({
        ...place,
        id: o.id,
        kind: o.kind,
        role: o.role,
        unit: o.unit ?? null,
        order_no: o.order ?? null,
        due_at: sqlInstant(o.dueAt),
        provisional: o.why.provisional,
        // what is under review is so for whoever owes it now
        status: o.heldAt === undefined ? 'open' : 'held',
        settled_at: sqlInstant(o.heldAt ?? null),
        opened_v: e.v,
        why: o.why,
      })),
    ),
    settled: lastWords(events).map((s) => ({
      ...place,
      id: s.id,
      status: s.how === 'resumed' ? 'open' : s.how,
      settled_at: s.how === 'resumed' ? null : sqlInstant(s.at),
    })),
    confirmed: events.flatMap((e) => (e.owed?.confirmed ?? []).map((id) => ({ ...place, id }))),
    tasks: tasks
      .filter(
        (t) =>
          !tasksBefore.some(
            (b) =>
              same(b, t) && b.unit === t.unit && b.handler === t.handler && b.dueAt === t.dueAt && b.since === t.since,
          ),
      )
      .map((t) => ({
        ...place,
        link: t.link,
        order_no: t.order,
        role: t.role,
        unit: t.unit,
        handler: t.handler ?? null,
        due_at: sqlInstant(t.dueAt),
        since: sqlInstant(t.since),
      })),
    tasksGone: tasksBefore
      .filter((b) => !tasks.some((t) => same(b, t)))
      .map((t) => ({ number, link: t.link, order_no: t.order })),
    ...boardChange(before, after),
    ...publicationChange(before, events, states, after),
  };
}

/**
 * What became of each obligation in the step: one word each, the last. A feedback that is rejected at once (R-REJ-01) holds
 * the handling and lets it go again in one step, and a row can be updated only once by one statement.
 */
function lastWords(events: readonly CaseEvent[]): readonly Settled[] {
  const words = new Map<string, Settled>();
  for (const e of events) for (const s of e.owed?.settled ?? []) words.set(s.id, s);
  return [...words.values()];
}

/** every state of the step, so that a projection is the same however events were grouped into steps */
function statesOf(before: CaseState | Unregistered, events: readonly CaseEvent[]): readonly CaseState[] {
  let state = before;
  return events.map((e) => {
    const next = evolve(state, e);
    state = next;
    return next;
  });
}

const handlingDue = (s: CaseState): Instant | null => {
  const due = s.owed.filter((o) => o.kind === 'handle' || o.kind === 'rework').flatMap((o) => o.dueAt ?? []);
  return due.length > 0 ? Math.min(...due) : null;
};

/** unit and due instant are the last that the appeal had: a closed one keeps them */
function appealRow(states: readonly CaseState[], s: CaseState, head: string): Record<string, unknown> {
  const order = leadOrder(s);
  const units = states.flatMap((state) => leadOrder(state)?.unit ?? []);
  return {
    number: s.number,
    city: s.city,
    version: s.version,
    head,
    state: s,
    alarm_at: sqlInstant(nextAlarm(s.owed)),
    phase: s.phase,
    stage: stageOf(s, order),
    channel: s.channel,
    category: s.category,
    unit: units.at(-1) ?? null,
    outcome: 'outcome' in s ? s.outcome : null,
    master: s.mergedInto ?? null,
    backlog: s.backlog === true,
    received_at: sqlInstant(s.receivedAt),
    accepted_at: sqlInstant('acceptedAt' in s ? s.acceptedAt : null),
    due_at: sqlInstant(states.flatMap((state) => handlingDue(state) ?? []).at(-1) ?? null),
    closed_at: sqlInstant('closedAt' in s ? s.closedAt : null),
    archived_at: sqlInstant(s.phase === 'archived' ? s.archivedAt : null),
  };
}

/** the orders that the step changed; once the appeal is closed, all of them */
function ordersChanged(before: CaseState | Unregistered, after: CaseState): readonly WorkOrder[] {
  const was = before.phase === 'unregistered' ? [] : before.orders;
  const isOver = after.phase === 'closed' || after.phase === 'archived';
  return isOver ? after.orders : after.orders.filter((o) => !was.includes(o));
}
