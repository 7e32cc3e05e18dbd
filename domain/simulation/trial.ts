import type { Instant } from '../limit/instant';
import type { Limit } from '../limit/limit';
import type { Rules } from '../loop/link';
import type { CaseState, WorkOrder } from '../loop/state';
import { originalLimit } from '../obligation/duties';
import type { Category } from '../policy/category';

/** The clocks that are tried on the past: those whose start and end are known of every appeal that went through them. */
export const TRIED_CLOCKS = ['dispatch', 'sign', 'handle'] as const;

export type TriedClock = (typeof TRIED_CLOCKS)[number];

/** A result as it was handed in; `back`: it was sent back, at once by the system where `automatic` (R-REP-16). */
export interface HandedIn {
  at: Instant;
  back?: { at: Instant; automatic: boolean };
  /** the platform accepted it: whatever comes later is the rework of a matter that had been closed */
  approved?: true;
}

/** One duty of an appeal as it really ran: where its clock started and how it ended. Instants are UTC. */
export interface Trial {
  clock: TriedClock;
  state: CaseState;
  /** the work order that it is about; null: the appeal */
  order: WorkOrder | null;
  /** who owed it; null: the platform */
  unit: string | null;
  category: Category | null;
  /** what met it, in order; empty: nothing yet */
  handedIn: readonly HandedIn[];
  /** extensions that were granted to it, in the units of the limit that was in force (R-EXT-14) */
  added: Limit | null;
}

/** Why a clock of an appeal is left out; each is counted and told by its name. */
export const UNTRIED = {
  neverAccepted: { zh: '没有受理，没有时限', en: 'was never accepted: no clock ran' },
  orderEnded: {
    zh: '工单被退回、改派或未办结即终止，没有结果可比',
    en: 'the work order was given back, re-routed or ended without a result',
  },
  merged: { zh: '交办前已并入主诉求', en: 'was merged into a master appeal before dispatch' },
  submitted: { zh: '交办前曾呈批或待指定，另有时限', en: 'waited for an instruction or a designation before dispatch' },
  addedUnknown: {
    zh: '延期到某一天，延长的时间没有记下',
    en: 'was extended to a named day; how much that added is not kept',
  },
} as const;

export type Untried = keyof typeof UNTRIED;

/** The results of one work order as the log tells them; null: they are not to be looked up, its state says it all. */
export type ResultsOf = (order: number) => readonly HandedIn[] | null;

/**
 * The duties of an appeal that can be tried, as they stood at `asOf`: what happened later has not happened. `inForce` are the
 * rules in whose units extensions were granted.
 */
export function trialsOf(
  s: CaseState,
  asOf: Instant,
  resultsOf: ResultsOf,
  inForce: Rules,
): { trials: readonly Trial[]; untried: readonly Untried[] } {
  if (s.acceptedAt === null || s.acceptedAt > asOf) return { trials: [], untried: ['neverAccepted'] };
  const trials: Trial[] = [];
  const untried: Untried[] = [];
  const known = (at: Instant): HandedIn[] => (at <= asOf ? [{ at }] : []);
  const trial = (
    clock: TriedClock,
    order: WorkOrder | null,
    handedIn: readonly HandedIn[],
    added: Limit | null,
  ): void =>
    void trials.push({ clock, state: s, order, unit: order?.unit ?? null, category: s.category, handedIn, added });

  const first = s.orders[0];
  const over = s.closedAt === null ? [] : known(s.closedAt);
  if (s.submitted !== undefined || s.named !== undefined) untried.push('submitted');
  else if (s.mergedInto !== undefined && !first) untried.push('merged');
  else trial('dispatch', null, first ? known(first.dispatchedAt) : over, null);

  for (const order of s.orders) {
    // whoever gives a part answers to the lead, not to the city's limit (R-DSP-23)
    if (order.dispatchedAt > asOf || order.under !== undefined) continue;
    if (order.status === 'ended') {
      untried.push('orderEnded');
      continue;
    }
    trial('sign', order, 'signedAt' in order ? known(order.signedAt) : over, null);
    const extended = order.extensions;
    if (extended && extended.added === 0) untried.push('addedUnknown');
    else trial('handle', order, resultsBy(order, asOf, resultsOf), addedTo(s, extended?.added ?? 0, inForce));
  }
  return { trials, untried };
}

function resultsBy(order: WorkOrder, asOf: Instant, resultsOf: ResultsOf): readonly HandedIn[] {
  const logged = resultsOf(order.no);
  const all: readonly HandedIn[] = logged ?? ('submittedAt' in order ? [{ at: order.submittedAt }] : []);
  return all
    .filter(({ at }) => at <= asOf)
    .map(({ at, back }) => ({ at, ...(back && back.at <= asOf ? { back } : {}) }));
}

function addedTo(s: CaseState, value: number, inForce: Rules): Limit | null {
  return value === 0 ? null : { value, unit: originalLimit(s, inForce)?.unit ?? 'workingDays' };
}
