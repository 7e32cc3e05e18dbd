import type { Stage } from '../domain/loop/state';
import type { ObligationKind } from '../domain/obligation/obligation';

/**
 * What is owed on an appeal or an order in each of its stages, as far as the city's pack gives it a limit or watches it. What
 * may be owed beside all of them is not named: a notice's answer, an emergency's verifying, the limit of a law, the word of
 * authority asked for while a unit handles it, and the re-route where it names another.
 */
export const OWED_THERE: Readonly<Record<Stage, readonly ObligationKind[]>> = {
  received: ['accept'],
  incomplete: ['accept'],
  accepted: ['dispatch', 'tell'],
  submitted: ['instruct', 'designate', 'tell'],
  merged: ['tell'],
  dispatched: ['sign', 'handle', 'contact', 'returnWindow', 'part', 'tell'],
  signed: ['handle', 'contact', 'returnWindow', 'part', 'decideExtension', 'tell'],
  returnRequested: ['decideReturn', 'handle', 'contact', 'part', 'tell'],
  partSubmitted: ['part', 'rework'],
  partAccepted: [],
  feedbackSubmitted: ['review', 'handle', 'rework', 'tell'],
  rework: ['rework', 'handle', 'part', 'decideExtension', 'tell'],
  closed: ['visit', 'decideVisit', 'tell', 'reopenWindow', 'followUp'],
  archived: [],
};
