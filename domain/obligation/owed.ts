import type { Instant } from '../limit/instant';
import type { Fact } from '../loop/event';
import type { Rules } from '../loop/link';
import type { CaseState, Unregistered, WorkOrder } from '../loop/state';
import { contactAttempts, reviewLimit, reworkLimit, visitLimit } from '../policy/stipulations';
import { contacting, dispatching, handling, type Owes, underLimit, returning, setByReviewer, signing } from './duties';
import type { ObligationKind, Opened, OwedChange, Settled } from './obligation';

/**
 * What an event makes owed and what it settles: the one function that computes due instants in all of Huiying. It is
 * asked when the event is recorded; its answer is a fact of the log from then on and is never derived again.
 *
 * `before` is the state the event meets, `at` the event's instant. Where the pack is silent nothing is opened (R-SYS-06).
 */
export function owedBy(before: CaseState | Unregistered, fact: Fact, at: Instant, rules: Rules): OwedChange {
  switch (fact.type) {
    case 'accepted':
      return opening(dispatching(before, at, rules));
    case 'notAccepted':
    case 'directlyAnswered':
      return settling(before, at, 'lapsed', () => true);
    case 'dispatched':
      return {
        settled: settle(before, at, 'met', (o) => o.kind === 'dispatch'),
        opened: [
          ...signing(before, fact.order, fact.unit, at, rules),
          ...handling(before, fact, 'dispatched', at, rules),
        ],
      };
    case 'countedAsReceived': {
      const order = orderIn(before, fact.order);
      return {
        opened: order
          ? [
              ...returning(before, order, 'countedAsReceived', lastMomentBefore(at), rules),
              ...contacting(before, order, 'countedAsReceived', lastMomentBefore(at), rules),
            ]
          : [],
      };
    }
    case 'signed': {
      const order = orderIn(before, fact.order);
      if (!order) return {};
      const received = order.countedAsReceived === true;
      return {
        settled: settle(before, at, 'met', (o) => o.kind === 'sign' && o.order === fact.order),
        opened: [
          ...(received
            ? []
            : [...returning(before, order, 'signed', at, rules), ...contacting(before, order, 'signed', at, rules)]),
          ...(before.phase === 'handling' && before.category
            ? handling(before, { order: order.no, unit: order.unit, category: before.category }, 'signed', at, rules)
            : []),
        ],
      };
    }
    case 'deemedAccepted':
      return settling(before, at, 'lapsed', (o) => o.kind === 'returnWindow' && o.order === fact.order);
    case 'contactRecorded':
      return fact.reached || triedEnough(before, fact.order, rules)
        ? settling(before, at, 'met', (o) => o.kind === 'contact' && o.order === fact.order)
        : {};
    case 'replied':
      // whoever was told the result has been contacted
      return settling(before, at, 'met', (o) => o.kind === 'contact' && o.order === fact.order);
    case 'feedbackSubmitted':
      return {
        settled: [
          // giving feedback is acting on the order: it can no longer be given back
          ...settle(before, at, 'lapsed', (o) => o.kind === 'returnWindow' && o.order === fact.order),
          ...settle(before, at, 'held', (o) => isHandling(o.kind) && o.order === fact.order && o.heldAt === undefined),
        ],
        opened: underLimit(
          before,
          { kind: 'review', role: 'reviewer', order: fact.order },
          'feedbackSubmitted',
          reviewLimit(rules.policy),
          at,
          rules,
        ),
      };
    case 'feedbackApproved':
      return {
        settled: [
          ...settle(before, at, 'met', (o) => o.kind === 'review' && o.order === fact.order),
          // the limit is met at the instant of the feedback that is approved (R-REP-16)
          ...settle(before, at, 'met', (o) => isHandling(o.kind) && o.order === fact.order),
        ],
      };
    case 'feedbackRejected':
      return rejected(before, fact, at, rules);
    case 'closed':
      return {
        settled: settle(before, at, 'lapsed', () => true),
        opened: fact.sampled
          ? underLimit(before, { kind: 'visit', role: 'visitor' }, 'closed', visitLimit(rules.policy), at, rules)
          : [],
      };
    case 'visited':
      return settling(before, at, 'met', (o) => o.kind === 'visit');
    case 'archived':
      return settling(before, at, 'lapsed', () => true);
    case 'registered':
    case 'elementsSupplied':
    case 'feedbackDrafted':
    case 'feedbackSignedOff':
    case 'visitAttempted':
    case 'rang':
      return {};
  }
}

type Owing = (CaseState | Unregistered)['owed'][number];

/** this failed attempt is as many as the pack says stand for contact (R-HDL-12) */
function triedEnough(before: CaseState | Unregistered, no: number, rules: Rules): boolean {
  const enough = contactAttempts(rules.policy)?.value;
  return enough !== undefined && (orderIn(before, no)?.failedContacts ?? 0) + 1 >= enough;
}

/** 24:00 belongs to the day that it ends, so what starts then starts on that day */
const lastMomentBefore = (midnight: Instant): Instant => midnight - 1;
const opening = (opened: readonly Opened[]): OwedChange => ({ opened });
const settling = (...a: Parameters<typeof settle>): OwedChange => ({ settled: settle(...a) });
/** what a feedback document may meet; the contact duty is met by contact alone (R-HDL-04) */
const isHandling = (kind: ObligationKind): boolean => kind === 'handle' || kind === 'rework';
const orderIn = (s: CaseState | Unregistered, no: number): WorkOrder | undefined =>
  s.phase === 'handling' ? s.orders.find((o) => o.no === no) : undefined;

function settle(
  s: CaseState | Unregistered,
  at: Instant,
  how: Settled['how'],
  which: (o: Owing) => boolean,
): readonly Settled[] {
  return s.owed.filter(which).map((o) => ({ id: o.id, how, at: how === 'met' ? (o.heldAt ?? at) : at }));
}

/**
 * A rejected feedback: the handling is owed again unless it had been punctual and its limit has since passed (R-REP-16);
 * the original limit does not restart, a rework limit runs (R-REJ-06).
 */
function rejected(
  before: CaseState | Unregistered,
  { order: no, days }: Fact & { type: 'feedbackRejected' },
  at: Instant,
  rules: Rules,
): OwedChange {
  const order = orderIn(before, no);
  const settled = before.owed.flatMap((o): Settled[] => {
    if (o.order !== no) return [];
    if (o.kind === 'review') return [{ id: o.id, how: 'met', at }];
    if (o.heldAt === undefined || !isHandling(o.kind)) return [];
    const wasPunctual = o.dueAt !== null && o.heldAt <= o.dueAt;
    // the next rework limit takes the place of one that was kept in vain; one that was overrun stays on record as late
    if (o.kind === 'rework') return [{ id: o.id, how: wasPunctual ? 'lapsed' : 'met', at: o.heldAt }];
    const isOver = wasPunctual && o.dueAt !== null && at > o.dueAt;
    return [isOver ? { id: o.id, how: 'met', at: o.heldAt } : { id: o.id, how: 'resumed', at }];
  });
  const owes: Owes = { kind: 'rework', role: 'handler', order: no, ...(order ? { unit: order.unit } : {}) };
  const limit = days === undefined ? reworkLimit(rules.policy) : setByReviewer(days);
  return { settled, opened: underLimit(before, owes, 'feedbackRejected', limit, at, rules) };
}
