import { z } from 'zod';
import { nonAcceptanceReasons } from '../../policy/stipulations';
import { link } from '../link';
import { refuse } from '../refusal';

/** 不予受理: declined with one reason of the pack, the text, the agent and the instant (R-NAC-18); archived too (R-ARC-07). */
export const notAccept = link({
  name: 'notAccept',
  zh: '不予受理',
  en: 'Do not accept',
  about: "The hotline declines the appeal with one of the pack's reasons and tells the appellant why (R-NAC-19).",
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['received', 'incomplete'],
  rules: ['R-NAC-18', 'R-NAC-19'],
  owes: [],
  input: z.object({
    reason: z.string().max(20).describe("a reason code of the pack, e.g. 'SZA-N6'"),
    told: z.boolean().describe('the appellant was told the reason and the proper channel'),
  }),
  texts: { explanation: { max: 2000, required: false, zh: '说明', en: 'Explanation' } },
  decide: ({ policy }, { input, parts }) => {
    const reasons = nonAcceptanceReasons(policy);
    const reason = reasons.find((r) => r.code === input.reason);
    if (!reason)
      return refuse('reasonUnknown', 'R-NAC-18', { reason: input.reason, allowed: reasons.map((r) => r.code) });
    if (reason.catchAll && !parts?.includes('explanation'))
      return refuse('reasonTextMissing', 'R-NAC-18', { reason: reason.code });
    return {
      facts: [
        { type: 'notAccepted', reason: reason.code, told: input.told },
        { type: 'closed', outcome: 'notAccepted', sampled: false },
        { type: 'archived' },
      ],
    };
  },
});
