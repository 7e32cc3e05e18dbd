import { dayNumberOf } from '../calendar/civil-date';
import { dayAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import type { Policy } from '../policy/policy';
import { countingOf } from '../policy/stipulations';
import { type Refusal, refuse } from './refusal';

/** further ahead is a slip of the hand, not a limit or an extension that anybody means; no rule of a city */
export const LONGEST_DAYS = 366;

/**
 * Calendar days from `at` to the civil day 'YYYY-MM-DD' that a person sets as a limit, in the city's time zone; 0 is the same
 * day, by whose end it is due. Absent: no day was set, and the policy's limit holds. Refuses with limitPassed a day before,
 * with limitTooFar one more than a year ahead; `rule` is what lets a person set it.
 */
export function daysSet(
  dueOn: string | undefined,
  at: Instant,
  policy: Policy,
  rule: string,
): { days?: number } | { refused: Refusal } {
  if (dueOn === undefined) return {};
  const days = (dayNumberOf(dueOn) ?? 0) - dayAt(at, countingOf(policy).timezone);
  if (days < 0) return refuse('limitPassed', rule, { dueOn });
  if (days > LONGEST_DAYS) return refuse('limitTooFar', rule, { dueOn, days: LONGEST_DAYS });
  return { days };
}
