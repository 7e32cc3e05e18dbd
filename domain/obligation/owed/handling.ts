import type { Instant } from '../../limit/instant';
import type { FactOf } from '../../loop/event';
import type { HandlingFact } from '../../loop/facts/handling';
import type { Rules } from '../../loop/link';
import type { WorkOrder } from '../../loop/state';
import { triedEnough } from '../../loop/telling';
import { reviewLimit } from '../../policy/stipulations';
import { contacting, handling, returning, reworking } from '../duties';
import type { Obligation, Opened, OwedChange, Settled } from '../obligation';
import { oweUntil, underLimit } from '../opening';
import { type Before, isOn, nothing, opening, orderIn, type Owed, settle, settling } from './owed';

export const HANDLING_OWED: Owed<HandlingFact['type']> = {
  countedAsReceived: (before, fact, at, rules) => {
    const order = orderIn(before, fact.order);
    const day = lastMomentBefore(at);
    return order
      ? opening([
          ...returning(before, order, 'countedAsReceived', day, rules),
          ...contacting(before, order, 'countedAsReceived', day, rules),
          ...handlingFrom(before, order, day, rules),
        ])
      : {};
  },
  signed: (before, fact, at, rules) => {
    const order = orderIn(before, fact.order);
    if (!order) return {};
    const received = order.countedAsReceivedAt !== undefined;
    return {
      settled: settle(before, at, 'met', isOn(fact.order, 'sign')),
      opened: [
        ...(received
          ? []
          : [...returning(before, order, 'signed', at, rules), ...contacting(before, order, 'signed', at, rules)]),
        // running since it counted as received (AMB-40)
        ...(before.owed.some(isOn(fact.order, 'handle')) ? [] : handlingFrom(before, order, at, rules)),
      ],
    };
  },
  deemedAccepted: (before, fact, at) => settling(before, at, 'lapsed', isOn(fact.order, 'returnWindow')),
  contactRecorded: (before, fact, at, rules) =>
    // this failed attempt counted
    fact.reached || triedEnough((orderIn(before, fact.order)?.failedContacts ?? 0) + 1, rules.policy)
      ? settling(before, at, 'met', isOn(fact.order, 'contact'))
      : {},
  progressRecorded: nothing,
  handedToColleague: nothing,
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
      opened: partWantedAgain(before, order, fact, at, rules),
    };
  },
  replied: (before, fact, at) => ({
    settled: [
      // whoever was told the result has been contacted
      ...settle(before, at, 'met', (o) => isOn(fact.order, 'contact')(o) || o.kind === 'tell'),
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

/** the handling limit of the order that answers for the matter, where its clock starts with the receipt of the order (R-TIM-20) */
const handlingFrom = (before: Before, { no, unit, under }: WorkOrder, at: Instant, rules: Rules): readonly Opened[] =>
  before.phase === 'handling' && before.category && under === undefined
    ? handling(before, { order: no, unit, category: before.category }, 'signed', at, rules)
    : [];

const isStatute = (o: Obligation): boolean => o.kind === 'statute' && o.heldAt === undefined;
/** what a feedback document may meet; the contact duty is met by contact alone (R-HDL-04) */
const isHandling = (o: Obligation, order: number): boolean => isOn(order, 'handle', 'rework')(o);
/** 24:00 belongs to the day that it ends, so what starts then starts on that day */
const lastMomentBefore = (midnight: Instant): Instant => midnight - 1;

/** the rework of a part is owed before the unit above has to answer itself (R-DSP-23) */
function partWantedAgain(
  before: Before,
  order: WorkOrder,
  { days, partDueAt: latest }: FactOf<'partSentBack'>,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  const within = reworking(before, order, 'partSentBack', days, at, rules);
  if (latest === undefined || within.some((o) => o.dueAt !== null && o.dueAt <= latest)) return within;
  const owes = { kind: 'rework', role: 'handler', unit: order.unit, order: order.no } as const;
  const source = { provenance: 'city', clause: 'sendBackPart.dueOn', rules: ['R-DSP-23'] } as const;
  return [oweUntil(before, owes, 'partSentBack', at, latest, source, rules)];
}

/**
 * A rejected feedback: the handling is owed again unless it had been punctual and its limit has since passed (R-REP-16);
 * the original limit does not restart, a rework limit runs (R-REJ-06). What the system rejects at once was never handed in:
 * the limit that ran runs on, and a rework limit begins only where none does.
 */
function rejected(before: Before, fact: FactOf<'feedbackRejected'>, at: Instant, rules: Rules): OwedChange {
  const no = fact.order;
  const settled = before.owed.flatMap((o): Settled[] => {
    if (isOn(no, 'review')(o)) return [{ id: o.id, how: 'met', at }];
    if (o.heldAt === undefined) return [];
    if (o.kind === 'statute') return [{ id: o.id, how: 'resumed', at }];
    if (!isHandling(o, no)) return [];
    return [fact.automatic ? { id: o.id, how: 'resumed', at } : takenBack(o, at)];
  });
  const runsOn = fact.automatic && before.owed.some((o) => isHandling(o, no) && o.dueAt !== null);
  return {
    settled,
    opened: runsOn ? [] : reworking(before, orderIn(before, no) ?? { no }, 'feedbackRejected', fact.days, at, rules),
  };
}

/** what becomes of a duty whose result was sent back */
export function takenBack(o: Obligation, at: Instant): Settled {
  const heldAt = o.heldAt ?? at;
  const wasPunctual = o.dueAt !== null && heldAt <= o.dueAt;
  // the next rework limit takes the place of one that was kept in vain; one that was overrun stays on record as late
  if (o.kind === 'rework') return { id: o.id, how: wasPunctual ? 'lapsed' : 'met', at: heldAt };
  const isOver = wasPunctual && o.dueAt !== null && at > o.dueAt;
  return isOver ? { id: o.id, how: 'met', at: heldAt } : { id: o.id, how: 'resumed', at };
}
