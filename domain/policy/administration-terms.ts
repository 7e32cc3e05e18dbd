import { type Policy, type Stipulation } from './policy';
import { byDefault, stipulated } from './stipulating';

/**
 * A new version of the policy is approved by somebody else than those who made its draft. The setting of the version in force
 * decides, so that nobody switches it off for the very draft that does so (R-SYS-02: a named, logged act).
 */
export function fourEyes(policy: Policy): Stipulation<boolean> {
  const stated = policy.pack.administration;
  return stated
    ? stipulated(stated.fourEyes, 'administration.fourEyes', stated)
    : byDefault(policy.defaults.fourEyes, 'fourEyes', ['R-SYS-02']);
}
