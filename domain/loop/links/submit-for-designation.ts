import { z } from 'zod';
import { unitNaming } from '../../policy/loop-terms';
import { link } from '../link';
import { refuse } from '../refusal';
import { BEFORE_AUTHORITY } from './submit-for-instruction';

/**
 * 提请指定: duties overlap or nobody's is clear, so the government is asked to name the unit (R-DSP-05), at the latest after
 * repeated returns (R-RET-09). No clock stops (R-DSP-24). Refuses designationNotInPack, submittedAlready.
 */
export const submitForDesignation = link({
  name: 'submitForDesignation',
  zh: '提请指定',
  en: 'Submit for designation',
  about: 'Asks the government which unit is responsible, where duties overlap or are unclear.',
  who: ['hotlineOffice', 'dispatcher'],
  on: 'appeal',
  legalIn: BEFORE_AUTHORITY,
  to: { accepted: ['submitted'] },
  rules: ['R-DSP-05', 'R-RET-09', 'R-DSP-24'],
  owes: ['designate'],
  input: z.object({}),
  texts: { reasons: { max: 10_000, required: true, zh: '提请理由', en: 'Reasons' } },
  offered: ({ state, policy }) => !state.submitted && unitNaming(policy).conflictBy === 'government',
  decide: ({ state, policy }) => {
    const { conflictBy } = unitNaming(policy);
    if (conflictBy !== 'government')
      return refuse('designationNotInPack', 'R-DSP-05', {
        instead: conflictBy === 'municipalLeader' ? ['submitForInstruction'] : ['dispatch', 'reroute'],
      });
    if (state.submitted) return refuse('submittedAlready', 'R-DSP-24', { submitted: state.submitted });
    return { facts: [{ type: 'submittedForDesignation' }] };
  },
});
