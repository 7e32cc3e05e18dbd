import type { PastAppeals } from '../db/past-appeals';
import type { Rules } from '../domain/loop/link';
import type { CaseState } from '../domain/loop/state';
import type { Comparer, Comparison } from '../domain/simulation/comparison';
import { trialsOf, type Untried } from '../domain/simulation/trial';
import type { Instant } from '../domain/limit/instant';

/** Every duty of these appeals, tried; what cannot be tried is told by its reason. */
export function* tried(
  { states, reworked }: Pick<PastAppeals, 'states' | 'reworked'>,
  on: { comparer: Comparer; inForce: Rules; asOf: Instant },
): Generator<{ state: CaseState; comparisons: readonly Comparison[]; untried: readonly Untried[] }> {
  for (const state of states) {
    const logged = reworked.get(state.number);
    const { trials, untried } = trialsOf(state, on.asOf, (order) => logged?.get(order) ?? null, on.inForce);
    const comparisons = trials.flatMap((trial) => on.comparer.compare(trial) ?? []);
    yield { state, comparisons, untried };
  }
}
