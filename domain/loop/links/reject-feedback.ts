import { z } from 'zod';
import { FEEDBACK_PARTS } from '../../policy/answer-clauses';
import { daysSet } from '../day-set';
import type { Fact } from '../event';
import { link } from '../link';
import { afterRejection } from '../rejection';

/**
 * 退单: the platform sends a bad feedback back with what is missing and a rework limit (R-REJ-04 to 06). As many in a row as
 * the pack counts propose the unit for accountability (R-ACT-03). Refuses with limitPassed, limitTooFar.
 */
export const rejectFeedback = link({
  name: 'rejectFeedback',
  zh: '退单',
  en: 'Reject feedback',
  about:
    'Sends the feedback back with concrete requirements. The original limit does not restart; a rework limit runs.',
  who: ['reviewer'],
  on: 'order',
  legalIn: ['feedbackSubmitted'],
  to: ['rework'],
  rules: ['R-REJ-04', 'R-REJ-05', 'R-REJ-06', 'R-REJ-03'],
  owes: ['rework'],
  input: z.object({
    missing: z.array(z.enum(FEEDBACK_PARTS)).max(FEEDBACK_PARTS.length),
    dueOn: z.iso
      .date()
      .optional()
      .describe("the day by whose end the rework is due, in the city's zone; absent: the policy's rework limit"),
  }),
  texts: { requirements: { max: 4000, required: true, zh: '重办要求', en: 'What is required' } },
  decide: ({ state, order, policy }, { input, at }) => {
    if (!order) return { facts: [] };
    const { missing, dueOn } = input;
    const set = daysSet(dueOn, at, policy, 'R-REJ-05');
    if ('refused' in set) return set;
    const rejected: Fact = { type: 'feedbackRejected', order: order.no, missing, automatic: false, ...set };
    return { facts: [rejected, ...afterRejection(state, order, policy)] };
  },
});
