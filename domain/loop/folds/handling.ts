import type { HandlingFact } from '../facts/handling';
import { type AlarmName, type Obligation } from '../../obligation/obligation';
import type { WorkOrder } from '../state';
import { type Folds, onOrder, without } from './fold';

export const HANDLING_FOLDS: Folds<HandlingFact['type']> = {
  countedAsReceived: (s, e) =>
    onOrder(
      { ...s, owed: s.owed.map((o) => (o.order === e.order ? rung(o, 'countAsReceived') : o)) },
      e.order,
      (o) => ({ ...o, countedAsReceivedAt: e.at }),
    ),
  signed: (s, e) => onOrder(s, e.order, (o) => ({ ...o, status: 'signed', signedAt: e.at })),
  deemedAccepted: (s, e) => onOrder(s, e.order, (o) => ({ ...o, deemedAccepted: true })),
  contactRecorded: (s, e) =>
    s.phase === 'merged'
      ? { ...s, failedContacts: e.reached ? 0 : (s.failedContacts ?? 0) + 1 }
      : onOrder(s, e.order, (o) =>
          e.reached ? { ...o, contacted: true, failedContacts: 0 } : { ...o, failedContacts: o.failedContacts + 1 },
        ),
  progressRecorded: (s) => s,
  handedToColleague: (s, e) => onOrder(s, e.order, (o) => ({ ...o, handler: e.colleague })),
  partSubmitted: (s, e) =>
    onOrder(s, e.order, (o) => ({
      ...o,
      status: 'partSubmitted',
      signedAt: 'signedAt' in o ? o.signedAt : e.at,
      submittedAt: e.at,
    })),
  partAccepted: (s, e) =>
    onOrder(s, e.order, (o) => (o.status === 'partSubmitted' ? { ...o, status: 'partAccepted' } : o)),
  partSentBack: (s, e) =>
    onOrder(s, e.order, (o) => ({
      ...(without(o, 'submittedAt') as WorkOrder),
      status: 'rework',
      signedAt: 'signedAt' in o ? o.signedAt : e.at,
    })),
  feedbackDrafted: (s, e) =>
    onOrder(s, e.order, (o) => ({ ...o, drafts: e.draft, draft: { no: e.draft, parts: e.parts } })),
  feedbackSignedOff: (s, e) =>
    onOrder(s, e.order, (o) => ({ ...o, draft: { no: e.draft, parts: o.draft?.parts ?? [], signedOffBy: e.role } })),
  feedbackSubmitted: (s, e) =>
    onOrder(s, e.order, (o) => ({
      ...(without(o, 'consented', 'consentAsked', 'extensionRequested', 'reviewOn') as WorkOrder),
      status: 'feedbackSubmitted',
      signedAt: 'signedAt' in o ? o.signedAt : e.at,
      submittedAt: e.at,
      outcome: e.outcome,
      statedSatisfaction: e.statedSatisfaction,
      ...(e.reviewOn === undefined ? {} : { reviewOn: e.reviewOn }),
    })),
  // whoever is told the result need not be told of the transfer any more (R-DSP-10)
  replied: (s, e) =>
    onOrder(s.callerTold === false ? { ...s, callerTold: true } : s, e.order, (o) => ({
      ...o,
      replied: { at: e.at, method: e.method },
    })),
  feedbackApproved: (s, e) => onOrder(s, e.order, (o) => ({ ...o, rejections: 0 })),
  feedbackRejected: (s, e) =>
    onOrder(s, e.order, (o) => ({ ...reworked(o, e.at, e.automatic), rejections: o.rejections + 1 })),
};

/**
 * An order in rework; a document merely incomplete keeps the reply that was given, or the attempts that stand for it. Work
 * done again is told again, by new attempts (R-HDL-02, R-HDL-12).
 */
export const reworked = (o: WorkOrder, at: number, keepsReply: boolean): WorkOrder => ({
  ...(without(
    keepsReply ? o : (without(o, 'replied') as WorkOrder),
    'submittedAt',
    'outcome',
    'statedSatisfaction',
    'reviewOn',
    'draft',
  ) as WorkOrder),
  status: 'rework',
  signedAt: 'signedAt' in o ? o.signedAt : at,
  ...(keepsReply ? {} : { failedContacts: 0 }),
});

/** the alarm that just rang is no longer to come */
export const rung = (o: Obligation, does: AlarmName): Obligation =>
  o.alarms[0]?.[1] === does ? { ...o, alarms: o.alarms.slice(1) } : o;
