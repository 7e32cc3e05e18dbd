import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/** 复核: a supervisor takes back a non-acceptance; the hotline decides on the appeal anew (R-NAC-20). */
export const reopenNonAcceptance = link({
  name: 'reopenNonAcceptance',
  zh: '撤销不予受理',
  en: 'Reopen non-acceptance',
  about: 'The supervisor reviews a non-acceptance and puts the appeal back to be accepted, until it is archived.',
  who: ['supervisor'],
  on: 'appeal',
  legalIn: ['closed'],
  to: ['received'],
  rules: ['R-NAC-20'],
  owes: ['accept'],
  input: z.object({}),
  texts: { reasons: { max: 4000, required: true, zh: '理由', en: 'Reasons' } },
  decide: ({ state }) => {
    if (state.phase !== 'closed') return { facts: [] };
    const { outcome } = state;
    if (outcome !== 'notAccepted') return refuse('outcomeOther', 'R-NAC-20', { outcome });
    return { facts: [{ type: 'nonAcceptanceReopened' }] };
  },
});
