import { z } from 'zod';
import { isProcessedBy, processingModes } from '../../policy/processing-forms';
import { archivingWhenDone, closingForGood } from '../ending';
import { link } from '../link';
import { isToBeDecided } from '../publishing';
import { refuse } from '../refusal';
import { spokenLanguage } from '../spoken-language';

/**
 * 直接答复: the question is clear, the policy is known; answered at once, no work order (R-KNB-03, R-KNB-09). `knowledge` is the
 * standard answer it was given from. That it is there and holds at this instant is checked by the API, as units are: entries are
 * the store's, and a version never changes once it is written.
 */
export const answerDirectly = link({
  name: 'answerDirectly',
  zh: '直接答复',
  en: 'Answer directly',
  about: 'The agent answers at once. The appeal closes without a work order, is archived and counted apart (R-KNB-07).',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['accepted'],
  to: ['closed', 'archived'],
  rules: ['R-KNB-03', 'R-KNB-08', 'R-KNB-09', 'R-CHN-20', 'R-DSP-01'],
  owes: [],
  input: z.object({
    knowledge: z
      .strictObject({ entry: z.string().regex(/^\d{1,15}$/), version: z.int().min(1) })
      .optional()
      .meta({ description: 'entry of the knowledge base that was answered from, and its version' }),
    language: spokenLanguage.optional().meta({ description: 'in which it was answered (BCP 47), e.g. yue' }),
  }),
  texts: { answer: { max: 10_000, required: true, zh: '答复内容', en: 'Answer' } },
  offered: ({ policy }) => isProcessedBy(policy, 'directAnswer'),
  decide: ({ state, policy }, { at, input: { knowledge, language } }) => {
    if (!isProcessedBy(policy, 'directAnswer'))
      return refuse('modeNotInPack', 'R-DSP-01', { mode: 'directAnswer', allowed: processingModes(policy) });
    const answered = {
      type: 'directlyAnswered',
      ...(knowledge === undefined ? {} : { knowledge }),
      ...(language === undefined ? {} : { language }),
    } as const;
    const closed = {
      ...closingForGood('directlyAnswered'),
      ...(isToBeDecided(state, 'directlyAnswered', policy) ? { toPublish: true as const } : {}),
    };
    return { facts: archivingWhenDone(state, at, [answered, closed]) };
  },
});
