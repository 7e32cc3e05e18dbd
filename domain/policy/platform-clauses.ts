import { z } from 'zod';
import { limitValue, ruleIds, statedLimit, words } from './clause';
import { ownRung, rung } from './ladder-clauses';

/*
 * What a city may state about the platform's own working. No source says any of it: a pack that leaves a clause out is not
 * silent in the sense of R-SYS-06, a platform default stands there and says so (R-SYS-05).
 */

/** The platform's own time for what it owes (R-SYS-17). */
export const platformLimits = z.strictObject({
  decideReturn: statedLimit.optional(),
  decideExtension: statedLimit.optional(),
  reviewFeedback: statedLimit.optional(),
  returnVisit: statedLimit.optional(),
});

export type PlatformLimit = keyof z.infer<typeof platformLimits>;

/** After acceptance: when undispatched work is brought to the dispatcher, and when to the supervisor. */
export const undispatched = z.strictObject({
  remindDispatcher: limitValue,
  tellSupervisor: limitValue,
  text: words,
  rule: ruleIds,
});

/** How the policy itself is changed: whether a draft is approved by somebody else than those who made it. */
export const administration = z.strictObject({ fourEyes: z.boolean(), text: words, rule: ruleIds });

/** Rungs that the city states: whole lists in place of the default ones, or single rungs that stand elsewhere (R-SUP-23). */
export const packLadder = z.strictObject({
  workingDayLimits: z.array(rung).optional(),
  shortLimits: z.array(rung).optional(),
  overrides: z.array(ownRung).optional(),
  text: words,
  rule: ruleIds,
});
