import type { Policy } from '../policy/policy';
import { closing } from './ending';
import type { Outcome, ReplyMethod } from './event';
import type { Decision } from './link';
import { refuse } from './refusal';
import { type Actor, isUnitRole } from './role';
import type { InPhase } from './state';

/** outcomes in which the matter itself was not dealt with: what was merged into such a master is still to be done */
const NOT_DEALT_WITH: readonly Outcome[] = ['referred', 'notAccepted', 'withdrawn'];

/** Whether a master that ended so has settled what was merged into it, or leaves it to go its own way (R-SYS-15). */
export const settlesMerged = (outcome: Outcome): boolean => !NOT_DEALT_WITH.includes(outcome);

/**
 * The reply to the appellant of a merged appeal, which closes it with the master's outcome: it keeps its own reply and rating
 * (R-SYS-15). The platform gives it, because no unit has an order here. Refuses masterStillOpen, replierNotInPack.
 */
export function repliedOfMaster(s: InPhase<'merged'>, by: Actor, method: ReplyMethod, policy: Policy): Decision {
  const { master, masterOutcome } = s;
  if (masterOutcome === undefined) return refuse('masterStillOpen', 'R-SYS-15', { master });
  if (isUnitRole(by.role))
    return refuse('replierNotInPack', 'R-SYS-15', { side: 'handlingUnit', allowed: ['platform'] });
  return { facts: [{ type: 'replied', order: 0, side: 'platform', method }, closing(s, masterOutcome, policy)] };
}
