import type { Account } from '../db/accounts';
import type { Actor, Role } from '../domain/loop/role';
import { actorIn, unitsOf } from './rights';

/** Roles of the platform with a duty for which the appellant must be known; an administrator has none. */
export const READERS_OF_PLATFORM = [
  'agent',
  'dispatcher',
  'reviewer',
  'visitor',
  'supervisor',
  'hotlineOffice',
  'auditor',
] as const satisfies readonly Role[];

/** roles of a unit that work with the appellant, where the identity is not protected (R-IDC-11) */
export const READERS_OF_UNIT = [
  'handler',
  'responsibleLeader',
  'leaderInCharge',
  'principalLeader',
] as const satisfies readonly Role[];

/** as whom an account may look for people by telephone or name; null when none of its roles may know who appeals */
export function readerOf(account: Account): Actor | null {
  const platform = actorIn(account, READERS_OF_PLATFORM, null);
  if (platform) return platform;
  for (const unit of unitsOf(account)) {
    const reader = actorIn(account, READERS_OF_UNIT, unit);
    if (reader) return reader;
  }
  return null;
}
