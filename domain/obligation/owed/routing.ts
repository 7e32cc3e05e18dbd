import type { RoutingFact } from '../../loop/facts/routing';
import type { Instant } from '../../limit/instant';
import type { Rules } from '../../loop/link';
import { leadOrder } from '../../loop/state';
import type { FactOf } from '../../loop/event';
import { decideExtensionLimit, decideReturnLimit, extensionTerms } from '../../policy/loop-terms';
import type { Policy, Stipulation } from '../../policy/policy';
import { owedByOther } from '../handing-over';
import { dispatching, handling, originalLimit, signing } from '../duties';
import type { Obligation, Opened, OwedChange } from '../obligation';
import { oweMore, type Owes, owesOf, oweUntil, underLimit } from '../opening';
import { telling, watched } from '../watched';
import {
  butNotices,
  type Before,
  isOn,
  nothing,
  ofOrderAndParts,
  opening,
  orderIn,
  type Owed,
  settle,
  settling,
} from './owed';

export const ROUTING_OWED: Owed<RoutingFact['type']> = {
  // who answers a consumer has told the consumer (R-TIM-13)
  directlyAnswered: (before, _fact, at) => ({
    settled: [
      ...settle(before, at, 'met', (o) => o.kind === 'statute'),
      ...settle(before, at, 'lapsed', (o) => butNotices(o) && o.kind !== 'statute'),
    ],
  }),
  callerReferred: (before, _fact, at) => settling(before, at, 'lapsed', butNotices),
  transferredToPartner: (before, _fact, at) => settling(before, at, 'lapsed', butNotices),
  directlyHandled: (before, fact, at) =>
    fact.settled ? settling(before, at, 'met', (o) => o.kind === 'dispatch' || o.kind === 'statute') : {},
  submittedForInstruction: (before, _fact, at, rules) => submitting(before, 'instruct', at, rules),
  instructed: (before, fact, at, rules) => answered(before, 'instruct', fact.lead, at, rules),
  submittedForDesignation: (before, _fact, at, rules) => submitting(before, 'designate', at, rules),
  designated: (before, fact, at, rules) => answered(before, 'designate', fact.unit, at, rules),
  dispatched: (before, fact, at, rules) => ({
    settled: settle(before, at, 'met', (o) => o.kind === 'dispatch'),
    opened: [
      ...signing(before, fact.order, fact.unit, at, rules),
      ...(fact.under === undefined
        ? handling(before, fact, 'dispatched', at, rules)
        : partOwed(before, fact, at, rules)),
      ...(fact.tellCaller && isToBeTold(before) ? [telling(before, 'dispatched', at, rules)] : []),
    ],
  }),
  callerTold: (before, fact, at) =>
    fact.reached || fact.givenUp ? settling(before, at, fact.reached ? 'met' : 'lapsed', (o) => o.kind === 'tell') : {},
  consentAsked: nothing,
  consented: nothing,
  returnRequested: (before, fact, at, rules) => ({
    settled: [
      ...settle(before, at, 'met', isOn(fact.order, 'returnWindow')),
      // whoever gives the order back asks for no more time
      ...settle(before, at, 'lapsed', isOn(fact.order, 'decideExtension')),
    ],
    opened: underLimit(
      before,
      { kind: 'decideReturn', role: 'reviewer', order: fact.order },
      'returnRequested',
      decideReturnLimit(rules.policy),
      at,
      rules,
    ),
  }),
  returnGranted: (before, fact, at, rules) => ({
    settled: [
      ...settle(before, at, 'met', isOn(fact.order, 'decideReturn')),
      ...settle(
        before,
        at,
        'lapsed',
        (o) => ofOrderAndParts(before, fact.order)(o) && !isOn(fact.order, 'decideReturn')(o),
      ),
    ],
    // while a leader or the government is asked, the dispatch waits for the answer
    opened:
      orderIn(before, fact.order)?.under === undefined && !isSubmitted(before)
        ? dispatching(before, 'returnGranted', at, rules)
        : [],
  }),
  returnRefused: (before, fact, at) => settling(before, at, 'met', isOn(fact.order, 'decideReturn')),
  rerouted: (before, fact, at) => {
    const isDone = isOn(fact.order, 'reroute');
    return {
      settled: [
        ...settle(before, at, 'met', isDone),
        ...settle(before, at, 'lapsed', (o) => !isDone(o) && ofOrderAndParts(before, fact.order, 'assigned')(o)),
      ],
    };
  },
  extensionRequested: (before, fact, at, rules) =>
    opening(
      underLimit(
        before,
        { kind: 'decideExtension', role: 'reviewer', order: fact.order },
        'extensionRequested',
        decideExtensionLimit(rules.policy),
        at,
        rules,
      ),
    ),
  extensionRefused: (before, fact, at) => settling(before, at, 'met', isOn(fact.order, 'decideExtension')),
  extended: (before, fact, at, rules) => {
    const old = before.owed.find(isOn(fact.order, 'handle'));
    return {
      settled: [
        ...settle(before, at, 'met', isOn(fact.order, 'decideExtension')),
        ...settle(before, at, 'replaced', isOn(fact.order, 'handle')),
      ],
      opened: old ? [extendedHandling(before, old, fact, at, rules)] : [],
    };
  },
  // the handling goes on in the master; what the law, a notice or an emergency asks for is this appeal's own. Of its transfer
  // nobody need be told any more: the order has ended
  mergedInto: (before, _fact, at) =>
    settling(before, at, 'lapsed', (o) => !['statute', 'supervisionReply', 'verify'].includes(o.kind)),
  splitOff: (before, _fact, at, rules) => opening(dispatching(before, 'splitOff', at, rules)),
  handedOver: (before, fact, at, rules) =>
    owedByOther(before, (o) => o.unit === fact.from && butNotices(o) && o.order === fact.order, fact.to, at, rules),
  masterClosed: (before, _fact, at, rules) => opening([telling(before, 'masterClosed', at, rules)]),
};

