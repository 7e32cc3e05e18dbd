import type { FactOf, Outcome, Satisfaction } from './event';
import { type Refusal, refuse } from './refusal';
import type { CaseState, InPhase, WorkOrder } from './state';

/** nothing was handled, so there is no handling to ask about; a non-acceptance is reopened by its own link (R-NAC-20) */
const NEVER_HANDLED: readonly Outcome[] = [
  'notAccepted',
  'withdrawn',
  'referred',
  'transferredToPartner',
  'directlyAnswered',
];

/** Why the appellant is not asked about this closed appeal: its matter was never handled. Null where there is what to ask. */
export const nothingToVisit = (s: InPhase<'closed'>): { refused: Refusal } | null =>
  NEVER_HANDLED.includes(s.outcome) ? refuse('nothingToVisit', 'R-VIS-01', { outcome: s.outcome }) : null;

/** The order whose approved feedback closed the matter; null where it was closed without one. */
export function answeringOrder(s: CaseState): (WorkOrder & { status: 'feedbackSubmitted' }) | null {
  if (s.phase !== 'closed') return null;
  for (const o of s.orders) if (o.status === 'feedbackSubmitted' && o.under === undefined) return o;
  return null;
}

/**
 * What the appellant says of the handling. A unit that had stated them satisfied where they are not leaves a gap, flagged
 * for a spot check; the two satisfactions are never merged into one (R-VIS-11).
 */
export function visited(
  s: InPhase<'closed'>,
  said: { reached: boolean; satisfaction: Satisfaction; method: 'telephone' | 'sms' | 'online' },
): FactOf<'visited'> {
  const stated = answeringOrder(s)?.statedSatisfaction;
  const gap = said.satisfaction === 'notSatisfied' && (stated === 'satisfied' || stated === 'basicallySatisfied');
  return { type: 'visited', ...said, ...(gap ? { gap: true } : {}) };
}

/** The matter is handled again: in rework at the unit that had answered it, or to be dispatched anew where none had. */
export function reopened(s: CaseState, days?: number): FactOf<'reopened'> {
  return { type: 'reopened', order: answeringOrder(s)?.no ?? 0, ...(days === undefined ? {} : { days }) };
}
