import type { Instant } from '../limit/instant';
import type { Policy } from '../policy/policy';
import { visitSampleRate } from '../policy/stipulations';
import type { Fact, Outcome } from './event';
import { evolve } from './evolve';
import { isToBeDecided } from './publishing';
import type { CaseState } from './state';
import { openNotices } from './supervision';
import { isToldNothing } from './telling';

const DRAWS = 10_000;

/**
 * Closing with a result: the pack's share of closed appeals is drawn for a return visit (R-VIS-01, R-VIS-10), and whether the
 * result is published is to be decided where the city publishes (R-DIS-04).
 */
export const closing = (s: CaseState, outcome: Outcome, policy: Policy): Fact => ({
  type: 'closed',
  outcome,
  sampled: s.draw < (visitSampleRate(policy)?.value ?? 0) * DRAWS,
  ...(isToBeDecided(s, outcome, policy) ? { toPublish: true as const } : {}),
});

/** Closing for good: there is nothing to visit and nothing to reopen (R-KNB-09). */
export const closingForGood = (outcome: Outcome): Fact => ({ type: 'closed', outcome, sampled: false, final: true });

/** These facts, and the archive where they leave nothing to do on a closed appeal (R-ARC-01, R-ARC-07). */
export function archivingWhenDone(s: CaseState, at: Instant, facts: readonly Fact[]): readonly Fact[] {
  const after = facts.reduce((state, fact) => evolve(state, { ...fact, v: state.version + 1, at }), s);
  return isDone(after) ? [...facts, { type: 'archived' }] : facts;
}

/**
 * Nothing is left to do on this closed appeal: no visit, no decision on a dissatisfied appellant, no plan to look at again,
 * no notice to answer, nobody's accountability to decide, nobody to tell of a non-acceptance (R-NAC-19); and the appellant has
 * been heard, or the time in which a late rating reopens is over.
 */
function isDone(s: CaseState): boolean {
  if (s.phase !== 'closed') return false;
  if (isToldNothing(s)) return false;
  if (s.undecided || s.followUpAt !== undefined || (s.sampled && !s.visited)) return false;
  if (openNotices(s).length > 0 || s.candidates?.some((c) => !c.decided)) return false;
  return s.heard === true || s.windowOver === true;
}
