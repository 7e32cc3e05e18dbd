import type { Instant } from '../limit/instant';
import { dueAfter, type Limit } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { CaseState, Unregistered, WorkOrder } from '../loop/state';
import { returnTerms } from '../policy/loop-terms';
import { supervisionReplyLimit } from '../policy/oversight-terms';
import type { Category, Stipulation } from '../policy/policy';
import { earliestStatutoryDue } from '../policy/statute-terms';
import {
  clockStart,
  contactLimit,
  countingOf,
  dispatchLimit,
  handlingLimit,
  returnLimit,
  reworkLimit,
  signLimit,
  unlimitedHandlingWatch,
  unsignedCountsAsReceived,
} from '../policy/stipulations';
import type { Alarm, Opened } from './obligation';
import { onItsClock, owe, oweBy, owedWithoutLimit, type Owes, underLimit } from './opening';
import { watched } from './watched';

// How each duty is opened: who owes it, by when, with which rungs above it, and why. Which event opens it says owed/.

/**
 * From acceptance to dispatch: the pack's limit, or no limit and a watch that lets no appeal lie (R-DSP-13, R-SYS-17). The
 * re-route of an order to the unit that authority has named since is the same act again, and waits no longer.
 */
export function dispatching(
  before: CaseState | Unregistered,
  from: string,
  at: Instant,
  rules: Rules,
  owes: Owes = { kind: 'dispatch', role: 'dispatcher' },
): readonly Opened[] {
  const limit = dispatchLimit(rules.policy);
  return [limit ? owe(before, owes, from, at, limit, rules) : watched(before, owes, from, at, rules)];
}

/**
 * From dispatch to signing: the pack's limit with its ladder (R-SGN-05), and the instant from which an unsigned order
 * counts as received, so that nobody gains by not signing (AMB-40).
 */
export function signing(
  before: CaseState | Unregistered,
  order: number,
  unit: string,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  const owes: Owes = { kind: 'sign', role: 'handler', unit, order };
  const counts = unsignedCountsAsReceived(rules.policy);
  const { policy, calendar } = onItsClock(owes, rules);
  const received = counts && dueAfter(at, counts.value, countingOf(policy), calendar);
  const effect: readonly Alarm[] = received ? [[received.at, 'countAsReceived']] : [];
  const limit = signLimit(rules.policy);
  if (limit) {
    const signed = owe(before, owes, 'dispatched', at, limit, rules);
    return [{ ...signed, alarms: [...signed.alarms, ...effect].sort((a, b) => a[0] - b[0]) }];
  }
  if (!counts || !received) return [];
  return [owedWithoutLimit(before, owes, 'dispatched', at, { limit: counts, due: received, alarms: effect }, rules)];
}

/**
 * When the unit received its order, UTC: it was signed then, or it was the last moment of the day after which it counted as
 * received, whichever came first (AMB-40). Null while it is out, neither signed nor counted.
 */
export function receivedAt(order: WorkOrder): Instant | null {
  if (order.countedAsReceivedAt !== undefined) return order.countedAsReceivedAt - 1;
  return 'signedAt' in order ? order.signedAt : null;
}

/** The window in which a misrouted order may be given back; silence past it is acceptance (R-RET-01, R-RET-04). */
export function returning(
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
  // a right, not a duty: its end has a legal effect where the pack says so, and no ladder
  const ends = window.dueAt !== null && returnTerms(rules.policy).deemedAcceptance;
  return [{ ...window, alarms: ends && window.dueAt !== null ? [[window.dueAt, 'deemAccepted']] : [] }];
}

/**
 * The duty to contact the appellant, where the pack gives it a number (R-HDL-04): the unit's, or the hotline's where the unit may
 * not know whom it would contact (R-IDC-11).
 */
export function contacting(
  before: CaseState | Unregistered,
  order: WorkOrder,
  from: 'signed' | 'countedAsReceived',
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  // the unit that answers for the matter speaks to the appellant, not those that give a part
  if (before.phase !== 'handling' || !before.category || order.under !== undefined) return [];
  const owes: Owes = before.marks.confidential
    ? { kind: 'contact', role: 'agent', order: order.no }
    : { kind: 'contact', role: 'handler', unit: order.unit, order: order.no };
  return underLimit(before, owes, from, contactLimit(rules.policy, before.category), at, rules);
}

/** Marks of the appeal as the limits ask for them. */
export const marksOf = (s: CaseState) => ({
  urgent: s.marks.urgent === true,
  simple: s.marks.simple === true,
  replyRequested: s.marks.replyRequested === true,
});

/**
 * The handling limit by category, or the same day where the matter is urgent or simple (R-TIM-01 to 05); the law's where it
 * is earlier (R-LAW-06). Opened at the event the clock starts with; a clock that starts at acceptance is opened at dispatch,
 * when there is someone to owe it. A major emergency is answered at any time and waits for no limit (R-EMG-02).
 */
