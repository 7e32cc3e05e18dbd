import { z } from 'zod';
import type { Policy } from '../../policy/policy';
import { contactAttempts } from '../../policy/stipulations';
import { namedOther } from '../authority';
import { closing } from '../ending';
import { link } from '../link';
import { type Refusal, refuse } from '../refusal';
import type { CaseState, WorkOrder } from '../state';
import { lawThatTells, triedEnough } from '../telling';

/**
 * 审核通过: the platform accepts the feedback document and the appeal closes (R-REP-15). Nothing closes before the appellant
 * was told, or the attempts to reach them in vain are on record (R-HDL-02, R-GEN-11, R-HDL-12); where a law has this appellant told, no
 * attempt stands for it (R-LAW-01, R-LAW-04). Refuses replyMissing, and unitNamedOther once authority has named another unit (R-DSP-05).
 */
export const approveFeedback = link({
  name: 'approveFeedback',
  zh: '审核通过',
  en: 'Approve feedback',
  about: 'Accepts the feedback and closes the appeal; the pack’s share of closed appeals is drawn for a return visit.',
  who: ['reviewer'],
  on: 'order',
  legalIn: ['feedbackSubmitted'],
  to: ['closed'],
  rules: ['R-REP-15', 'R-REP-16', 'R-HDL-02', 'R-LAW-01', 'R-LAW-04', 'R-VIS-01'],
  owes: ['visit', 'reopenWindow', 'followUp'],
  input: z.object({}),
  texts: { note: { max: 2000, required: false, zh: '审核意见', en: 'Note' } },
  decide: ({ state, order, policy }) => {
    if (order?.status !== 'feedbackSubmitted') return { facts: [] };
    // the unit that answered is not the one that authority has named: sent back, the order can be re-routed
    const bound = namedOther(state, order.unit);
    if (bound) return { refused: bound };
    const untold = order.replied ? null : notTold(state, order, policy);
    if (untold) return untold;
    return { facts: [{ type: 'feedbackApproved', order: order.no }, closing(state, order.outcome, policy)] };
  },
});

/** the rule under which a law has somebody told the outcome, by who that is */
const TELLING_RULES = { consumer: 'R-LAW-01', realNameInformant: 'R-LAW-04' } as const;

/** nobody told this appellant: refused, unless as many attempts as the pack says stand for it and no law wants more */
function notTold(state: CaseState, { failedContacts }: WorkOrder, policy: Policy): { refused: Refusal } | null {
  const law = lawThatTells(state, policy);
  if (law) return refuse('replyMissing', TELLING_RULES[law.informs.who], { failedContacts, statute: law.id });
  if (triedEnough(failedContacts, policy)) return null;
  const enough = contactAttempts(policy)?.value;
  return refuse('replyMissing', 'R-HDL-02', { failedContacts, ...(enough ? { enough } : {}) });
}
