import type { RoutingFact } from '../facts/routing';
import { type CaseState, liveOrders, standsUnder, type WorkOrder } from '../state';
import { ended, type Folds, inPhase, onOrder, without } from './fold';

export const ROUTING_FOLDS: Folds<RoutingFact['type']> = {
  directlyAnswered: (s) => s,
  callerReferred: (s) => s,
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
    };
  },
  callerTold: (s, e) => (e.reached ? { ...s, callerTold: true } : s),
  consentAsked: (s, e) => onOrder(s, e.order, (o) => ({ ...o, consentAsked: e.to })),
  consented: (s, e) =>
    onOrder(s, e.order, (o) => ({ ...without(o, 'consentAsked'), consented: { to: e.to, role: e.role } }) as WorkOrder),
  returnRequested: (s, e) =>
    onOrder(s, e.order, (o) => ({
      ...(without(o, 'consented', 'consentAsked') as WorkOrder),
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
        : ({ ...without(o, 'consented', 'consentAsked') } as WorkOrder),
    ),
  // units of the platform's choice go on under the new order; what the old unit gave to those below it has no one above any more
  rerouted: (s, e) => ended(s, (o) => o.no === e.order || standsUnder(s, o, e.order, 'assigned')),
  extensionRequested: (s, e) =>
    onOrder(
      s,
      e.order,
      (o) =>
        ({
          ...without(o, 'consented', 'consentAsked'),
          extensionRequested: { added: e.added, until: e.until, ...(e.longCase ? { longCase: true as const } : {}) },
        }) as WorkOrder,
    ),
  extensionRefused: (s, e) => onOrder(s, e.order, (o) => without(o, 'extensionRequested') as WorkOrder),
  extended: (s, e) =>
    onOrder(
      s,
      e.order,
      (o) =>
        ({
          ...without(o, 'extensionRequested', 'consented', 'consentAsked'),
          extensions: {
            count: (o.extensions?.count ?? 0) + 1,
            added: (o.extensions?.added ?? 0) + (e.added?.value ?? 0),
          },
        }) as WorkOrder,
    ),
  mergedInto: (s, e) => ({
    ...inPhase(
      ended(without(s, 'submitted') as CaseState, () => true),
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
  masterClosed: (s, e) => (s.phase === 'merged' ? { ...s, masterOutcome: e.outcome } : s),
};

/** a unit named by authority holds the matter, also where its order is out already, and the count of returns begins again */
function named(answered: Omit<CaseState, 'submitted'>, unit: string | undefined): CaseState {
  const s = answered as CaseState;
  if (unit === undefined) return s;
  const held = liveOrders(s).find((o) => o.under === undefined && o.unit === unit);
  const after = { ...without(s, 'returns'), named: unit } as CaseState;
  return held ? onOrder(after, held.no, (o) => ({ ...o, binding: true })) : after;
}
