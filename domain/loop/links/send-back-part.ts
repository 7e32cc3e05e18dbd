import { z } from 'zod';
import { daysSet } from '../day-set';
import { dueOf, partDueAt } from '../dispatching';
import { link } from '../link';

/**
 * 退回协办反馈: the unit above sends a part back with what is missing, and by when it is wanted: by the end of a day in the
 * city's zone, else within the policy's rework limit, and never after its own due instant (R-DSP-23, R-REP-14).
 * Refuses limitPassed, limitTooFar, partDueTooLate.
 */
export const sendBackPart = link({
  name: 'sendBackPart',
  zh: '退回协办反馈',
  en: 'Send part back',
  about: 'Sends a part back with concrete requirements. It is wanted before the limit of the unit that asked for it.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  acts: 'above',
  legalIn: ['partSubmitted'],
  to: ['rework'],
  rules: ['R-DSP-23', 'R-REP-14'],
  owes: ['rework'],
  input: z.object({
    dueOn: z.iso
      .date()
      .optional()
      .describe(
        "the day by whose end the part is wanted, in the city's zone; absent: the policy's rework limit, never after the unit above is due",
      ),
  }),
  texts: { requirements: { max: 4000, required: true, zh: '重办要求', en: 'What is required' } },
  decide: (c, { input, at }) => {
    const { state, order, policy } = c;
    if (!order) return { facts: [] };
    const sentBack = { type: 'partSentBack', order: order.no } as const;
    const set = daysSet(input.dueOn, at, policy, 'R-DSP-23');
    if ('refused' in set) return set;
    const above = state.orders.find((o) => o.no === order.under);
    const wanted = partDueAt(c, { ...order, dueOn: input.dueOn }, above ? dueOf(state, above, at) : null, at);
    if ('refused' in wanted) return wanted;
    return { facts: [{ ...sentBack, ...set, ...(wanted.at === null ? {} : { partDueAt: wanted.at }) }] };
  },
});
