import { feedbackDocument, WORDS } from './invented-words';
import type { Plan } from './plan';
import type { Awaits, By, Known, Step, Turn } from './steps';
import { joining, withdrawing } from './steps-of-intake';
import { type Appeal, openOf, type Order } from './views';

/** The unit takes the order; or lets it lie, or gives it back, as the plan has it. */
export function signing(order: Order, appeal: Appeal, known: Known): Turn {
  const { plan } = known;
  const sign: Step = { link: 'sign', body: {} };
  if (order.under !== null) return [sign];
  if (mergesNow(known)) return joining(known);
  if (plan.way === 'overdue' && plan.early) {
    const lying = lettingLie(order, appeal, known);
    if (lying) return lying;
  }
  if (plan.way === 'withdrawn' && appeal.category !== 'report') return withdrawing(known) ?? [sign];
  // a return filed before signing shows receipt
  if (plan.early && givesBack(order, known)) return returning(order, known);
  return [sign];
}

/** a unit below or beside the lead hands its part in */
export const submittingPart = (): Turn => [{ link: 'submitPart', body: { part: WORDS.partDone } }];

/** What a unit does between signing and review. Null: somebody else's turn. */
export function handling(order: Order, appeal: Appeal, known: Known): Turn {
  const { plan } = known;
  if (order.status === 'signed' && mergesNow(known)) return joining(known);
  if (plan.way === 'overdue') {
    const lying = lettingLie(order, appeal, known);
    if (lying) return lying;
  }
  if (order.status === 'signed' && givesBack(order, known)) return returning(order, known);
  if (plan.way === 'extended') {
    const more = askingForTime(order, known);
    if (more !== 'no') return more;
  }
  const parts = appeal.orders.filter((o) => o.under === order.no);
  if (parts.some((o) => !['partAccepted', 'ended'].includes(o.status))) return null;
  const below = plan.way === 'severalUnits' && plan.assigns ? childOf(order, appeal, known) : undefined;
  if (below !== undefined && known.tried('assignOrder') === 0)
    return [{ link: 'assignOrder', body: { unit: below, note: WORDS.partAsked } }];
  return documenting(order, appeal, known);
}

/** an appeal that stood further on when the drive found it */
const mergesNow = ({ merging, tried }: Known): boolean => merging?.is === 'joined' && tried('mergeInto') === 0;

/** a unit below that has no order of this appeal yet */
const childOf = (order: Order, appeal: Appeal, { units }: Known): string | undefined =>
  units.find((u) => u.parent === order.unit.id && appeal.orders.every((o) => o.unit.id !== u.id))?.id;

/** until the written supervision has rung, where the city's limits are short enough to be waited for */
function lettingLie(order: Order, { beside, ...appeal }: Appeal, { now, patienceMs }: Known): Awaits | null {
  if (beside.supervisions.some((one) => one.mode === 'written' && one.order === order.no)) return null;
  const due = openOf({ beside, ...appeal }, 'handle', order.no)?.dueAt ?? null;
  return due !== null && due - now <= patienceMs ? { awaits: 'written supervision', until: due } : null;
}

const givesBack = (order: Order, { plan, tried }: Known): boolean =>
  plan.way === 'returned' && !order.binding && !order.returnRefused && tried('returnOrder') < plan.returns;

const hasConsent = (order: Order, to: 'return' | 'extension'): boolean => order.consented.some((one) => one.to === to);

/** with the leader's consent where the city asks for it, or by the leader himself */
function returning(order: Order, { plan, custom }: Known): Turn {
  const file: Step = { link: 'returnOrder', body: { reasons: WORDS.notOurs, basis: WORDS.basis } };
  if (!custom.returnNeedsConsent || hasConsent(order, 'return')) return [file];
  if (plan.filedBy === 'leader') return [{ ...file, by: { role: 'leaderInCharge', unit: order.unit.id } }];
  return order.consentAsked ? null : [{ link: 'askConsent', body: { to: 'return', note: WORDS.notOurs } }];
}

