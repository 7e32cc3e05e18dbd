import type { Instant } from '../../limit/instant';
import type { IntakeFact } from '../../loop/facts/intake';
import type { Rules } from '../../loop/link';
import { type CaseState, leadOrder } from '../../loop/state';
import { dispatching, handling, statutory } from '../duties';
import { emergencyWatch } from '../emergency';
import type { Opened } from '../obligation';
import { butNotices, type Before, nothing, type Owed, opening, settle, settling } from './owed';

export const INTAKE_OWED: Owed<IntakeFact['type']> = {
  registered: nothing,
  elementsSupplied: nothing,
  accepted: (before, fact, at, rules) => {
    if (before.phase === 'unregistered') return {};
    const accepted: CaseState = { ...before, acceptedAt: at, statutes: fact.statutes ?? [] };
    return opening([...dispatching(before, 'accepted', at, rules), ...statutory(accepted, before, rules)]);
  },
  notAccepted: (before, _fact, at) => settling(before, at, 'lapsed', butNotices),
  nonAcceptanceReopened: (before, _fact, at) => settling(before, at, 'lapsed', butNotices),
  emergencyDeclared: (before, _fact, at, rules) => opening(emergencyWatch(before, at, rules)),
  emergencyVerified: (before, fact, at, rules) => ({
    settled: settle(before, at, 'met', (o) => o.kind === 'verify'),
    opened: fact.confirmed ? [] : handlingAfterAll(before, at, rules),
  }),
};

/**
 * No emergency after all: an order that went out as one gets the limit that it would have had, from its own clock's start
 * (R-EMG-01). What should have rung by now rings at once, so that no limit passes unseen.
 */
function handlingAfterAll(before: Before, at: Instant, rules: Rules): readonly Opened[] {
  const lead = leadOrder(before);
  if (before.phase === 'unregistered' || !before.category || !lead || lead.status === 'feedbackSubmitted') return [];
  if (before.owed.some((o) => o.kind === 'handle')) return [];
  const { emergency: _none, ...usual } = before;
  const order = { order: lead.no, unit: lead.unit, category: before.category };
  const opened = [
    ...handling(usual, order, 'dispatched', lead.dispatchedAt, rules),
    ...('signedAt' in lead ? handling(usual, order, 'signed', lead.signedAt, rules) : []),
  ];
  return opened.map((o) => ({ ...o, alarms: o.alarms.map(([rings, does]) => [Math.max(rings, at), does] as const) }));
}
