import { z } from 'zod';
import { level2Gate } from '../../policy/loop-terms';
import type { Fact } from '../event';
import { link } from '../link';
import { acceptedWith } from '../parts';
import { refuse } from '../refusal';

/**
 * 提交协办反馈: a unit hands its part to the one above: a co-handling unit to the lead, who takes it or sends it back
 * (R-DSP-23); a unit that was assigned to the one that assigned it, whose review it passes where the city has that gate
 * (R-REP-14, AMB-33) and is taken at once where it has not.
 */
export const submitPart = link({
  name: 'submitPart',
  zh: '提交协办反馈',
  en: 'Submit part',
  about: 'Hands the part that was asked for to the unit above. It is no feedback to the platform: that is the lead’s.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: ['partSubmitted', 'partAccepted'],
  rules: ['R-DSP-23', 'R-REP-14', 'R-HDL-10'],
  owes: [],
  input: z.object({}),
  texts: { part: { max: 20_000, required: true, zh: '协办情况', en: 'What was found and done' } },
  offered: ({ order }) => order?.under !== undefined,
  decide: ({ state, order, policy }) => {
    if (!order) return { facts: [] };
    if (order.under === undefined) return refuse('notAPart', 'R-DSP-23', { order: order.no });
    const submitted: Fact[] = [{ type: 'partSubmitted', order: order.no }, ...acceptedWith(state, order)];
    const taken = order.part === 'assigned' && !level2Gate(policy);
    return { facts: taken ? [...submitted, { type: 'partAccepted', order: order.no }] : submitted };
  },
});
