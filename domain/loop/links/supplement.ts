import { z } from 'zod';
import { link } from '../link';
import { OPEN } from '../state';

/** 补充: the appellant adds to the appeal. It changes no clock and is shown to whoever has the order (R-SYS-13). */
export const supplement = link({
  name: 'supplement',
  zh: '补充',
  en: 'Supplement',
  about: 'The appellant adds words to the own appeal, also such as bring new facts. No clock changes.',
  who: ['appellant', 'agent'],
  on: 'appeal',
  legalIn: OPEN,
  to: [],
  rules: ['R-SYS-13', 'R-NAC-21'],
  owes: [],
  input: z.object({
    newFact: z.boolean().optional().describe('it tells something that was not known before'),
  }),
  texts: { words: { max: 10_000, required: true, zh: '补充内容', en: 'What is added' } },
  decide: (_c, { input }) => ({
    facts: [{ type: 'supplemented', ...(input.newFact ? { newFact: true as const } : {}) }],
  }),
});
