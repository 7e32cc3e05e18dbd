import { orderToReroute, type CaseState, type Phase, type WorkOrder } from '../loop/state';
import type { Obligation, ObligationKind } from './obligation';

type Status = WorkOrder['status'];

/** What an obligation that stands open rests on: without all of it nobody could meet it, or nobody has to any more. */
export interface OpenWhile {
  phases: readonly Phase[];
  /** statuses of the work order that it is about; absent: it is the appeal's */
  order?: readonly Status[];
  /** statuses in which it is held, because its result is under review; absent: it is never held */
  held?: readonly Status[];
  /** what else has to be so */
  when?: (s: CaseState, o: Owed, order: WorkOrder | null) => boolean;
}

/** as much of an obligation as is needed to judge it */
export type Owed = Pick<Obligation, 'id' | 'kind' | 'order' | 'heldAt'>;

const HANDLING: readonly Phase[] = ['handling'];
const CLOSED: readonly Phase[] = ['closed'];

/**
 * Why an obligation of each kind may stand open or held: the only table of it (R-SYS-17). What it does not explain was left
 * behind by an event that forgot to settle it; on an archived case nothing is explained (R-ARC-07).
 */
export const EXPLAINED_BY: Readonly<Record<ObligationKind, OpenWhile>> = {
  /** nobody has decided yet whether it is taken on */
  accept: { phases: ['received', 'incomplete'] },
  /** a declared danger is not verified yet; a merged appeal's is its own */
  verify: {
    phases: ['received', 'incomplete', 'accepted', 'handling', 'merged'],
    when: (s) => s.emergency === 'declared',
  },
  /** taken on, with no order out, and before nobody who has to answer first (R-DSP-24) */
  dispatch: { phases: ['accepted'], when: (s) => s.submitted === undefined },
  /** authority has named another unit than the one that has the matter (R-DSP-05) */
  reroute: {
    phases: HANDLING,
    order: ['dispatched', 'signed', 'returnRequested', 'feedbackSubmitted', 'rework'],
    when: (s, o) => orderToReroute(s)?.no === o.order,
  },
  instruct: { phases: ['accepted', 'handling'], when: (s) => s.submitted === 'forInstruction' },
  designate: { phases: ['accepted', 'handling'], when: (s) => s.submitted === 'forDesignation' },
  sign: { phases: HANDLING, order: ['dispatched'] },
  /** before signing it runs where the order counts as received (AMB-40) */
  returnWindow: {
    phases: HANDLING,
    order: ['dispatched', 'signed'],
    when: (_s, _o, order) => order?.status === 'signed' || order?.countedAsReceivedAt !== undefined,
  },
  decideReturn: { phases: HANDLING, order: ['returnRequested'] },
  /** met by contact alone, not by feedback (R-HDL-04) */
  contact: {
    phases: HANDLING,
    order: ['dispatched', 'signed', 'returnRequested', 'feedbackSubmitted', 'rework'],
    when: (_s, _o, order) => order?.contacted === undefined && order?.under === undefined,
  },
  part: {
    phases: HANDLING,
    order: ['dispatched', 'signed', 'returnRequested', 'rework'],
    held: ['partSubmitted'],
    when: (_s, _o, order) => order?.under !== undefined,
  },
  /** the lead's alone: whoever gives a part owes the part (R-DSP-23) */
  handle: {
    phases: HANDLING,
    order: ['dispatched', 'signed', 'returnRequested', 'rework'],
    held: ['feedbackSubmitted'],
    when: (_s, _o, order) => order?.under === undefined,
  },
  decideExtension: {
    phases: HANDLING,
    order: ['signed', 'rework'],
    when: (_s, _o, order) => order?.extensionRequested !== undefined,
  },
  /** of the appeal as a whole; held while a result that the appellant was told of is under review */
  statute: {
    phases: ['accepted', 'handling', 'merged'],
    held: ['feedbackSubmitted'],
    when: (s) => (s.statutes ?? []).length > 0,
  },
  review: { phases: HANDLING, order: ['feedbackSubmitted'] },
  rework: { phases: HANDLING, order: ['rework'], held: ['feedbackSubmitted', 'partSubmitted'] },
  /** not asked yet, or asked, dissatisfied, and nobody has decided what follows (R-REJ-08) */
  visit: {
    phases: CLOSED,
    when: (s) => s.phase === 'closed' && s.sampled && (!s.visited || s.undecided === true),
  },
  /** dissatisfied, with no return visit to wait for: what follows is a person's decision all the same (R-REJ-08) */
  decideVisit: { phases: CLOSED, when: (s) => s.phase === 'closed' && s.undecided === true },
  /** the caller of a transfer, a non-acceptance, or the master's end does not know of it yet (R-DSP-10, R-NAC-19, R-SYS-15) */
  tell: {
    phases: ['accepted', 'handling', 'merged', 'closed'],
    when: (s) => (s.phase === 'merged' ? s.masterOutcome !== undefined : s.callerTold === false),
  },
  followUp: { phases: CLOSED, when: (s) => s.phase === 'closed' && s.followUpAt !== undefined },
  reopenWindow: { phases: CLOSED, when: (s) => s.phase === 'closed' && s.windowOver !== true },
  /** beside the loop: a notice waits for its answer wherever the appeal stands (R-SUP-22) */
  supervisionReply: {
    phases: ['received', 'incomplete', 'accepted', 'handling', 'merged', 'closed'],
    when: (s, o) => (s.supervisions ?? []).some((one) => one.asks === o.id && !one.answered),
  },
};

/** whether the case, as it stands, says why this is owed */
export function explains(s: CaseState, o: Owed): boolean {
  const { phases, order: statuses, held, when } = EXPLAINED_BY[o.kind];
  if (!phases.includes(s.phase)) return false;
  const order = o.order === undefined ? null : (s.orders.find((one) => one.no === o.order) ?? null);
  if (o.heldAt !== undefined) {
    // what is held on the appeal is held by the order that answers for it
    const under = order ?? s.orders.find((one) => one.under === undefined && one.status === 'feedbackSubmitted');
    if (!under || !held?.includes(under.status)) return false;
  } else if (statuses && !(order && statuses.includes(order.status))) return false;
  return when?.(s, o, order) ?? true;
}

/** What is owed on this case and that nothing about it explains; empty when all is well. */
export const unexplained = (s: CaseState): readonly Obligation[] => s.owed.filter((o) => !explains(s, o));
