import type { Instant } from '../../limit/instant';
import type { IntakeFact } from '../../loop/facts/intake';
import type { Rules } from '../../loop/link';
import { type CaseState, leadOrder } from '../../loop/state';
import { dispatching, handling, receivedAt, statutory } from '../duties';
import type { Obligation, Opened } from '../obligation';
import { accepting, verifying } from '../watched';
import { butNotices, type Before, nothing, type Owed, opening, settle } from './owed';

export const INTAKE_OWED: Owed<IntakeFact['type']> = {
  registered: (before, fact, at, rules) => (fact.waits ? opening([accepting(before, 'registered', at, rules)]) : {}),
  elementsSupplied: nothing,
  accepted: (before, fact, at, rules) => {
    if (before.phase === 'unregistered') return {};
    const accepted: CaseState = { ...before, acceptedAt: at, statutes: fact.statutes ?? [] };
    return {
      settled: settle(before, at, 'met', isAccept),
      opened: [...dispatching(before, 'accepted', at, rules), ...statutory(accepted, before, rules)],
    };
  },
  notAccepted: (before, _fact, at) => ({
    settled: [
      ...settle(before, at, 'met', isAccept),
      ...settle(before, at, 'lapsed', (o) => butNotices(o) && !isAccept(o)),
    ],
  }),
  nonAcceptanceReopened: (before, _fact, at, rules) => ({
    settled: settle(before, at, 'lapsed', butNotices),
    opened: [accepting(before, 'nonAcceptanceReopened', at, rules)],
  }),
  emergencyDeclared: (before, _fact, at, rules) => opening([verifying(before, at, rules)]),
  emergencyVerified: (before, fact, at, rules) => ({
    settled: [
      ...settle(before, at, 'met', (o) => o.kind === 'verify'),
      ...(fact.confirmed || !isHandledAfterAll(before) ? [] : settle(before, at, 'replaced', isUnlimited)),
    ],
    opened: fact.confirmed ? [] : handlingAfterAll(before, at, rules),
  }),
};

/** the decision whether to take the appeal on: taken */
const isAccept = (o: Obligation): boolean => o.kind === 'accept';
/** an order that went out as an emergency waits for no limit */
const isUnlimited = (o: Obligation): boolean => o.kind === 'handle' && o.dueAt === null;

/** there is an order that would have a limit now: none has been handed in, and it has none yet */
function isHandledAfterAll(before: Before): boolean {
  const lead = leadOrder(before);
  if (before.phase === 'unregistered' || !before.category || !lead || lead.status === 'feedbackSubmitted') return false;
  return !before.owed.some((o) => o.kind === 'handle' && !isUnlimited(o));
}

/**
 * No emergency after all: an order that went out as one gets the limit that it would have had, from its own clock's start
 * (R-EMG-01). What should have rung by now rings at once, so that no limit passes unseen.
 */
function handlingAfterAll(before: Before, at: Instant, rules: Rules): readonly Opened[] {
  const lead = leadOrder(before);
  if (before.phase === 'unregistered' || !before.category || !lead || !isHandledAfterAll(before)) return [];
  const { emergency: _none, ...usual } = before;
  const order = { order: lead.no, unit: lead.unit, category: before.category };
  const received = receivedAt(lead);
  const opened = [
    ...handling(usual, order, 'dispatched', lead.dispatchedAt, rules),
    ...(received === null ? [] : handling(usual, order, 'signed', received, rules)),
  ];
  return opened.map((o) => ({ ...o, alarms: o.alarms.map(([rings, does]) => [Math.max(rings, at), does] as const) }));
}
