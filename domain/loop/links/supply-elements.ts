import { z } from 'zod';
import { registrationElements } from '../../policy/stipulations';
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
  rules: ['R-REG-08', 'R-REG-01'],
  owes: [],
  input: z.object({
    unknown: z
      .array(z.string().max(30))
      .max(20)
      .optional()
      .describe('elements whose text is the reason why they are unknown'),
  }),
  texts: {
    time: { max: 500, required: false, zh: '时间', en: 'Time of the event' },
    place: { max: 500, required: false, zh: '地点', en: 'Place' },
    person: { max: 500, required: false, zh: '人物', en: 'Persons' },
    cause: { max: 10_000, required: false, zh: '事由', en: 'Cause' },
    course: { max: 10_000, required: false, zh: '经过', en: 'Course' },
    result: { max: 2000, required: false, zh: '结果', en: 'Result, or what is wanted' },
  },
  decide: ({ state, policy }, { input, parts }) => {
    if (state.phase !== 'incomplete') return { facts: [] };
    const known = registrationElements(policy);
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
