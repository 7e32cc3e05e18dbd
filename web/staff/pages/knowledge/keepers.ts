import type { Role } from '../../app/me';

/** who writes entries: a unit's people those of their unit, the hotline's office and administrators all (R-ROL-30) */
export const KEEPERS: readonly Role[] = [
  'handler',
  'responsibleLeader',
  'leaderInCharge',
  'principalLeader',
  'hotlineOffice',
  'administrator',
];