export function handling(
  before: CaseState | Unregistered,
  order: { order: number; unit: string; category: Category },
  event: 'dispatched' | 'signed',
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  if (before.phase !== 'accepted' && before.phase !== 'handling') return [];
  const start = clockStart(rules.policy, 'handling').value;
  if ((start === 'signed') !== (event === 'signed')) return [];
  const owes: Owes = { kind: 'handle', role: 'handler', unit: order.unit, order: order.order };
  const law = lawOf(before, rules);
  const byLaw = (): readonly Opened[] => (law ? [oweBy(before, owes, law, rules)] : []);
  const marks = marksOf(before);
  const stated = before.emergency ? null : handlingLimit(rules.policy, order.category, marks);
  const startAt = start === 'accepted' ? before.acceptedAt : start === 'received' ? before.receivedAt : at;
  if (!stated) return law ? byLaw() : [handlingWithoutLimit(before, owes, start, startAt, at, rules)];
  // another category's limit, taken where the appeal's own has none, is not the city's rule for it (AMB-09, S-39)
  const own = before.category ? handlingLimit(rules.policy, before.category, marks) : stated;
  const limit: typeof stated = own ? stated : { ...stated, provenance: 'default', ambiguity: ['AMB-09'] };
  const byPolicy = owe(before, owes, start, startAt, limit, rules);
  return law && byPolicy.dueAt !== null && law.due.at < byPolicy.dueAt ? byLaw() : [byPolicy];
}

/**
 * Handled without any limit in the pack or the law: on record, in the lists and explained, though nothing falls due (R-SYS-06,
 * R-SYS-17). A major emergency is watched as closely as what lies undispatched; of all else the supervisor hears in the end.
 */
export function handlingWithoutLimit(
  before: CaseState,
  owes: Owes,
  from: string,
  startAt: Instant,
  at: Instant,
  rules: Rules,
): Opened {
  if (before.emergency) return watched(before, owes, 'dispatched', at, rules, 'R-EMG-02');
  const limit = unlimitedHandlingWatch(rules.policy);
  const { policy, calendar } = onItsClock(owes, rules);
  const due = dueAfter(startAt, limit.value, countingOf(policy), calendar);
  return owedWithoutLimit(before, owes, from, startAt, { limit, due, alarms: [[due.at, 'tellSupervisor']] }, rules);
}

/** The instant (UTC) from which the handling limit of this order runs, and the bound on the whole with it (AMB-06) */
export function startOfHandling(s: CaseState, order: WorkOrder, rules: Rules): Instant {
  switch (clockStart(rules.policy, 'handling').value) {
    case 'received':
      return s.receivedAt;
    case 'accepted':
      return s.acceptedAt ?? s.receivedAt;
    case 'dispatched':
      return order.dispatchedAt;
    case 'signed':
      return receivedAt(order) ?? order.dispatchedAt;
  }
}

/** the city's own limit on the handling of this matter, whatever has been added to it since (R-EXT-06) */
export const originalLimit = (s: CaseState, { policy }: Rules): Limit | null =>
  s.category === null ? null : (handlingLimit(policy, s.category, marksOf(s))?.value ?? null);

/** the limit of the law that binds the matter, counted from receipt; null where none has a number */
export function lawOf(s: CaseState, { policy, calendar }: Rules) {
  const law = earliestStatutoryDue(policy, s.statutes ?? [], s.receivedAt, s.acceptedAt, calendar.forClock('statute'));
  if (!law) return null;
  const from = clockStart(policy, 'statutory').value;
  return { from, startAt: from === 'accepted' ? (s.acceptedAt ?? s.receivedAt) : s.receivedAt, ...law };
}

/** The law's limit on the matter as a whole, kept by the handling and by telling the appellant (R-LAW-01, R-TIM-13). */
export function statutory(after: CaseState, before: CaseState | Unregistered, rules: Rules): readonly Opened[] {
  const law = lawOf(after, rules);
  return law ? [oweBy(before, { kind: 'statute', role: 'supervisor' }, law, rules)] : [];
}

/** a rework limit that the platform set at this rejection (R-REJ-05, R-REJ-06) */
const setByReviewer = (days: number): Stipulation<Limit> => ({
  value: { value: days, unit: 'calendarDays' },
  provenance: 'city',
  clause: 'rejectFeedback.dueOn',
  rules: ['R-REJ-05', 'R-REJ-06'],
});

/** what is owed by a unit again: the rework of its order */
export function reworking(
  before: CaseState | Unregistered,
  order: { no: number; unit?: string },
  from: string,
  days: number | undefined,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  const owes: Owes = { kind: 'rework', role: 'handler', order: order.no, ...(order.unit ? { unit: order.unit } : {}) };
  const limit = days === undefined ? reworkLimit(rules.policy) : setByReviewer(days);
  return underLimit(before, owes, from, limit, at, rules);
}

/** The answer to a written supervision: by the day that a person set, else within the policy's limit (R-SUP-01). */
export function answering(
  before: CaseState | Unregistered,
  unit: string,
  order: number | undefined,
  days: number | undefined,
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  const owes: Owes = {
    kind: 'supervisionReply',
    role: 'handler',
    unit,
    ...(order === undefined ? {} : { order }),
  };
  const limit: Stipulation<Limit> =
    days === undefined
      ? supervisionReplyLimit(rules.policy)
      : {
          value: { value: days, unit: 'calendarDays' },
          provenance: 'city',
          clause: 'supervise.dueOn',
          rules: ['R-SUP-01'],
        };
  return [owe(before, owes, 'supervised', at, limit, rules)];
}
