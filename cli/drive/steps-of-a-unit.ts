import { feedbackDocument, WORDS } from './invented-words';
import type { Plan } from './plan';
import type { Known, Step } from './steps';
import type { Appeal, Order } from './views';

/** What a unit does between signing and review: contact, document, sign-off, reply, submission. Null: the leader's turn. */
export function handling(order: Order, appeal: Appeal, { plan, custom }: Known): readonly Step[] | null {
  const before = [...contacts(order, plan, custom.enoughCalls), ...replyApart(order, plan, custom.enoughCalls)];
  const alone = repliesNow(order, plan, custom.enoughCalls) && plan.reply !== 'apart';
  const result = {
    outcome: plan.outcome,
    satisfaction: plan.satisfaction,
    ...(alone ? { replyMethod: 'telephone', reply: WORDS.reply } : {}),
  };
  const document = feedbackDocument(!plan.reviewerRejects || order.rejections > (plan.signOff === 'none' ? 1 : 0));
  if (plan.signOff === 'none' && order.rejections === 0)
    return [...before, { link: 'submitFeedback', body: { ...result, ...document } }];
  if (plan.signOff === 'leader') {
    const role = appeal.marks['important'] ? 'principalLeader' : 'leaderInCharge';
    const by = { role, unit: order.unit.id };
    return [...before, { link: 'submitFeedback', body: { ...result, ...document }, by }];
  }
  if (!order.draft) return [...before, { link: 'draftFeedback', body: document }];
  if (order.draft.signedOffBy === null) return null;
  return [...before, { link: 'submitFeedback', body: { ...result, draft: order.draft.no } }];
}

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

/** «forgotten» is remembered once the feedback was sent back */
const repliesNow = (order: Order, plan: Plan, enough: number | null): boolean =>
  !order.replied && !givesUp(plan, enough) && (plan.reply !== 'forgotten' || order.rejections > 0);

/** told by itself, before the document is written */
const replyApart = (order: Order, plan: Plan, enough: number | null): Step[] =>
  plan.reply === 'apart' && repliesNow(order, plan, enough)
    ? [{ link: 'reply', body: { method: 'sms', reply: WORDS.reply } }]
    : [];
