import { z } from 'zod';
import { isProcessedBy, processingModes } from '../../policy/processing-forms';
import { archivingWhenDone, closingForGood } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';

/** 告知另行反映: the caller is told to report to the competent department or county; nobody is given an order (R-DSP-08). */
export const referCaller = link({
  name: 'referCaller',
  zh: '告知另行反映',
  en: 'Refer the caller',
  about: 'The caller is told where to turn. The appeal closes without a work order and is counted apart.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['accepted'],
  to: ['closed', 'archived'],
  rules: ['R-DSP-08', 'R-DSP-01'],
  owes: [],
  input: z.object({}),
  texts: { where: { max: 2000, required: true, zh: '告知的反映渠道', en: 'Where the caller was told to turn' } },
  offered: ({ policy }) => isProcessedBy(policy, 'referCaller'),
  decide: ({ state, policy }, { at }) => {
    if (!isProcessedBy(policy, 'referCaller'))
      return refuse('modeNotInPack', 'R-DSP-01', { mode: 'referCaller', allowed: processingModes(policy) });
    return { facts: archivingWhenDone(state, at, [{ type: 'callerReferred' }, closingForGood('referred')]) };
  },
});
