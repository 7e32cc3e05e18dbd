import type { Policy } from '../policy/policy';
import { informsAppellant } from '../policy/statute-terms';
import { contactAttempts } from '../policy/stipulations';
import type { CaseState } from './state';

// Who still has to be told, and how many attempts that reach nobody stand for it.

/** the matter was declined, and its appellant does not know why (R-NAC-19) */
export const isToldNothing = (s: CaseState): boolean =>
  s.phase === 'closed' && s.outcome === 'notAccepted' && s.callerTold === false;

/** The law that has this appellant told the outcome, for which no attempt stands (R-LAW-01, R-LAW-04); null where none does. */
export const lawThatTells = (s: CaseState, policy: Policy): Policy['statutes'][number] | null =>
  policy.statutes.find((law) => s.statutes?.includes(law.id) && informsAppellant(law, s.marks)) ?? null;

/** As many failed attempts as the pack says stand for telling the appellant (R-HDL-12); no number, and none ever do. */
export function triedEnough(failedContacts: number, policy: Policy): boolean {
  const enough = contactAttempts(policy)?.value;
  return enough !== undefined && failedContacts >= enough;
}
