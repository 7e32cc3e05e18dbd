import { z } from 'zod';
import { link } from '../link';
import { refuse } from '../refusal';

/**
 * 指定: the government names the responsible unit, which may not give the matter back (R-DSP-05, R-RET-09). An order that is out
 * with another unit has to be re-routed. Refuses nothingSubmitted.
 */
export const designate = link({
  name: 'designate',
  zh: '指定承办单位',
  en: 'Designate',
  about: 'The government names the responsible unit. The matter goes there and stays there.',
  who: ['government'],
  on: 'appeal',
  legalIn: ['submitted', 'dispatched', 'signed', 'returnRequested', 'feedbackSubmitted', 'rework'],
  to: { submitted: ['accepted'] },
  rules: ['R-DSP-05', 'R-RET-09'],
  owes: ['dispatch', 'reroute'],
  input: z.object({ unit: z.string().max(40).describe('id of the handling unit') }),
  texts: { reasons: { max: 10_000, required: true, zh: '指定意见', en: 'Reasons' } },
  offered: ({ state }) => state.submitted === 'forDesignation',
  decide: ({ state }, { input: { unit } }) => {
    if (state.submitted !== 'forDesignation') return refuse('nothingSubmitted', 'R-DSP-05', { link: 'designate' });
    return { facts: [{ type: 'designated', unit }] };
  },
});
