import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/**
 * 批示: a municipal leader instructs on what was submitted (R-DSP-06, R-SUP-04). A unit that the leader names holds the matter and
 * may not give it back (R-RET-09); an order that is out with another one has to be re-routed. Refuses nothingSubmitted.
 */
export const instruct = link({
  name: 'instruct',
  zh: '批示',
  en: 'Instruct',
  about: 'The leader’s instruction on a matter laid before him; it may name the unit that answers for it.',
  who: ['municipalLeader'],
  on: 'appeal',
  legalIn: ['submitted', 'dispatched', 'signed', 'returnRequested', 'feedbackSubmitted', 'rework'],
  to: { submitted: ['accepted'] },
  rules: ['R-DSP-06', 'R-DSP-11', 'R-SUP-04', 'R-RET-09'],
  owes: ['dispatch', 'reroute'],
  input: z.object({
    lead: z.string().max(40).optional().describe('id of the unit that answers for the matter; absent: none is named'),
  }),
  texts: { instruction: { max: 10_000, required: true, zh: '批示意见', en: 'Instruction' } },
  offered: ({ state }) => state.submitted === 'forInstruction',
  decide: ({ state }, { input: { lead } }) => {
    if (state.submitted !== 'forInstruction') return refuse('nothingSubmitted', 'R-DSP-06', { link: 'instruct' });
    return { facts: [{ type: 'instructed', ...(lead === undefined ? {} : { lead }) }] };
  },
});
