import type { Policy } from '../policy/policy';
import { closing } from './ending';
import type { Fact, Outcome, ReplyMethod } from './event';
import type { Decision } from './link';
import { type Refusal, refuse } from './refusal';
import { type Actor, isUnitRole } from './role';
import type { CaseState, InPhase } from './state';
import { lawThatTells, triedEnough } from './telling';

/** outcomes in which the matter itself was not dealt with: what was merged into such a master is still to be done */
const NOT_DEALT_WITH: readonly Outcome[] = ['referred', 'transferredToPartner', 'notAccepted', 'withdrawn'];

/** Whether a master that ended so has settled what was merged into it, or leaves it to go its own way (R-SYS-15). */
export const settlesMerged = (outcome: Outcome): boolean => !NOT_DEALT_WITH.includes(outcome);

/** Open and taken on: one that is not may still be declined, and is nobody's master yet; a merged one has a master itself (R-SYS-15). */
export const isOpenMaster = (s: CaseState): boolean => s.phase === 'accepted' || s.phase === 'handling';

/**
 * The reply to the appellant of a merged appeal, which closes it with the master's outcome: it keeps its own reply and rating
 * (R-SYS-15). The platform gives it, because no unit has an order here. Refuses masterStillOpen, replierNotInPack.
 */
export function repliedOfMaster(s: InPhase<'merged'>, by: Actor, method: ReplyMethod, policy: Policy): Decision {
  const outcome = outcomeToTell(s, by);
  if (typeof outcome !== 'string') return outcome;
  return { facts: [{ type: 'replied', order: 0, side: 'platform', method }, closing(s, outcome, policy)] };
}

/**
 * An attempt to reach the appellant of a merged appeal, once the master has closed. As many in vain as the pack says stand for
 * the reply and close it as the master was closed (R-HDL-12), unless a law has this appellant told. Refuses as the reply does.
 */
export function contactOfMerged(
  s: InPhase<'merged'>,
  by: Actor,
  { method, reached }: { method: ReplyMethod; reached: boolean },
  policy: Policy,
): Decision {
  const outcome = outcomeToTell(s, by);
  if (typeof outcome !== 'string') return outcome;
  const contact: Fact = { type: 'contactRecorded', order: 0, method, reached };
  const inVain = !reached && triedEnough((s.failedContacts ?? 0) + 1, policy) && lawThatTells(s, policy) === null;
  return { facts: inVain ? [contact, closing(s, outcome, policy)] : [contact] };
}

/** how the master ended, which the platform tells this appellant: no unit has an order here */
function outcomeToTell({ master, masterOutcome }: InPhase<'merged'>, by: Actor): Outcome | { refused: Refusal } {
  if (masterOutcome === undefined) return refuse('masterStillOpen', 'R-SYS-15', { master });
  if (isUnitRole(by.role))
    return refuse('replierNotInPack', 'R-SYS-15', { side: 'handlingUnit', allowed: ['platform'] });
  return masterOutcome;
}
