import type { IntakeFact } from '../facts/intake';
import type { CaseState } from '../state';
import { type Folds, inPhase, without } from './fold';

export const INTAKE_FOLDS: Folds<Exclude<IntakeFact['type'], 'registered'>> = {
  elementsSupplied: (s, e) =>
    e.missing.length > 0 ? { ...inPhase(s, 'incomplete'), missing: e.missing } : inPhase(s, 'received'),
  accepted: (s, e) => ({
    ...inPhase(s, 'accepted'),
    category: e.category,
    ...(e.marks ? { marks: { ...s.marks, ...e.marks } } : {}),
    acceptedAt: e.at,
    policyVersion: e.policyVersion,
    calendarVersion: e.calendarVersion,
    ...(e.statutes?.length ? { statutes: e.statutes } : {}),
  }),
  // the appellant is told why, by whoever declined it or afterwards (R-NAC-19)
  notAccepted: (s, e) => (e.told ? s : { ...s, callerTold: false }),
  nonAcceptanceReopened: (s) => ({ ...inPhase(without(s, 'callerTold') as CaseState, 'received'), closedAt: null }),
  emergencyDeclared: (s) => ({ ...s, emergency: 'declared' }),
  emergencyVerified: (s, e) => (e.confirmed ? { ...s, emergency: 'verified' } : without(s, 'emergency')),
};
