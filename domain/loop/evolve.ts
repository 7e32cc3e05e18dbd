import { type AlarmName, foldOwed, type Obligation } from '../obligation/obligation';
import type { CaseEvent } from './event';
import type { CaseHead, CaseState, Unregistered, WorkOrder } from './state';

/** how many action ids a state remembers: more than can be on their way to one case at a time (record protocol, 7) */
const REMEMBERED_ACTIONS = 32;

/**
 * The state after one more event. Total over every event type ever written, for ever: a log of any year folds.
 * Throws only when an event stands where it cannot have been written, which is a damaged log and an operator's case.
 */
export function evolve(s: CaseState | Unregistered, e: CaseEvent): CaseState {
  if (e.v !== s.version + 1) throw new Error(`event ${e.v} cannot follow version ${s.version}`);
  const known = s.phase === 'unregistered' ? [] : s.actions;
  const head = {
    version: e.v,
    owed: foldOwed(s.owed, e.owed),
    actedVersion: e.action ? e.v : s.phase === 'unregistered' ? 0 : s.actedVersion,
    actions: e.action && known.at(-1) !== e.action ? [...known, e.action].slice(-REMEMBERED_ACTIONS) : known,
  };
  if (e.type === 'registered')
    return {
      ...head,
      number: e.number,
      city: e.city,
      policyVersion: e.policyVersion,
      calendarVersion: e.calendarVersion,
      channel: e.channel,
      category: e.category,
      marks: e.marks,
      receivedAt: e.receivedAt,
      draw: e.draw,
      acceptedAt: null,
      closedAt: null,
      ...(e.backlog ? { backlog: true } : {}),
      ...(e.missing.length > 0 ? { phase: 'incomplete', missing: e.missing } : { phase: 'received' }),
    };
  if (s.phase === 'unregistered') throw new Error(`${e.type} before registration`);
  const next = { ...s, ...head };
  switch (e.type) {
    case 'elementsSupplied':
      return e.missing.length > 0
        ? { ...next, phase: 'incomplete', missing: e.missing }
        : { ...without(next, 'missing'), phase: 'received' };
    case 'accepted':
      return {
        ...without(next, 'missing'),
        phase: 'accepted',
        category: e.category,
        acceptedAt: e.at,
        policyVersion: e.policyVersion,
        calendarVersion: e.calendarVersion,
      };
    case 'dispatched': {
      const order: WorkOrder = {
        status: 'dispatched',
        no: e.order,
        unit: e.unit,
        dispatchedAt: e.at,
        failedContacts: 0,
        drafts: 0,
        rejections: 0,
      };
      const acceptedAt = s.acceptedAt ?? e.at;
      const orders = s.phase === 'handling' ? [...s.orders, order] : [order];
      return { ...next, phase: 'handling', category: e.category, acceptedAt, orders };
    }
    case 'countedAsReceived':
      return onOrder(
        { ...next, owed: next.owed.map((o) => (o.order === e.order ? rung(o, 'countAsReceived') : o)) },
        e.order,
        (o) => ({ ...o, countedAsReceived: true }),
      );
    case 'signed':
      return onOrder(next, e.order, (o) => ({ ...o, status: 'signed', signedAt: e.at }));
    case 'deemedAccepted':
      return onOrder(next, e.order, (o) => ({ ...o, deemedAccepted: true }));
    case 'contactRecorded':
      return onOrder(next, e.order, (o) =>
        e.reached ? { ...o, contacted: true } : { ...o, failedContacts: o.failedContacts + 1 },
      );
    case 'feedbackDrafted':
      return onOrder(next, e.order, (o) => ({ ...o, drafts: e.draft, draft: { no: e.draft, parts: e.parts } }));
    case 'feedbackSignedOff':
      return onOrder(next, e.order, (o) => ({
        ...o,
        draft: { no: e.draft, parts: o.draft?.parts ?? [], signedOffBy: e.role },
      }));
    case 'feedbackSubmitted':
      return onOrder(next, e.order, (o) => ({
        ...o,
        status: 'feedbackSubmitted',
        signedAt: 'signedAt' in o ? o.signedAt : e.at,
        submittedAt: e.at,
        outcome: e.outcome,
      }));
    case 'replied':
      return onOrder(next, e.order, (o) => ({ ...o, replied: true }));
    case 'feedbackApproved':
      return onOrder(next, e.order, (o) => ({ ...o, rejections: 0 }));
    case 'feedbackRejected':
      return onOrder(next, e.order, (o) => ({
        // a document merely incomplete keeps the reply that was given; work done again is told again (R-HDL-02)
        ...without(without(without(e.automatic ? o : without(o, 'replied'), 'submittedAt'), 'outcome'), 'draft'),
        status: 'rework',
        signedAt: 'signedAt' in o ? o.signedAt : e.at,
        rejections: o.rejections + 1,
      }));
    case 'notAccepted':
    case 'directlyAnswered':
      return next;
    case 'closed':
      return {
        ...headOf(next),
        phase: 'closed',
        closedAt: e.at,
        outcome: e.outcome,
        sampled: e.sampled,
        visited: false,
        attempts: 0,
      };
    case 'visitAttempted':
      return next.phase === 'closed' ? { ...next, attempts: e.attempt } : next;
    case 'visited':
      return next.phase === 'closed' ? { ...next, visited: true } : next;
    case 'archived':
      return {
        ...headOf(next),
        phase: 'archived',
        outcome: next.phase === 'closed' ? next.outcome : 'notAccepted',
        archivedAt: e.at,
      };
    case 'rang':
      return {
        ...next,
        owed: next.owed.map((o) => (o.id === e.obligation ? rung(o, e.does) : o)),
      };
  }
}

/** what every phase has, without what belongs to one */
const headOf = (s: CaseState): CaseHead => ({
  number: s.number,
  city: s.city,
  version: s.version,
  policyVersion: s.policyVersion,
  calendarVersion: s.calendarVersion,
  channel: s.channel,
  category: s.category,
  marks: s.marks,
  receivedAt: s.receivedAt,
  draw: s.draw,
  ...(s.backlog ? { backlog: true as const } : {}),
  acceptedAt: s.acceptedAt,
  closedAt: s.closedAt,
  owed: s.owed,
  actedVersion: s.actedVersion,
  actions: s.actions,
});

/** the alarm that just rang is no longer to come */
const rung = (o: Obligation, does: AlarmName): Obligation =>
  o.alarms[0]?.[1] === does ? { ...o, alarms: o.alarms.slice(1) } : o;

function without<T extends object, K extends string>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value as T & Record<K, unknown>;
  return rest as Omit<T, K>;
}

function onOrder(s: CaseState, no: number, change: (o: WorkOrder) => WorkOrder): CaseState {
  if (s.phase !== 'handling') return s;
  return { ...s, orders: s.orders.map((o) => (o.no === no ? change(o) : o)) };
}
