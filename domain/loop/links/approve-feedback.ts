import { z } from 'zod';
import { contactAttempts, visitSampleRate } from '../../policy/stipulations';
import type { Fact } from '../event';
import { link } from '../link';
import { refuse } from '../refusal';

const DRAWS = 10_000;

/**
 * 审核通过: the platform accepts the feedback document and the appeal closes (R-REP-15). Nothing closes before the appellant
 * was told, or the attempts to reach them are on record (R-HDL-02, R-GEN-11, R-HDL-12).
 */
export const approveFeedback = link({
  name: 'approveFeedback',
  zh: '审核通过',
  en: 'Approve feedback',
  about: 'Accepts the feedback and closes the appeal; the pack’s share of closed appeals is drawn for a return visit.',
  who: ['reviewer'],
  on: 'order',
  legalIn: ['feedbackSubmitted'],
  rules: ['R-REP-15', 'R-REP-16', 'R-HDL-02', 'R-VIS-01'],
  owes: ['visit'],
  input: z.object({}),
  texts: { note: { max: 2000, required: false, zh: '审核意见', en: 'Note' } },
  decide: ({ state, order, policy }) => {
    if (order?.status !== 'feedbackSubmitted') return { facts: [] };
    const enough = contactAttempts(policy)?.value;
    const triedEnough = enough !== undefined && order.failedContacts >= enough;
    if (!order.replied && !triedEnough)
      return refuse('replyMissing', 'R-HDL-02', {
        failedContacts: order.failedContacts,
        ...(enough ? { enough } : {}),
      });
    const sampled = state.draw < (visitSampleRate(policy)?.value ?? 0) * DRAWS;
    const facts: Fact[] = [
      { type: 'feedbackApproved', order: order.no },
      { type: 'closed', outcome: order.outcome, sampled },
    ];
    return { facts: sampled ? facts : [...facts, { type: 'archived' }] };
  },
});
