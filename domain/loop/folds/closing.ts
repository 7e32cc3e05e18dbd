import type { ClosingFact } from '../facts/closing';
import type { Outcome } from '../facts/routing';
import { type CaseState, leadOrder } from '../state';
import { type Folds, ended, inPhase, onOrder, toldNoMore, without } from './fold';
import { reworked } from './handling';
import { decidedOnceClosed, publicNoMore } from './publication';

/** a danger that was only declared is over with its matter; of a transfer that is over nobody has to be told, of a non-acceptance somebody has */
function clearedAtClosing(s: CaseState, outcome: Outcome): CaseState {
  const told = outcome === 'notAccepted' ? s : toldNoMore(s);
  return told.emergency === 'declared' ? (without(told, 'emergency') as CaseState) : told;
}

export const CLOSING_FOLDS: Folds<ClosingFact['type']> = {
  closed: (s, e) => {
    const lead = leadOrder(s);
    // the answering order stays as it is: a later rework takes it up again
    const over = ended(
      decidedOnceClosed(clearedAtClosing(s, e.outcome), e.toPublish),
      (o) => o.no !== lead?.no || o.status !== 'feedbackSubmitted',
    );
    return {
      // whoever was asked need not answer any more
      ...without(inPhase(over, 'closed'), 'submitted'),
      closedAt: e.at,
      outcome: e.outcome,
      sampled: e.sampled,
      visited: false,
      attempts: 0,
      ...(e.final ? { windowOver: true as const } : {}),
      ...(lead?.status === 'feedbackSubmitted' && lead.reviewOn !== undefined ? { followUpAt: lead.reviewOn } : {}),
    };
  },
  visitAttempted: (s, e) => (s.phase === 'closed' ? { ...s, attempts: e.attempt } : s),
  visited: (s, e) => {
    if (s.phase !== 'closed') return s;
    const dissatisfied = e.reached && e.satisfaction === 'notSatisfied';
    return {
      ...s,
      visited: true,
      // who was reached and did not say how it was handled may still say it (R-VIS-09)
      ...(e.reached && e.satisfaction !== 'notStated' ? { heard: true as const } : {}),
      ...(dissatisfied ? { undecided: true as const } : {}),
      // a survey asks; who rates by himself complains
      ...(dissatisfied && e.method === 'online' ? { complainedAgain: true as const } : {}),
    };
  },
  visitDecided: (s) => (s.phase === 'closed' ? without(s, 'undecided') : s),
  spotChecked: (s) => s,
  reopened: (s, e) => {
    const { acceptedAt } = s;
    const open: CaseState = { ...inPhase(publicNoMore(s), 'received'), closedAt: null };
    if (e.order === 0)
      return {
        ...inPhase(
          ended(open, () => true),
          'accepted',
        ),
        acceptedAt: acceptedAt ?? e.at,
      };
    return {
      ...inPhase(
        onOrder(open, e.order, (o) => reworked(o, e.at, false)),
        'handling',
      ),
      acceptedAt: acceptedAt ?? e.at,
    };
  },
  followedUp: (s) => (s.phase === 'closed' ? without(s, 'followUpAt') : s),
  reopenWindowEnded: (s) => (s.phase === 'closed' ? { ...s, windowOver: true } : s),
  archived: (s, e) => ({
    ...inPhase(s, 'archived'),
    outcome: 'outcome' in s ? s.outcome : 'notAccepted',
    archivedAt: e.at,
  }),
};
