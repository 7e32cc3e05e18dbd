import { z } from 'zod';
import { ELEMENT_TEXTS, elementsTaken } from '../elements';
import { link } from '../link';
import { refuse } from '../refusal';

/** 补充要素: what was asked for arrives; «unknown» is a legal value with a reason (R-REG-08). */
export const supplyElements = link({
  name: 'supplyElements',
  zh: '补充要素',
  en: 'Supply elements',
  about: 'Elements of the record that were asked for, given or stated as unknown with a reason.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['incomplete'],
  to: ['received'],
  rules: ['R-REG-08', 'R-REG-01', 'R-REG-03'],
  owes: [],
  input: z.object({
    unknown: z
      .array(z.string().max(30))
      .max(20)
      .optional()
      .describe('elements whose text is the reason why they are unknown'),
  }),
  texts: ELEMENT_TEXTS,
  decide: ({ state, policy }, { input, parts }) => {
    if (state.phase !== 'incomplete') return { facts: [] };
    const known = elementsTaken(policy);
    const given = parts ?? [];
    const stray = given.find((e) => !known.includes(e));
    if (stray) return refuse('elementUnknown', 'R-REG-01', { element: stray, known });
    const unexplained = (input.unknown ?? []).filter((e) => !given.includes(e));
    if (unexplained.length > 0) return refuse('elementMissing', 'R-REG-08', { missing: unexplained });
    if (given.length === 0) return refuse('elementMissing', 'R-REG-08', { missing: state.missing });
    return {
      facts: [{ type: 'elementsSupplied', elements: given, missing: state.missing.filter((e) => !given.includes(e)) }],
    };
  },
});