/** «no»: not in this city, or it was tried; null: the leader's or the platform's turn */
function askingForTime(order: Order, { plan, custom, tried }: Known): Turn | 'no' {
  if (order.extensionRequested) return null;
  const { extensionWay: way } = custom;
  const link = way === 'filing' ? 'fileExtension' : 'requestExtension';
  if (way === null || order.draft !== null || order.status !== 'signed' || tried(link) > 0) return 'no';
  const file: Step = {
    link,
    body: { length: 1, told: true, reason: WORDS.whyLonger, explanation: WORDS.longerExplained },
  };
  if (way === 'consent' || hasConsent(order, 'extension')) return [file];
  if (plan.filedBy === 'leader') return [{ ...file, by: { role: 'responsibleLeader', unit: order.unit.id } }];
  return order.consentAsked ? null : [{ link: 'askConsent', body: { to: 'extension', note: WORDS.whyLonger } }];
}

/** Contact, document, sign-off, reply, submission. Null: the leader's turn. */
function documenting(order: Order, appeal: Appeal, known: Known): Turn {
  const { plan, custom } = known;
  // whom the unit may not know, the hotline speaks to (R-IDC-11)
  const hidden = appeal.marks['confidential'] === true;
  const speaker: { by?: By } = hidden ? { by: { role: 'agent' } } : {};
  const now = repliesNow(order, plan, custom.enoughCalls);
  const apart = hidden || plan.reply === 'apart';
  const before: Step[] = [
    ...contacts(order, plan, custom.enoughCalls).map((step) => ({ ...step, ...speaker })),
    ...(now && apart
      ? [{ link: 'reply', body: { method: methodFor(order, 'sms'), reply: WORDS.reply }, ...speaker }]
      : []),
  ];
  const result = {
    outcome: plan.outcome,
    satisfaction: plan.satisfaction,
    ...(plan.way === 'followedUp' ? { reviewOn: inDays(known.now, 3), plan: WORDS.plan } : {}),
    ...(now && !apart ? { replyMethod: methodFor(order, 'telephone'), reply: WORDS.reply } : {}),
  };
  const rejectedBefore = known.tried('rejectFeedback');
  const document = feedbackDocument(rejectedBefore >= plan.rejections);
  if (plan.signOff === 'none' && order.rejections === 0 && known.tried('submitFeedback') === 0)
    return [...before, { link: 'submitFeedback', body: { ...result, ...document } }];
  if (plan.signOff === 'leader') {
    const role = appeal.marks['important'] ? 'principalLeader' : 'leaderInCharge';
    return [...before, { link: 'submitFeedback', body: { ...result, ...document }, by: { role, unit: order.unit.id } }];
  }
  if (!order.draft) return [...before, { link: 'draftFeedback', body: document }];
  if (order.draft.signedOffBy === null) return null;
  return [...before, { link: 'submitFeedback', body: { ...result, draft: order.draft.no } }];
}

/** an order on paper is answered on paper */
const methodFor = (order: Order, usual: string): string => (order.mode === 'paperAssignment' ? 'letter' : usual);

const DAY_MS = 86_400_000;
/** in China, whose days all the cities' days are */
const inDays = (now: number, days: number): string =>
  new Date(now + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

/** the appellant is never reached, and the city says how many calls stand for it */
const givesUp = (plan: Plan, enough: number | null): enough is number =>
  plan.unansweredCalls === null && enough !== null;

function contacts(order: Order, plan: Plan, enough: number | null): Step[] {
  if (order.contacted) return [];
  const call = (reached: boolean): Step => ({
    link: 'recordContact',
    body: { method: 'telephone', reached, note: reached ? WORDS.spoken : WORDS.nobodyAnswers },
  });
  const unanswered = givesUp(plan, enough) ? enough : (plan.unansweredCalls ?? 0);
  const left = Math.max(0, unanswered - order.failedContacts);
  return [...Array.from({ length: left }, () => call(false)), ...(givesUp(plan, enough) ? [] : [call(true)])];
}

/** «forgotten» is remembered once the feedback was sent back; whom somebody has reached before is answered, whatever the plan says */
const repliesNow = (order: Order, plan: Plan, enough: number | null): boolean =>
  !order.replied && (order.contacted || !givesUp(plan, enough)) && (plan.reply !== 'forgotten' || order.rejections > 0);
