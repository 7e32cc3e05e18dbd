import type { Instant } from '../limit/instant';
import { dueAfter } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { CaseState, Unregistered } from '../loop/state';
import { countingOf, undispatchedWatch } from '../policy/stipulations';
import type { Alarm, Opened } from './obligation';
import { owedWithoutLimit } from './opening';

/**
 * A major emergency is verified at once (R-EMG-01): no limit in numbers, so nothing falls due; the watch that lets no appeal
 * lie undispatched lets no emergency lie unverified either.
 */
export function emergencyWatch(before: CaseState | Unregistered, at: Instant, rules: Rules): readonly Opened[] {
  const watch = undispatchedWatch(rules.policy);
  if (!watch) return [];
  const { remindDispatcher, tellSupervisor } = watch.value;
  const [first, second] = [remindDispatcher, tellSupervisor].map((limit) =>
    dueAfter(at, limit, countingOf(rules.policy), rules.calendar),
  );
  if (!first || !second) return [];
  const alarms: readonly Alarm[] = [
    [first.at, 'remindDispatcher'],
    [second.at, 'tellSupervisor'],
  ];
  const limit = { ...watch, value: tellSupervisor, rules: ['R-EMG-01'] };
  const owes = { kind: 'verify', role: 'dispatcher' } as const;
  return [owedWithoutLimit(before, owes, 'emergencyDeclared', at, { limit, due: second, alarms }, rules)];
}
