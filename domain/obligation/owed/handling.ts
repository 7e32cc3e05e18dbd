import type { Instant } from '../../limit/instant';
import type { FactOf } from '../../loop/event';
import type { HandlingFact } from '../../loop/facts/handling';
import type { Rules } from '../../loop/link';
import { contactAttempts, reviewLimit } from '../../policy/stipulations';
import { contacting, handling, returning, reworking } from '../duties';
import type { Obligation, OwedChange, Settled } from '../obligation';
import { underLimit } from '../opening';
import { type Before, isOn, nothing, opening, orderIn, type Owed, settle, settling } from './owed';

export const HANDLING_OWED: Owed<HandlingFact['type']> = {
  countedAsReceived: (before, fact, at, rules) => {
    const order = orderIn(before, fact.order);
    const day = lastMomentBefore(at);
    return order
      ? opening([
          ...returning(before, order, 'countedAsReceived', day, rules),
          ...contacting(before, order, 'countedAsReceived', day, rules),
        ])
      : {};
  },
  signed: (before, fact, at, rules) => {
    const order = orderIn(before, fact.order);
    if (!order) return {};
    const received = order.countedAsReceived === true;
    return {
      settled: settle(before, at, 'met', isOn(fact.order, 'sign')),
      opened: [
        ...(received
          ? []
          : [...returning(before, order, 'signed', at, rules), ...contacting(before, order, 'signed', at, rules)]),
        ...(before.phase === 'handling' && before.category && order.under === undefined
          ? handling(before, { order: order.no, unit: order.unit, category: before.category }, 'signed', at, rules)
          : []),
      ],
    };
  },
  deemedAccepted: (before, fact, at) => settling(before, at, 'lapsed', isOn(fact.order, 'returnWindow')),
  contactRecorded: (before, fact, at, rules) =>
    fact.reached || triedEnough(before, fact.order, rules)
      ? settling(before, at, 'met', isOn(fact.order, 'contact'))
      : {},
  progressRecorded: nothing,
  partSubmitted: (before, fact, at) => ({
    settled: [
      ...settle(before, at, 'lapsed', isOn(fact.order, 'returnWindow')),
      ...settle(before, at, 'held', (o) => isOn(fact.order, 'part', 'rework')(o) && o.heldAt === undefined),
    ],
  }),
  partAccepted: (before, fact, at) => settling(before, at, 'met', isOn(fact.order, 'part', 'rework')),
  partSentBack: (before, fact, at, rules) => {
    const order = orderIn(before, fact.order);
    if (!order) return {};
    return {
      settled: before.owed.flatMap((o): Settled[] => (isOn(fact.order, 'part', 'rework')(o) ? [takenBack(o, at)] : [])),
      opened: reworking(before, order, 'partSentBack', fact.days, at, rules),
    };
  },
  replied: (before, fact, at) => ({
    settled: [
      // whoever was told the result has been contacted
      ...settle(before, at, 'met', isOn(fact.order, 'contact')),
      ...(orderIn(before, fact.order)?.status === 'feedbackSubmitted' ? settle(before, at, 'held', isStatute) : []),
      // the master has settled the matter; telling this appellant is all that was left (R-SYS-15)
      ...(before.phase === 'merged' ? settle(before, at, 'met', isStatute) : []),
    ],
  }),
  feedbackDrafted: nothing,
  feedbackSignedOff: nothing,
  feedbackSubmitted: (before, fact, at, rules) => ({
    settled: [
      // giving feedback is acting on the order: it can no longer be given back, nor extended
      ...settle(before, at, 'lapsed', isOn(fact.order, 'returnWindow', 'decideExtension')),
      ...settle(before, at, 'held', (o) => isHandling(o, fact.order) && o.heldAt === undefined),
      ...(orderIn(before, fact.order)?.replied ? settle(before, at, 'held', isStatute) : []),
    ],
    opened: underLimit(
      before,
      { kind: 'review', role: 'reviewer', order: fact.order },
      'feedbackSubmitted',
      reviewLimit(rules.policy),
      at,
      rules,
    ),
  }),
  feedbackApproved: (before, fact, at) => ({
    settled: [
      ...settle(before, at, 'met', isOn(fact.order, 'review')),
      ...settle(before, at, 'met', (o) => isHandling(o, fact.order) || o.kind === 'statute'),
    ],
  }),
  feedbackRejected: (before, fact, at, rules) => rejected(before, fact, at, rules),
};

const isStatute = (o: Obligation): boolean => o.kind === 'statute' && o.heldAt === undefined;
/** what a feedback document may meet; the contact duty is met by contact alone (R-HDL-04) */
const isHandling = (o: Obligation, order: number): boolean => isOn(order, 'handle', 'rework')(o);
/** 24:00 belongs to the day that it ends, so what starts then starts on that day */
const lastMomentBefore = (midnight: Instant): Instant => midnight - 1;

/** this failed attempt is as many as the pack says stand for contact (R-HDL-12) */
function triedEnough(before: Before, no: number, rules: Rules): boolean {
  const enough = contactAttempts(rules.policy)?.value;
  return enough !== undefined && (orderIn(before, no)?.failedContacts ?? 0) + 1 >= enough;
}

/**
 * A rejected feedback: the handling is owed again unless it had been punctual and its limit has since passed (R-REP-16);
 * the original limit does not restart, a rework limit runs (R-REJ-06).
 */
function rejected(before: Before, fact: FactOf<'feedbackRejected'>, at: Instant, rules: Rules): OwedChange {
  const no = fact.order;
  const settled = before.owed.flatMap((o): Settled[] => {
    if (isOn(no, 'review')(o)) return [{ id: o.id, how: 'met', at }];
    if (o.heldAt === undefined) return [];
    if (o.kind === 'statute') return [{ id: o.id, how: 'resumed', at }];
    return isHandling(o, no) ? [takenBack(o, at)] : [];
  });
  return {
    settled,
    opened: reworking(before, orderIn(before, no) ?? { no }, 'feedbackRejected', fact.days, at, rules),
  };
}

/** what becomes of a duty whose result was sent back */
function takenBack(o: Obligation, at: Instant): Settled {
  const heldAt = o.heldAt ?? at;
  const wasPunctual = o.dueAt !== null && heldAt <= o.dueAt;
  // the next rework limit takes the place of one that was kept in vain; one that was overrun stays on record as late
  if (o.kind === 'rework') return { id: o.id, how: wasPunctual ? 'lapsed' : 'met', at: heldAt };
  const isOver = wasPunctual && o.dueAt !== null && at > o.dueAt;
  return isOver ? { id: o.id, how: 'met', at: heldAt } : { id: o.id, how: 'resumed', at };
}
