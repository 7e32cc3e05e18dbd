import { z } from 'zod';
import { dayNumberOf } from '../../calendar/civil-date';
import { dayAt } from '../../calendar/time-zone';
import { FEEDBACK_PARTS } from '../../policy/answer-clauses';
import { countingOf } from '../../policy/stipulations';
import { link } from '../link';
import { refuse } from '../refusal';

/** further ahead is a slip of the hand, not a rework limit; no rule of a city */
const LONGEST_DAYS = 366;

/** 退单: the platform sends a bad feedback back with what is missing and a rework limit (R-REJ-04 to 06). */
export const rejectFeedback = link({
  name: 'rejectFeedback',
  zh: '退单',
  en: 'Reject feedback',
  about:
    'Sends the feedback back with concrete requirements. The original limit does not restart; a rework limit runs.',
  who: ['reviewer'],
  on: 'order',
  legalIn: ['feedbackSubmitted'],
  rules: ['R-REJ-04', 'R-REJ-05', 'R-REJ-06'],
  owes: ['rework'],
  input: z.object({
    missing: z.array(z.enum(FEEDBACK_PARTS)).max(FEEDBACK_PARTS.length),
    dueOn: z.iso
      .date()
      .optional()
      .describe("the day by whose end the rework is due, in the city's zone; absent: the policy's rework limit"),
  }),
  texts: { requirements: { max: 4000, required: true, zh: '重办要求', en: 'What is required' } },
  decide: ({ order, policy }, { input, at }) => {
    if (!order) return { facts: [] };
    const { missing, dueOn } = input;
    const rejected = { type: 'feedbackRejected', order: order.no, missing, automatic: false } as const;
    if (dueOn === undefined) return { facts: [rejected] };
    const days = (dayNumberOf(dueOn) ?? 0) - dayAt(at, countingOf(policy).timezone);
    if (days < 0) return refuse('limitPassed', 'R-REJ-05', { dueOn });
    if (days > LONGEST_DAYS) return refuse('limitTooFar', 'R-REJ-05', { dueOn, days: LONGEST_DAYS });
    return { facts: [{ ...rejected, days }] };
  },
});
