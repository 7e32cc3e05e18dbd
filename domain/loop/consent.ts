import { extensionTerms, returnTerms } from '../policy/loop-terms';
import type { Policy } from '../policy/policy';
import type { ConsentTo } from './event';
import type { Actor, Role } from './role';
import type { WorkOrder } from './state';

export const CONSENTS = ['return', 'extension'] as const satisfies readonly ConsentTo[];

/** Whose word it is: the leader in charge for a return (R-RET-02), the responsible leader for more time (R-EXT-02). */
const CONSENTING: Readonly<Record<ConsentTo, readonly Role[]>> = {
  return: ['leaderInCharge', 'principalLeader'],
  extension: ['responsibleLeader', 'principalLeader'],
};

/** the roles whose consent counts; the principal leader's stands for any other's of the unit */
export const consentingTo = (to: ConsentTo): readonly Role[] => CONSENTING[to];

/** The city asks for a leader's consent to anything at all: where it does not, nobody need ask or give it (R-SYS-06). */
export const asksForConsent = (policy: Policy): boolean =>
  returnTerms(policy).consentBy !== null || (extensionTerms(policy)?.consentBy ?? null) !== null;

/** The leader has agreed: beforehand, or by filing himself. Nobody states another's consent. */
export const hasConsent = (order: WorkOrder, by: Actor, to: ConsentTo): boolean =>
  consentingTo(to).includes(by.role) || order.consented?.[to] !== undefined;
