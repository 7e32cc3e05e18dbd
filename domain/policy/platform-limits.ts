import { type Limit } from '../limit/limit';
import { type PlatformLimit } from './platform-clauses';
import { type Policy, type Stipulation } from './policy';
import { byDefault, statedAsLimit } from './stipulating';

/** The time in which the platform does what it owes itself: the city's where it states one, else a default (R-SYS-17). */
export function platformLimit(policy: Policy, name: PlatformLimit): Stipulation<Limit> {
  const clause = `platformLimits.${name}`;
  return (
    statedAsLimit(policy.pack.platformLimits?.[name], clause) ??
    byDefault(policy.defaults.platformLimits[name], clause, ['R-SYS-17'])
  );
}
