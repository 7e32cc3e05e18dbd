import { z } from 'zod';
import { visitAttempts } from '../../policy/stipulations';
import { link } from '../link';
import { SATISFACTIONS } from './submit-feedback';

/**
 * 回访: the platform asks the appellant after closing (R-VIS-01, R-VIS-03). Attempts that do not reach are counted; after
 * as many as the pack says the visit ends as «not reached».
 */
export const recordVisit = link({
  name: 'recordVisit',
  zh: '回访',
  en: 'Record return visit',
  about: 'What the appellant says of the handling, asked by telephone, SMS or online. Then the case is archived.',
  who: ['visitor'],
  on: 'appeal',
  legalIn: ['closed'],
  rules: ['R-VIS-01', 'R-VIS-02', 'R-VIS-03'],
  owes: [],
  input: z.object({
    method: z.enum(['telephone', 'sms', 'online']),
    reached: z.boolean(),
    satisfaction: z.enum(SATISFACTIONS).default('notStated'),
  }),
  texts: { opinion: { max: 4000, required: false, zh: '诉求人意见建议', en: 'What the appellant says' } },
  decide: ({ state, policy }, { input }) => {
    if (state.phase !== 'closed') return { facts: [] };
    const attempt = state.attempts + 1;
    const enough = visitAttempts(policy)?.value ?? 1;
    if (!input.reached && attempt < enough) return { facts: [{ type: 'visitAttempted', attempt }] };
    const satisfaction = input.reached ? input.satisfaction : 'notStated';
    return {
      facts: [{ type: 'visited', reached: input.reached, satisfaction, method: input.method }, { type: 'archived' }],
    };
  },
});
