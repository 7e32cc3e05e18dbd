import { z } from 'zod';
import { link } from '../../../domain/loop/link';
import { refuse } from '../../../domain/loop/refusal';

/** signing as a stricter rule would have it */
export const sign = link({
  name: 'sign',
  zh: '签收',
  en: 'Sign',
  about: 'Refused everywhere.',
  who: ['auditor'],
  on: 'order',
  legalIn: ['archived'],
  to: [],
  rules: ['R-SGN-02'],
  owes: [],
  input: z.object({}),
  texts: {},
  decide: () => refuse('notLegalNow', 'R-SGN-02'),
});
