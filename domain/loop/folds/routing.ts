import type { ConsentTo, RoutingFact } from '../facts/routing';
import { type CaseState, liveOrders, standsUnder, type WorkOrder } from '../state';
import { ended, type Folds, inPhase, onOrder, toldNoMore, without } from './fold';

export const ROUTING_FOLDS: Folds<RoutingFact['type']> = {
  directlyAnswered: (s) => s,
  callerReferred: (s) => s,
  transferredToPartner: (s) => s,
  directlyHandled: (s) => s,
  submittedForInstruction: (s) => ({ ...s, submitted: 'forInstruction' }),
  instructed: (s, e) => named(without(s, 'submitted'), e.lead),
  submittedForDesignation: (s) => ({ ...s, submitted: 'forDesignation' }),
  designated: (s, e) => named(without(s, 'submitted'), e.unit),
  dispatched: (s, e) => {
    const order: WorkOrder = {
      status: 'dispatched',
      no: e.order,
      unit: e.unit,
      mode: e.mode,
      dispatchedAt: e.at,
      failedContacts: 0,
      drafts: 0,
      rejections: 0,
      ...(e.under === undefined ? {} : { under: e.under }),
      ...(e.part === undefined ? {} : { part: e.part }),
      ...(e.under === undefined && s.named === e.unit ? { binding: true } : {}),
    };
    const before = e.insteadOf;
    const orders =
      before === undefined ? s.orders : s.orders.map((o) => (o.under === before ? { ...o, under: e.order } : o));
    return {
      ...inPhase(s, 'handling'),
      category: e.category,
      acceptedAt: s.acceptedAt ?? e.at,
      orders: [...orders, order],
      ...(e.tellCaller && !s.callerTold ? { callerTold: false } : {}),
      // the category that it goes out with may be another one (R-TIM-17); a report it stays
      ...(s.category === 'report' || s.marks.unfairCompetition ? { reportBound: true } : {}),
    };
  },
  callerTold: (s, e) => {
    if (e.reached) return { ...s, callerTold: true };
    if (s.phase !== 'closed') return s;
    const tried = { ...s, failedContacts: (s.failedContacts ?? 0) + 1 };
    return e.givenUp ? without(tried, 'callerTold') : tried;
  },
  consentAsked: (s, e) => onOrder(s, e.order, (o) => ({ ...o, consentAsked: e.to })),
  consented: (s, e) =>
    onOrder(s, e.order, (o) => ({ ...notAsked(o, e.to), consented: { ...o.consented, [e.to]: e.role } })),
  returnRequested: (s, e) =>
    onOrder(s, e.order, (o) => ({
      // whoever gives the order back asks for no more time
      ...(without(usedUp(o, 'return'), 'extensionRequested') as WorkOrder),
      status: 'returnRequested',
      signedAt: 'signedAt' in o ? o.signedAt : e.at,
      requestedAt: e.at,
    })),
  returnGranted: (s, e) => {
    const order = s.orders.find((o) => o.no === e.order);
    const over = ended(s, (o) => o.no === e.order || standsUnder(s, o, e.order));
    if (order?.under !== undefined) return over;
    return { ...inPhase(over, 'accepted'), acceptedAt: s.acceptedAt ?? e.at, returns: (s.returns ?? 0) + 1 };
  },
  returnRefused: (s, e) =>
    onOrder(s, e.order, (o) =>
      o.status === 'returnRequested'
        ? { ...(without(o, 'requestedAt') as WorkOrder), status: 'signed', signedAt: o.signedAt, returnRefused: true }
        : usedUp(o, 'return'),
    ),
  // units of the platform's choice go on under the new order; what the old unit gave to those below it has no one above any more
  rerouted: (s, e) => ended(s, (o) => o.no === e.order || standsUnder(s, o, e.order, 'assigned')),
  extensionRequested: (s, e) =>
    onOrder(s, e.order, (o) => ({
      ...usedUp(o, 'extension'),
      extensionRequested: { added: e.added, until: e.until, ...(e.longCase ? { longCase: true as const } : {}) },
    })),
  extensionRefused: (s, e) => onOrder(s, e.order, (o) => without(o, 'extensionRequested') as WorkOrder),
  extended: (s, e) =>
    onOrder(
      s,
      e.order,
      (o) =>
        ({
          ...without(usedUp(o, 'extension'), 'extensionRequested'),
          extensions: {
            count: (o.extensions?.count ?? 0) + 1,
            added: (o.extensions?.added ?? 0) + (e.added?.value ?? 0),
          },
        }) as WorkOrder,
    ),
  mergedInto: (s, e) => ({
    ...inPhase(
      ended(toldNoMore(without(s, 'submitted') as CaseState), () => true),
      'merged',
    ),
    acceptedAt: s.acceptedAt ?? e.at,
    master: e.master,
    mergedInto: e.master,
  }),
  splitOff: (s, e) => ({
    ...inPhase(without(s, 'mergedInto') as CaseState, 'accepted'),
    acceptedAt: s.acceptedAt ?? e.at,
  }),
  handedOver: (s, e) => {
    const moved = onOrder(s, e.order, (o) => ({
      // who handled it was one of the unit that is no more
      ...(without(o, 'handler') as WorkOrder),
      unit: e.to,
      heldBefore: [...(o.heldBefore ?? []), e.from],
    }));
    return s.named === e.from ? { ...moved, named: e.to } : moved;
  },
  masterClosed: (s, e) => (s.phase === 'merged' ? { ...s, masterOutcome: e.outcome } : s),
};

/** the leader's answer to this is no longer waited for */
const notAsked = (o: WorkOrder, to: ConsentTo): WorkOrder =>
  o.consentAsked === to ? (without(o, 'consentAsked') as WorkOrder) : o;

/** the consent to this has served; one to something else still stands */
function usedUp(o: WorkOrder, to: ConsentTo): WorkOrder {
  const others = without(o.consented ?? {}, to);
  const rest = without(notAsked(o, to), 'consented') as WorkOrder;
  return Object.keys(others).length > 0 ? { ...rest, consented: others } : rest;
}

/** a unit named by authority holds the matter, also where its order is out already, and the count of returns begins again */
function named(answered: Omit<CaseState, 'submitted'>, unit: string | undefined): CaseState {
  const s = answered as CaseState;
  if (unit === undefined) return s;
  const held = liveOrders(s).find((o) => o.under === undefined && o.unit === unit);
  const after = { ...without(s, 'returns'), named: unit } as CaseState;
  return held ? onOrder(after, held.no, (o) => ({ ...o, binding: true })) : after;
}
