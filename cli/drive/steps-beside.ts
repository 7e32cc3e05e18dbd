import { linkNamed } from '../../domain/loop';
import { WORDS } from './invented-words';
import type { Beside, Plan } from './plan';
import type { Awaits, Known, Step } from './steps';
import { said } from './steps-of-deciders';
import { type Appeal, openOf, type Task } from './views';

/** What people do beside the loop when they come to this row, each once and before what the row asks for. */
export function besideFor(task: Task, appeal: Appeal, { plan, tried }: Known): readonly Step[] {
  const wants = (name: Beside): boolean => plan.beside[name] && tried(name) === 0 && linkNamed(name) !== null;
  const steps: Step[] = [];
  if (task.link === 'sign') {
    if (wants('supplement')) steps.push({ link: 'supplement', body: { words: WORDS.more }, by: { role: 'appellant' } });
    if (wants('urge')) steps.push({ link: 'urge', body: { words: WORDS.hurry }, by: { role: 'appellant' } });
  }
  if (task.link === 'submitFeedback' && wants('recordProgress'))
    steps.push({ link: 'recordProgress', body: { progress: WORDS.progress } });
  if (task.link === 'submitFeedback' && wants('attachFile'))
    steps.push({ link: 'attachFile', body: { name: '现场记录.txt', kind: 'attachment', content: WORDS.progress } });
  const [card] = appeal.beside.cards.filter((one) => !one.lifted);
  if (card && wants('liftCard'))
    steps.push({ link: 'liftCard', body: { card: card.v, reason: WORDS.cardLifted }, by: { role: 'supervisor' } });
  if (task.link === 'recordVisit' && wants('recordSpotCheck')) steps.push(spotCheck);
  return steps;
}

const spotCheck: Step = {
  link: 'recordSpotCheck',
  body: { feedbackTrue: true, finding: WORDS.checked },
  by: { role: 'supervisor' },
};

/** who never handled the matter is not rated */
const NOT_RATED = ['notAccepted', 'withdrawn', 'referred', 'directlyAnswered'];

/**
 * What becomes of a closed appeal that stands in nobody's list: the appellant rates it unasked, or the time for that passes.
 * `rests`: only that time is left, and it is longer than the drive waits.
 */
export function whenClosed(appeal: Appeal, known: Known): readonly Step[] | Awaits | 'rests' | null {
  const { beside, outcome } = appeal;
  const asked = openOf(appeal, 'visit') !== null || beside.undecided || beside.followUpAt !== null;
  const watched = openOf(appeal, 'supervisionReply') !== null || beside.candidates.some((c) => !c.decided);
  if (asked || watched) return null;
  const until = openOf(appeal, 'reopenWindow')?.dueAt ?? null;
  const isShort = until !== null && until - known.now <= known.patienceMs;
  if (!NOT_RATED.includes(outcome ?? '') && (ratesUnasked(known.plan) || !isShort) && known.tried('rate') < 3)
    return [{ link: 'rate', body: said(known), by: { role: 'appellant' } }];
  return isShort ? { awaits: 'the end of the reopen window', until } : 'rests';
}

const ratesUnasked = (plan: Plan): boolean => plan.rates || plan.way === 'reworkedAfterVisit';
