import { z } from 'zod';
import { archivingWhenDone } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';
import { reopened } from '../visiting';

/**
 * 再次跟进: a matter that was explained because it could not be solved yet is looked at again, on the day of its plan or before
 * (R-HDL-06): it is done, or handled again. Refuses with nothingToFollowUp where no plan is open.
 */
export const followUp = link({
  name: 'followUp',
  zh: '再次跟进',
  en: 'Follow up',
  about: 'Looks again at an explained matter on the day of its plan: it stays closed, or is handled again.',
  who: ['reviewer'],
  on: 'appeal',
  legalIn: ['closed'],
  to: ['rework', 'archived'],
  rules: ['R-HDL-06'],
  owes: ['rework', 'dispatch'],
  input: z.object({ then: z.enum(['close', 'rework']) }),
  texts: { finding: { max: 4000, required: true, zh: '跟进情况', en: 'Finding' } },
  offered: ({ state }) => state.phase === 'closed' && state.followUpAt !== undefined,
  decide: ({ state }, { input, at }) => {
    if (state.phase !== 'closed') return { facts: [] };
    if (state.followUpAt === undefined) return refuse('nothingToFollowUp', 'R-HDL-06');
    const followed = { type: 'followedUp', next: input.then } as const;
    return input.then === 'close'
      ? { facts: archivingWhenDone(state, at, [followed]) }
      : { facts: [followed, reopened(state)] };
  },
});
