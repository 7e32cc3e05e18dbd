import type { Stage } from '../domain/loop/state';
import type { ObligationKind } from '../domain/obligation/obligation';

/**
 * What is owed on an appeal or an order in each of its stages, as far as the city's pack gives it a limit or watches it. What
 * may be owed beside all of them is not named: a notice's answer, an emergency's verifying, the limit of a law, the word of
 * authority asked for while a unit handles it.
 */
export const OWED_THERE: Readonly<Record<Stage, readonly ObligationKind[]>> = {
  received: [],
  incomplete: [],
  accepted: ['dispatch'],
  submitted: ['instruct', 'designate'],
  merged: [],
  dispatched: ['sign', 'handle', 'contact', 'returnWindow', 'part'],
  signed: ['handle', 'contact', 'returnWindow', 'part', 'decideExtension'],
  returnRequested: ['decideReturn', 'handle', 'contact', 'part', 'decideExtension'],
  partSubmitted: ['part', 'rework'],
  partAccepted: [],
  feedbackSubmitted: ['review', 'handle', 'rework'],
  rework: ['rework', 'handle', 'part', 'decideExtension'],
  closed: ['visit', 'reopenWindow', 'followUp'],
  archived: [],
};
