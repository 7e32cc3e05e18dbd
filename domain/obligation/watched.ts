import type { Instant } from '../limit/instant';
import { dueAfter } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { CaseState, Unregistered } from '../loop/state';
import { countingOf, waitingWatch } from '../policy/stipulations';
import type { Alarm, Opened } from './obligation';
import { onItsClock, owedWithoutLimit, type Owes } from './opening';

/**
 * Owed at once, for which no source has a number: nothing falls due (R-SYS-06), but it does not lie unseen. Whoever owes it
 * is reminded, then the supervisor is told, at the instants at which undispatched work is brought to them (R-SYS-17).
 */
export function watched(
  before: CaseState | Unregistered,
  owes: Owes,
  from: string,
  at: Instant,
  rules: Rules,
  rule?: string,
): Opened {
  const watch = waitingWatch(rules.policy);
  const counting = countingOf(rules.policy);
  const { calendar } = onItsClock(owes, rules);
  const first = dueAfter(at, watch.value.remindDispatcher, counting, calendar);
  const second = dueAfter(at, watch.value.tellSupervisor, counting, calendar);
  const alarms: readonly Alarm[] = [
    [first.at, owes.role === 'dispatcher' ? 'remindDispatcher' : 'reminder'],
    [second.at, 'tellSupervisor'],
  ];
  const limit = { ...watch, value: watch.value.tellSupervisor, ...(rule === undefined ? {} : { rules: [rule] }) };
  return owedWithoutLimit(before, owes, from, at, { limit, due: second, alarms }, rules);
}

/** The appellant is to be told by the platform: a non-acceptance, a transfer, how the master ended (R-NAC-19, R-DSP-10, R-SYS-15). */
export const telling = (before: CaseState | Unregistered, from: string, at: Instant, rules: Rules): Opened =>
  watched(before, { kind: 'tell', role: 'agent' }, from, at, rules);

/** An appeal that nobody has decided on: to be taken on or declined (R-ACC-25, R-NAC-18). */
export const accepting = (before: CaseState | Unregistered, from: string, at: Instant, rules: Rules): Opened =>
  watched(before, { kind: 'accept', role: 'agent' }, from, at, rules);

/** A major emergency is verified at once (R-EMG-01): what lets no appeal lie undispatched lets none lie unverified either. */
export const verifying = (before: CaseState | Unregistered, at: Instant, rules: Rules): Opened =>
  watched(before, { kind: 'verify', role: 'dispatcher' }, 'emergencyDeclared', at, rules, 'R-EMG-01');
