import { z } from 'zod';
import { nonAcceptanceReasons } from '../../policy/stipulations';
import { link } from '../link';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';

/**
 * 不予受理: declined with one reason of the pack, the text, the agent and the instant (R-NAC-18). Closed, and archived when
 * the time is over in which a supervisor may reopen it (R-NAC-20, R-ARC-07), and the appellant knows: who was not told why is
 * told afterwards (R-NAC-19).
 */
export const notAccept = link({
  name: 'notAccept',
  zh: '不予受理',
  en: 'Do not accept',
  about: "The hotline declines the appeal with one of the pack's reasons and tells the appellant why (R-NAC-19).",
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['received', 'incomplete'],
  to: ['closed'],
  rules: ['R-NAC-18', 'R-NAC-19', 'R-NAC-20', 'R-NAC-21', 'R-EMG-05'],
  owes: ['reopenWindow', 'tell'],
  input: z.object({
    reason: z.string().max(20).describe("a reason code of the pack, e.g. 'SZA-N6'"),
    told: z.boolean().describe('the appellant was told the reason and the proper channel'),
    line: z.string().max(20).optional().describe('the emergency line that the caller was sent to, e.g. 110'),
  }),
  texts: { explanation: { max: 2000, required: false, zh: '说明', en: 'Explanation' } },
  decide: ({ state, policy }, { input, parts }) => {
    const reasons = nonAcceptanceReasons(policy);
    const reason = reasons.find((r) => r.code === input.reason);
    if (!reason)
      return refuse('reasonUnknown', 'R-NAC-18', { reason: input.reason, allowed: reasons.map((r) => r.code) });
    if (reason.catchAll && !parts?.includes('explanation'))
      return refuse('reasonTextMissing', 'R-NAC-18', { reason: reason.code });
    const { lines } = reason;
    if (lines && !lines.includes(input.line ?? ''))
      return refuse('lineMissing', 'R-EMG-05', { reason: reason.code, allowed: lines });
    const stillNew = reason.rule.includes(HANDLED_ALREADY) ? notSeenAsOld(state, reason.code) : null;
    if (stillNew) return stillNew;
    const line = lines && input.line !== undefined ? { line: input.line } : {};
    return {
      facts: [
        { type: 'notAccepted', reason: reason.code, told: input.told, ...line },
        { type: 'closed', outcome: 'notAccepted', sampled: false },
      ],
    };
  },
});

/** already handled, with no new situation and no new reason */
const HANDLED_ALREADY = 'R-NAC-13';

/** that reason needs the old case before one's eyes, and nothing new in this one (R-NAC-21) */
function notSeenAsOld(state: CaseState, reason: string): { refused: Refusal } | null {
  if (state.repeatOf === undefined) return refuse('oldCaseNotSeen', 'R-NAC-21', { reason });
  return state.newFacts ? refuse('newFactsGiven', 'R-NAC-21', { reason, repeatOf: state.repeatOf }) : null;
}