/** the caller has not been told of a transfer yet, and nobody owes it already: an order that came back took nothing from it */
const isToBeTold = (s: Before): boolean =>
  s.phase !== 'unregistered' && !s.callerTold && !s.owed.some((o) => o.kind === 'tell');

const isSubmitted = (s: Before): boolean => s.phase !== 'unregistered' && s.submitted !== undefined;

/** laid before a leader or the government: they owe an answer, in no stated time and so watched, and the dispatch waits for it (R-DSP-24) */
function submitting(before: Before, kind: 'instruct' | 'designate', at: Instant, rules: Rules): OwedChange {
  const role = kind === 'instruct' ? 'municipalLeader' : 'government';
  return {
    settled: settle(before, at, 'lapsed', (o) => o.kind === 'dispatch'),
    opened: [watched(before, { kind, role }, 'submitted', at, rules)],
  };
}

/**
 * Instructed or designated: the platform dispatches; where an order is out with another unit than the one that is named, it
 * re-routes that order (R-DSP-05).
 */
function answered(
  before: Before,
  kind: 'instruct' | 'designate',
  unit: string | undefined,
  at: Instant,
  rules: Rules,
): OwedChange {
  const from = kind === 'instruct' ? 'instructed' : 'designated';
  const isAnswered = (o: Obligation): boolean => o.kind === kind;
  if (before.phase === 'accepted')
    return { settled: settle(before, at, 'met', isAnswered), opened: dispatching(before, from, at, rules) };
  const lead = leadOrder(before);
  if (unit === undefined || lead === null) return settling(before, at, 'met', isAnswered);
  const isRerouting = isOn(lead.no, 'reroute');
  const isThere = lead.unit === unit;
  const owes: Owes = { kind: 'reroute', role: 'dispatcher', order: lead.no };
  return {
    settled: [
      ...settle(before, at, 'met', isAnswered),
      // named anew: the unit that has the matter keeps it after all
      ...(isThere ? settle(before, at, 'lapsed', isRerouting) : []),
    ],
    opened: isThere || before.owed.some(isRerouting) ? [] : dispatching(before, from, at, rules, owes),
  };
}

/** a part is owed to the lead unit by the instant it sets, at the latest by its own due instant (R-DSP-23) */
function partOwed(before: Before, fact: FactOf<'dispatched'>, at: Instant, rules: Rules): readonly Opened[] {
  if (fact.partDueAt === undefined) return [];
  const { order, unit, partDueAt } = fact;
  const source = { provenance: 'city', clause: 'dispatch.partDueOn', rules: ['R-DSP-23'] } as const;
  return [oweUntil(before, { kind: 'part', role: 'handler', unit, order }, 'dispatched', at, partDueAt, source, rules)];
}

/** a granted extension moves the due instant, the warning and the supervision together (R-EXT-14) */
function extendedHandling(
  before: Before,
  old: Before['owed'][number],
  fact: FactOf<'extended'>,
  at: Instant,
  rules: Rules,
): Opened {
  const original = before.phase === 'unregistered' ? null : originalLimit(before, rules);
  const whole = original?.unit === 'workingDays' ? original : null;
  const source = sourceOfExtension(rules.policy);
  const { until, added, statute } = fact;
  return oweMore(before, owesOf(old), old.dueAt ?? at, until, source, { at, whole, added, statute }, rules);
}

function sourceOfExtension(policy: Policy): Omit<Stipulation<never>, 'value'> {
  const terms = extensionTerms(policy);
  return { provenance: 'city', clause: 'extension', rules: [terms?.rule ?? 'R-EXT-14', 'R-EXT-14'] };
}
