import { linkNamed } from './index';
import type { EventType } from './event';

/** what is done in the same breath as a registration stands in the log under the registration's own action */
const AT_REGISTRATION: Partial<Record<EventType, string>> = {
  accepted: 'accept',
  notAccepted: 'notAccept',
  directlyAnswered: 'answerDirectly',
  callerReferred: 'referCaller',
  transferredToPartner: 'transferToPartner',
  directlyHandled: 'handleDirectly',
  emergencyDeclared: 'declareEmergency',
  dispatched: 'dispatch',
};

/**
 * The link of the loop whose action made an event: the one that the log names for the action, else what a registration or an import
 * did at once. Null for the registration itself, for what follows from an act, and for what the clock did.
 */
export function linkThatMade(type: EventType, named: string | null): string | null {
  if (named !== null && linkNamed(named)) return named;
  return AT_REGISTRATION[type] ?? null;
}
