import { z } from 'zod';
import { link } from '../link';
import { onlyTheLead } from '../parts';
import { FEEDBACK_TEXTS } from './feedback-document';

/** 拟稿: the handler writes the feedback document for the leader to sign off (R-REP-06). */
export const draftFeedback = link({
  name: 'draftFeedback',
  zh: '拟反馈件',
  en: 'Draft feedback',
  about:
    'Writes the feedback document and lays it before the leader. A new draft replaces the former and its sign-off.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  legalIn: ['signed', 'rework'],
  to: [],
  rules: ['R-REP-02', 'R-REP-06'],
  owes: [],
  input: z.object({}),
  texts: FEEDBACK_TEXTS,
  offered: ({ order }) => order?.under === undefined,
  decide: ({ order }, { parts }) => {
    if (!order) return { facts: [] };
    return (
      onlyTheLead(order) ?? {
        facts: [{ type: 'feedbackDrafted', order: order.no, draft: order.drafts + 1, parts: parts ?? [] }],
      }
    );
  },
});
