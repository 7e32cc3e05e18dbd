import type { ClosingFact } from '../../loop/facts/closing';
import type { Instant } from '../../limit/instant';
import type { Rules } from '../../loop/link';
import { leadOrder } from '../../loop/state';
import { reopenWindow } from '../../policy/loop-terms';
import { visitLimit } from '../../policy/stipulations';
import { dispatching, reworking } from '../duties';
import type { Obligation, Opened, Settled } from '../obligation';
import { owe, oweUntil, underLimit } from '../opening';
import { telling } from '../watched';
import { type Before, butNotices, nothing, opening, orderIn, type Owed, settle, settling } from './owed';

export const CLOSING_OWED: Owed<ClosingFact['type']> = {
  closed: (before, fact, at, rules) => ({
    settled: ending(before, at),
    opened: [
      ...(fact.sampled
        ? underLimit(before, { kind: 'visit', role: 'visitor' }, 'closed', visitLimit(rules.policy), at, rules)
        : []),
      // who was told nothing when the matter was declined is told now (R-NAC-19)
      ...(fact.outcome === 'notAccepted' && before.phase !== 'unregistered' && before.callerTold === false
        ? [telling(before, 'closed', at, rules)]
        : []),
      ...(fact.final ? [] : [...window(before, at, rules), ...followingUp(before, at, rules)]),
    ],
  }),
  visitAttempted: nothing,
  // a dissatisfied appellant waits for a decision: the visit is not done before it is made, and where none was owed the
  // decision has a clock of its own
  visited: (before, fact, at, rules) => {
    const waits =
      (fact.reached && fact.satisfaction === 'notSatisfied') || (before.phase === 'closed' && before.undecided);
    if (!waits) return settling(before, at, 'met', (o) => o.kind === 'visit');
    if (before.owed.some(isDecision)) return {};
    const owes = { kind: 'decideVisit', role: 'visitor' } as const;
    return opening(underLimit(before, owes, 'visited', visitLimit(rules.policy), at, rules));
  },
  visitDecided: (before, _fact, at) => settling(before, at, 'met', isDecision),
  spotChecked: nothing,
  reopened: (before, fact, at, rules) => ({
    settled: settle(before, at, 'lapsed', butNotices),
    opened:
      fact.order === 0
        ? dispatching(before, 'reopened', at, rules)
        : reworking(before, orderIn(before, fact.order) ?? { no: fact.order }, 'reopened', fact.days, at, rules),
  }),
  followedUp: (before, _fact, at) => settling(before, at, 'met', (o) => o.kind === 'followUp'),
  reopenWindowEnded: (before, _fact, at) => settling(before, at, 'lapsed', (o) => o.kind === 'reopenWindow'),
  archived: (before, _fact, at) => settling(before, at, 'lapsed', () => true),
};

/** what the decision on a dissatisfied appellant meets: the visit that is not done before, or its own clock */
const isDecision = (o: Obligation): boolean => o.kind === 'visit' || o.kind === 'decideVisit';

/** Nothing of the handling is owed once the matter is closed; a notice of supervision still asks for its answer. */
const ending = (before: Before, at: Instant): readonly Settled[] => settle(before, at, 'lapsed', butNotices);

/** the appellant's time to say that it is not settled; its end brings the case into the archive */
function window(before: Before, at: Instant, rules: Rules): readonly Opened[] {
  const opened = owe(
    before,
    { kind: 'reopenWindow', role: 'appellant' },
    'closed',
    at,
    reopenWindow(rules.policy),
    rules,
  );
  return [{ ...opened, alarms: opened.dueAt === null ? [] : [[opened.dueAt, 'endReopenWindow']] }];
}

/** an explained matter is looked at again on the day its plan names (R-HDL-06); at once where it was approved after that day */
function followingUp(before: Before, at: Instant, rules: Rules): readonly Opened[] {
  const lead = leadOrder(before);
  if (lead?.status !== 'feedbackSubmitted' || lead.reviewOn === undefined) return [];
  const source = { provenance: 'city', clause: 'submitFeedback.reviewOn', rules: ['R-HDL-06'] } as const;
  // approved after the day of its plan, it is overdue from when the plan was handed in: what should have rung rings at once
  const [from, startAt] =
    lead.reviewOn > at ? (['closed', at] as const) : (['feedbackSubmitted', lead.submittedAt] as const);
  return [oweUntil(before, { kind: 'followUp', role: 'reviewer' }, from, startAt, lead.reviewOn, source, rules)];
}
