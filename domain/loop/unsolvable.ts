import { dayNumberOf } from '../calendar/civil-date';
import type { Instant } from '../limit/instant';
import { deadlineMomentOf } from '../limit/limit';
import { explainsUnsolvable } from '../policy/loop-terms';
import type { Policy } from '../policy/policy';
import { countingOf } from '../policy/stipulations';
import { daysSet } from './day-set';
import type { Rules } from './link';
import { type Refusal, refuse } from './refusal';
import type { WorkOrder } from './state';

/** What a unit says of a matter that it could not solve. */
export interface Unsolved {
  outcome: 'solved' | 'explained';
  /** 'YYYY-MM-DD' in the city's zone: the plan is looked at again then */
  reviewOn?: string | undefined;
}

/**
 * «Not solvable now» is an outcome only once the unit has contacted the appellant, explained and guided, where the city's
 * measure says so (R-HDL-06, S-32): refuses with explanationMissing. `told` says that a reply comes with the feedback.
 */
export function unexplained(
  policy: Policy,
  { outcome }: Unsolved,
  order: WorkOrder,
  parts: readonly string[],
  told: boolean,
): { refused: Refusal } | null {
  if (outcome !== 'explained' || !explainsUnsolvable(policy)) return null;
  const missing = [
    ...(order.contacted || order.replied || told ? [] : ['contact']),
    ...(parts.includes('communication') ? [] : ['communication']),
  ];
  return missing.length > 0 ? refuse('explanationMissing', 'R-HDL-06', { missing }) : null;
}

/**
 * When the plan of an explained matter is looked at again, UTC: the deadline moment of the day named. Refuses with partMissing
 * a day without a plan or for a solved matter, with limitPassed and limitTooFar a day gone by or beyond a year.
 */
export function reviewOf(
  { policy, calendar }: Rules,
  { outcome, reviewOn }: Unsolved,
  parts: readonly string[],
  at: Instant,
): { reviewOn?: Instant } | { refused: Refusal } {
  if (reviewOn === undefined) return {};
  const missing = [...(parts.includes('plan') ? [] : ['plan']), ...(outcome === 'explained' ? [] : ['explained'])];
  if (missing.length > 0) return refuse('partMissing', 'R-HDL-06', { missing });
  const set = daysSet(reviewOn, at, policy, 'R-HDL-06');
  if ('refused' in set) return set;
  const clock = calendar.forClock('followUp');
  return { reviewOn: deadlineMomentOf(dayNumberOf(reviewOn) ?? 0, countingOf(policy), clock) };
}
