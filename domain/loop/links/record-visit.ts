import { z } from 'zod';
import { visitAttempts } from '../../policy/stipulations';
import { archivingWhenDone } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';
import { nothingToVisit, visited } from '../visiting';
import { SATISFACTIONS } from './submit-feedback';

/**
 * 回访: the platform asks the appellant after closing (R-VIS-01, R-VIS-03): those drawn, and at will any other (spot check).
 * Attempts that do not reach are counted; after as many as the pack says the visit ends as «not reached». Refuses with
 * nothingToVisit where nothing was handled, and once the appellant was visited.
 */
export const recordVisit = link({
  name: 'recordVisit',
  zh: '回访',
  en: 'Record return visit',
  about:
    'What the appellant says of the handling, asked by telephone, SMS or online. A dissatisfied one waits for a decision; one who has said nothing may still rate; else the case is archived when nothing is left to do.',
  who: ['visitor'],
  on: 'appeal',
  legalIn: ['closed'],
  to: ['archived'],
  rules: ['R-VIS-01', 'R-VIS-02', 'R-VIS-03', 'R-VIS-11'],
  owes: ['decideVisit'],
  input: z.object({
    method: z.enum(['telephone', 'sms', 'online']),
    reached: z.boolean(),
    satisfaction: z.enum(SATISFACTIONS).default('notStated'),
  }),
  texts: { opinion: { max: 4000, required: false, zh: '诉求人意见建议', en: 'What the appellant says' } },
  decide: ({ state, policy }, { input, at }) => {
    if (state.phase !== 'closed') return { facts: [] };
    const nothing = nothingToVisit(state);
    if (nothing) return nothing;
    if (state.visited) return refuse('nothingToVisit', 'R-VIS-01', { outcome: state.outcome });
    const attempt = state.attempts + 1;
    const enough = visitAttempts(policy)?.value ?? 1;
    if (!input.reached && attempt < enough) return { facts: [{ type: 'visitAttempted', attempt }] };
    const satisfaction = input.reached ? input.satisfaction : 'notStated';
    const fact = visited(state, { reached: input.reached, satisfaction, method: input.method });
    return { facts: archivingWhenDone(state, at, [fact]) };
  },
});
