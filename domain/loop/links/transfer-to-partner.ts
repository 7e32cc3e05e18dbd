import { z } from 'zod';
import { partnerLines, processingModes } from '../../policy/processing-forms';
import { archivingWhenDone, closingForGood } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';

/**
 * 一键转接: the caller has been put through to a partner hotline, 110 where life is in danger; the record follows, and lacks
 * what nobody had the time to ask (R-DSP-19, R-CHN-24, R-EMG-06, R-EMG-08). Refuses modeNotInPack, and partnerUnknown for a
 * line that the pack does not name.
 */
export const transferToPartner = link({
  name: 'transferToPartner',
  zh: '一键转接',
  en: 'Transfer to a partner hotline',
  about: 'Records that the caller was put through to a partner hotline. The appeal closes there and is counted apart.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['received', 'incomplete', 'accepted'],
  to: ['closed', 'archived'],
  rules: ['R-DSP-19', 'R-CHN-24', 'R-EMG-06', 'R-EMG-08', 'R-NAC-19'],
  owes: [],
  input: z.object({ line: z.string().min(1).max(20).describe('the partner hotline, e.g. 110') }),
  texts: { note: { max: 2000, required: false, zh: '通话要点', en: 'What the caller had said' } },
  offered: ({ policy }) => partnerLines(policy) !== null,
  decide: ({ state, policy }, { input, at }) => {
    const lines = partnerLines(policy);
    if (lines === null)
      return refuse('modeNotInPack', 'R-DSP-19', { mode: 'partnerTransfer', allowed: processingModes(policy) });
    if (!lines.includes(input.line)) return refuse('partnerUnknown', 'R-DSP-19', { line: input.line, allowed: lines });
    const passed = { type: 'transferredToPartner', line: input.line } as const;
    return { facts: archivingWhenDone(state, at, [passed, closingForGood('transferredToPartner')]) };
  },
});
