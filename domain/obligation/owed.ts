import { explain } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import { rungsFor } from '../limit/ladder';
import { dueAfter, type Limit } from '../limit/limit';
import type { Fact } from '../loop/event';
import type { Rules } from '../loop/link';
import type { Role } from '../loop/role';
import type { CaseState, Unregistered, WorkOrder } from '../loop/state';
import type { Category, Stipulation } from '../policy/policy';
import {
  clockStart,
  contactAttempts,
  contactLimit,
  countingOf,
  dispatchLimit,
  handlingLimit,
  returnLimit,
  reviewLimit,
  reworkLimit,
  signLimit,
  undispatchedWatch,
  unsignedCountsAsReceived,
  visitLimit,
} from '../policy/stipulations';
import type { Alarm, ObligationKind, Opened, OwedChange, Settled } from './obligation';

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
        opened: platformLimit(
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
          ? platformLimit(before, { kind: 'visit', role: 'visitor' }, 'closed', visitLimit(rules.policy), at, rules)
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

interface Owes {
  kind: ObligationKind;
  role: Role;
  unit?: string;
  order?: number;
}

/** opens one obligation with the ladder's rungs above it and the answer to «why then?» */
function owe(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  startAt: Instant,
  limit: Stipulation<Limit>,
  rules: Rules,
): Opened {
  const due = dueAfter(startAt, limit.value, countingOf(rules.policy), rules.calendar);
  const alarms = rungsFor(startAt, due, limit.value, rules.policy, rules.calendar).map((r): Alarm => [r.at, r.rung]);
  return {
    id: idFor(before, owes.kind),
    ...owes,
    dueAt: due.at,
    alarms,
    why: explain({ from, startAt, limit, due, policy: rules.policy, calendar: rules.calendar }),
  };
}

/** an event opens at most one obligation of a kind, so kind and version make an id that is never used again */
const idFor = (before: CaseState | Unregistered, kind: ObligationKind): string => `${kind}-${before.version + 1}`;

function platformLimit(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  limit: Stipulation<Limit> | null,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  return limit ? [owe(before, owes, from, at, limit, rules)] : [];
}

/** From acceptance to dispatch: the pack's limit, or no limit and a watch that lets no appeal lie (R-DSP-13, R-SYS-17). */
function dispatching(before: CaseState | Unregistered, at: Instant, rules: Rules): readonly Opened[] {
  const owes: Owes = { kind: 'dispatch', role: 'dispatcher' };
  const limit = dispatchLimit(rules.policy);
  if (limit) return [owe(before, owes, 'accepted', at, limit, rules)];
  const watch = undispatchedWatch(rules.policy);
  if (!watch) return [];
  const { remindDispatcher, tellSupervisor } = watch.value;
  const counting = countingOf(rules.policy);
  const first = dueAfter(at, remindDispatcher, counting, rules.calendar);
  const second = dueAfter(at, tellSupervisor, counting, rules.calendar);
  return [
    {
      id: idFor(before, 'dispatch'),
      ...owes,
      dueAt: null,
      alarms: [
        [first.at, 'remindDispatcher'],
        [second.at, 'tellSupervisor'],
      ],
      why: explain({
        from: 'accepted',
        startAt: at,
        limit: { ...watch, value: tellSupervisor },
        due: second,
        policy: rules.policy,
        calendar: rules.calendar,
      }),
    },
  ];
}

/**
 * From dispatch to signing: the pack's limit with its ladder (R-SGN-05), and the instant from which an unsigned order
 * counts as received, so that nobody gains by not signing (AMB-40).
 */
function signing(
  before: CaseState | Unregistered,
  order: number,
  unit: string,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  const owes: Owes = { kind: 'sign', role: 'handler', unit, order };
  const counts = unsignedCountsAsReceived(rules.policy);
  const received = counts && dueAfter(at, counts.value, countingOf(rules.policy), rules.calendar);
  const effect: readonly Alarm[] = received ? [[received.at, 'countAsReceived']] : [];
  const limit = signLimit(rules.policy);
  if (limit) {
    const signed = owe(before, owes, 'dispatched', at, limit, rules);
    return [{ ...signed, alarms: [...signed.alarms, ...effect].sort((a, b) => a[0] - b[0]) }];
  }
  if (!counts || !received) return [];
  return [
    {
      id: idFor(before, 'sign'),
      ...owes,
      dueAt: null,
      alarms: effect,
      why: explain({
        from: 'dispatched',
        startAt: at,
        limit: counts,
        due: received,
        policy: rules.policy,
        calendar: rules.calendar,
      }),
    },
  ];
}

/** The window in which a misrouted order may be given back; silence past it is acceptance (R-RET-01, R-RET-04). */
function returning(
  before: CaseState | Unregistered,
  order: WorkOrder,
  from: 'signed' | 'countedAsReceived',
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  const limit = returnLimit(rules.policy);
  if (!limit) return [];
  const startAt = clockStart(rules.policy, 'return').value === 'dispatched' ? order.dispatchedAt : at;
  const window = owe(
    before,
    { kind: 'returnWindow', role: 'handler', unit: order.unit, order: order.no },
    from,
    startAt,
    limit,
    rules,
  );
  // a right, not a duty: its end has a legal effect and no ladder
  return [{ ...window, alarms: window.dueAt === null ? [] : [[window.dueAt, 'deemAccepted']] }];
}

/** The duty to contact the appellant, where the pack gives it a number (R-HDL-04). */
function contacting(
  before: CaseState | Unregistered,
  order: WorkOrder,
  from: 'signed' | 'countedAsReceived',
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  if (before.phase !== 'handling' || !before.category) return [];
  return platformLimit(
    before,
    { kind: 'contact', role: 'handler', unit: order.unit, order: order.no },
    from,
    contactLimit(rules.policy, before.category),
    at,
    rules,
  );
}

/**
 * The handling limit by category, or the same day where the matter is urgent or simple (R-TIM-01 to 05). Opened at the
 * event the clock starts with; a clock that starts at acceptance is opened at dispatch, when there is someone to owe it.
 */
function handling(
  before: CaseState | Unregistered,
  order: { order: number; unit: string; category: Category },
  event: 'dispatched' | 'signed',
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  if (before.phase !== 'accepted' && before.phase !== 'handling') return [];
  const start = clockStart(rules.policy, 'handling').value;
  if ((start === 'signed') !== (event === 'signed')) return [];
  const marks = {
    urgent: before.marks.urgent === true,
    simple: before.marks.simple === true,
    replyRequested: before.marks.replyRequested === true,
  };
  const stated = handlingLimit(rules.policy, order.category, marks);
  if (!stated) return [];
  // another category's limit, taken where the appeal's own has none, is not the city's rule for it (AMB-09, S-39)
  const own = before.category ? handlingLimit(rules.policy, before.category, marks) : stated;
  const limit: typeof stated = own ? stated : { ...stated, provenance: 'default', ambiguity: ['AMB-09'] };
  const owes: Owes = { kind: 'handle', role: 'handler', unit: order.unit, order: order.order };
  const startAt = start === 'accepted' ? before.acceptedAt : start === 'received' ? before.receivedAt : at;
  return [owe(before, owes, start, startAt, limit, rules)];
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
  return { settled, opened: platformLimit(before, owes, 'feedbackRejected', limit, at, rules) };
}

/** a rework limit that the platform set at this rejection (R-REJ-05, R-REJ-06) */
const setByReviewer = (days: number): Stipulation<Limit> => ({
  value: { value: days, unit: 'calendarDays' },
  provenance: 'city',
  clause: 'rejectFeedback.dueOn',
  rules: ['R-REJ-05', 'R-REJ-06'],
});
