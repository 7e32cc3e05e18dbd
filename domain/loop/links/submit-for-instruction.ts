import { z } from 'zod';
import { isProcessedBy, processingModes } from '../../policy/processing-forms';
import { link } from '../link';
import { refuse } from '../refusal';
import type { Stage } from '../state';

/** where a matter may be laid before a leader or the government: waiting for a unit, or with one that has given no result */
export const BEFORE_AUTHORITY = [
  'accepted',
  'dispatched',
  'signed',
  'returnRequested',
  'rework',
] as const satisfies readonly Stage[];

/**
 * 呈办: the hotline lays the matter before a municipal leader with its proposed opinion (R-DSP-06, R-DSP-11), or asks how to go on
 * where units differ (R-SUP-04). No clock stops (R-DSP-24). Refuses modeNotInPack, submittedAlready.
 */
export const submitForInstruction = link({
  name: 'submitForInstruction',
  zh: '呈办',
  en: 'Submit for instruction',
  about: 'Lays the matter before a municipal leader with a proposed opinion. The citizen’s clock runs on.',
  who: ['hotlineOffice', 'dispatcher'],
  on: 'appeal',
  legalIn: BEFORE_AUTHORITY,
  to: { accepted: ['submitted'] },
  rules: ['R-DSP-06', 'R-DSP-11', 'R-DSP-24', 'R-SUP-04'],
  owes: ['instruct'],
  input: z.object({}),
  texts: { proposedOpinion: { max: 10_000, required: true, zh: '拟办意见', en: 'Proposed opinion' } },
  offered: ({ state, policy }) => !state.submitted && isProcessedBy(policy, 'leaderInstruction'),
  decide: ({ state, policy }) => {
    if (!isProcessedBy(policy, 'leaderInstruction'))
      return refuse('modeNotInPack', 'R-DSP-06', { mode: 'leaderInstruction', allowed: processingModes(policy) });
    if (state.submitted) return refuse('submittedAlready', 'R-DSP-24', { submitted: state.submitted });
    return { facts: [{ type: 'submittedForInstruction' }] };
  },
});
