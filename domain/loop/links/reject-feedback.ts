import { z } from 'zod';
import { FEEDBACK_PARTS } from '../../policy/answer-clauses';
import { link } from '../link';

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
  input: z.object({ missing: z.array(z.enum(FEEDBACK_PARTS)).max(FEEDBACK_PARTS.length) }),
  texts: { requirements: { max: 4000, required: true, zh: '重办要求', en: 'What is required' } },
  decide: ({ order }, { input }) => ({
    facts: order ? [{ type: 'feedbackRejected', order: order.no, missing: input.missing, automatic: false }] : [],
  }),
});
