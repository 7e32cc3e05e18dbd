import type { Policy } from '../policy/policy';
import type { Marks } from './event';

/**
 * A law that protects the informant makes the appeal confidential from the start (R-LAW-02, R-IDC-01): before anybody has
 * settled its category, because what a unit once saw it does not forget.
 */
export function protectedMarks(marks: Marks, policy: Policy): Marks {
  const isProtected = policy.statutes.some((law) => law.confidential === true && marks[law.when.mark] === true);
  return isProtected ? { ...marks, confidential: true } : marks;
}
