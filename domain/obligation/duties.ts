import { explain } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import { rungsFor } from '../limit/ladder';
import { dueAfter, type Limit } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { Role } from '../loop/role';
import type { CaseState, Unregistered, WorkOrder } from '../loop/state';
import type { Category, Stipulation } from '../policy/policy';
import {
  clockStart,
  contactLimit,
  countingOf,
  dispatchLimit,
  handlingLimit,
  returnLimit,
  signLimit,
  undispatchedWatch,
  unsignedCountsAsReceived,
} from '../policy/stipulations';
import type { Alarm, ObligationKind, Opened } from './obligation';

// How each duty is opened: who owes it, by when, with which rungs above it, and why. Which event opens it says owed.ts.

/** who owes what, before it is known by when */
export interface Owes {
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

/** an obligation under this limit; none where the pack gives no number (R-SYS-06) */
export function underLimit(
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
export function dispatching(before: CaseState | Unregistered, at: Instant, rules: Rules): readonly Opened[] {
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
export function signing(
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
  // a right, not a duty: its end has a legal effect and no ladder
  return [{ ...window, alarms: window.dueAt === null ? [] : [[window.dueAt, 'deemAccepted']] }];
}

/** The duty to contact the appellant, where the pack gives it a number (R-HDL-04). */
export function contacting(
  before: CaseState | Unregistered,
  order: WorkOrder,
  from: 'signed' | 'countedAsReceived',
  at: Instant,
  rules: Rules,
): readonly Opened[] {
  if (before.phase !== 'handling' || !before.category) return [];
  return underLimit(
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

/** a rework limit that the platform set at this rejection (R-REJ-05, R-REJ-06) */
export const setByReviewer = (days: number): Stipulation<Limit> => ({
  value: { value: days, unit: 'calendarDays' },
  provenance: 'city',
  clause: 'rejectFeedback.dueOn',
  rules: ['R-REJ-05', 'R-REJ-06'],
});
