import { unitNaming } from '../policy/loop-terms';
import type { Policy } from '../policy/policy';
import { type Refusal, refuse } from './refusal';
import type { CaseState } from './state';

// Who may still say which unit a matter goes to, once the units have disagreed or an authority has spoken.

/**
 * After as many granted returns as the policy says, the platform no longer chooses by itself: the government names the unit,
 * or a leader does by instruction (R-RET-09, R-DSP-05, R-SUP-04). Refuses with designationNeeded; null where the platform may
 * go on, also where the pack names nobody for a conflict (R-SYS-06) or a unit has been named.
 */
export function authorityNeeded(state: CaseState, policy: Policy): Refusal | null {
  const { conflictBy, returnsBefore } = unitNaming(policy);
  const returns = state.returns ?? 0;
  if (conflictBy === null || state.named !== undefined || returns < returnsBefore) return null;
  return refuse('designationNeeded', 'R-RET-09', { returns, by: conflictBy }).refused;
}

/**
 * A unit that the government or a leader named holds the matter: nobody else's may be chosen in its place (R-DSP-05,
 * R-RET-09). Refuses with unitNamedOther. `unit` is the one that would answer for the matter; parts are not bound.
 */
export function namedOther(state: CaseState, unit: string): Refusal | null {
  const { named } = state;
  return named === undefined || named === unit ? null : refuse('unitNamedOther', 'R-RET-09', { unit, named }).refused;
}
