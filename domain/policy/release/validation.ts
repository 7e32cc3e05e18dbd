import { type Instant } from '../../limit/instant';
import { packSchema } from '../pack';
import { type Policy } from '../policy';
import { withChanges } from './changes';
import { type Change, type Fault } from './fault';
import {
  againstTheLaw,
  filingWithinHandling,
  watchInOrder,
  wholeLimits,
  withinCap,
  withinHandling,
} from './limit-checks';
import { climbingLadder, codesOnce, endsAfterStarts } from './order-checks';
import { schemaFaults } from './schema-faults';
import { type Basis } from './source';

/** What a policy says that cannot be meant; `before` is the version it is made from, for what stood there. */
const CHECKS: readonly ((policy: Policy, before: Policy) => Fault[])[] = [
  wholeLimits,
  withinCap,
  withinHandling,
  filingWithinHandling,
  againstTheLaw,
  watchInOrder,
  climbingLadder,
  endsAfterStarts,
  codesOnce,
];

/** Every fault of a policy whose pack has the right form: errors first. */
export function faultsOf(policy: Policy, before: Policy = policy): Fault[] {
  const found = CHECKS.flatMap((check) => check(policy, before));
  return [...found.filter((f) => f.severity === 'error'), ...found.filter((f) => f.severity === 'warning')];
}

/** What a draft comes to: a policy with what is to be said about it, or the errors for which it is refused. */
export type Drafted = { policy: Policy; warnings: readonly Fault[] } | { faults: readonly Fault[] };

/**
 * The policy that these changes make of a version, as the version that would follow it (R-SYS-01). It is refused, with every
 * fault, when one of them is an error: nothing of such a draft is kept. `effectiveFrom` is UTC.
 */
export function drafted(
  base: Policy,
  changes: readonly Change[],
  { basis, version, effectiveFrom }: { basis: Basis; version: number; effectiveFrom: Instant },
): Drafted {
  const { pack, faults } = withChanges(base.pack, changes, basis);
  if (faults.length > 0) return { faults };
  const proved = packSchema.safeParse(pack, { reportInput: true });
  if (!proved.success) return { faults: schemaFaults(pack, proved.error.issues, base.pack) };
  const policy: Policy = { ...base, pack: proved.data, version, effectiveFrom };
  const all = faultsOf(policy, base);
  return all.some((f) => f.severity === 'error') ? { faults: all } : { policy, warnings: all };
}
