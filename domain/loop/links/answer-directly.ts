import { z } from 'zod';
import { isProcessedBy, processingModes } from '../../policy/processing-forms';
import { archivingWhenDone, closingForGood } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';

/** 直接答复: the question is clear, the policy is known; answered at once, no work order (R-KNB-03, R-KNB-09). */
export const answerDirectly = link({
  name: 'answerDirectly',
  zh: '直接答复',
  en: 'Answer directly',
  about: 'The agent answers at once. The appeal closes without a work order, is archived and counted apart (R-KNB-07).',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['accepted'],
  to: ['closed', 'archived'],
  rules: ['R-KNB-03', 'R-KNB-09', 'R-DSP-01'],
  owes: [],
  input: z.object({}),
  texts: { answer: { max: 10_000, required: true, zh: '答复内容', en: 'Answer' } },
  offered: ({ policy }) => isProcessedBy(policy, 'directAnswer'),
  decide: ({ state, policy }, { at }) => {
    if (!isProcessedBy(policy, 'directAnswer'))
      return refuse('modeNotInPack', 'R-DSP-01', { mode: 'directAnswer', allowed: processingModes(policy) });
    return { facts: archivingWhenDone(state, at, [{ type: 'directlyAnswered' }, closingForGood('directlyAnswered')]) };
  },
});
