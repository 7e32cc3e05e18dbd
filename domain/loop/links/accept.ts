import { z } from 'zod';
import { CATEGORIES } from '../../policy/category';
import { statutesFor } from '../../policy/statute-terms';
import { acceptedCategories } from '../../policy/stipulations';
import { MARKS } from '../facts/intake';
import { link } from '../link';
import { protectedMarks } from '../marks';
import { refuse } from '../refusal';

/** 受理: the hotline takes the appeal on. Acceptance needs a category, because limits depend on it (R-ACC-25). */
export const accept = link({
  name: 'accept',
  zh: '受理',
  en: 'Accept',
  about: 'The hotline takes the appeal on, in a category of the pack. The clock to dispatch begins.',
  who: ['agent', 'dispatcher'],
  on: 'appeal',
  legalIn: ['received'],
  to: ['accepted'],
  rules: ['R-ACC-25', 'R-CHN-34'],
  owes: ['dispatch', 'statute'],
  input: z.object({
    category: z.enum(CATEGORIES).optional(),
    marks: z
      .array(z.enum(MARKS))
      .max(MARKS.length)
      .optional()
      .describe('marks that the registration lacks, e.g. of an imported appeal; laws bind by them (R-LAW-01)'),
  }),
  texts: {},
  decide: ({ state, policy, calendar }, { input }) => {
    const category = input.category ?? state.category;
    if (category === null) return refuse('elementMissing', 'R-ACC-25', { missing: ['category'] });
    const allowed = acceptedCategories(policy);
    if (!allowed.includes(category)) return refuse('categoryNotInPack', 'R-ACC-25', { category, allowed });
    const found = Object.fromEntries((input.marks ?? []).map((mark) => [mark, true as const]));
    const marks = protectedMarks({ ...state.marks, ...found }, policy);
    const statutes = statutesFor(policy, marks).map((law) => law.id);
    return {
      facts: [
        {
          type: 'accepted',
          category,
          policyVersion: policy.version,
          calendarVersion: calendar.version,
          ...(statutes.length > 0 ? { statutes } : {}),
          ...(input.marks?.length ? { marks } : {}),
        },
      ],
    };
  },
});
