import type { Role } from '../../../app/me';

/** roles of the platform, then those of one unit */
export const PLATFORM_ROLES: readonly Role[] = [
  'agent',
  'dispatcher',
  'reviewer',
  'visitor',
  'supervisor',
  'hotlineOffice',
  'government',
  'municipalLeader',
  'administrator',
  'auditor',
];
export const UNIT_ROLES: readonly Role[] = ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'];
export const ROLES: readonly Role[] = [...PLATFORM_ROLES, ...UNIT_ROLES];

export const isUnitRole = (role: Role): boolean => UNIT_ROLES.includes(role);
