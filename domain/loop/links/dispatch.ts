import { z } from 'zod';
import { CATEGORIES, type Category } from '../../policy/category';
import type { Policy } from '../../policy/policy';
import { acceptedCategories, categoryFallback, handlingLimit, processingModes } from '../../policy/stipulations';
import { link } from '../link';
import { type Refusal, refuse } from '../refusal';

/** 派单 (转办): a work order goes to one handling unit; its limits start (R-DSP-03, R-TIM-01 to 05). */
export const dispatch = link({
  name: 'dispatch',
  zh: '派单',
  en: 'Dispatch',
  about: 'Issues the work order to one handling unit. Signing, handling and what follows are owed from now on.',
  who: ['dispatcher', 'hotlineOffice'],
  on: 'appeal',
  legalIn: ['accepted'],
  rules: ['R-DSP-03', 'R-REG-07', 'R-TIM-17'],
  owes: ['sign', 'handle'],
  input: z.object({
    unit: z.string().max(40).describe('id of the handling unit'),
    mode: z.enum(['transfer', 'paperAssignment']).default('transfer'),
    category: z
      .enum(CATEGORIES)
      .optional()
      .describe('the category as the dispatcher finds it; needed where the appeal’s own has no limit (AMB-09)'),
  }),
  texts: { note: { max: 2000, required: false, zh: '交办意见', en: 'Note to the unit' } },
  decide: ({ state, policy }, { input }) => {
    const modes = processingModes(policy);
    if (!modes.includes(input.mode)) return refuse('modeNotInPack', 'R-DSP-01', { mode: input.mode, allowed: modes });
    const category = input.category ?? state.category;
    if (category === null) return refuse('elementMissing', 'R-ACC-25', { missing: ['category'] });
    const accepted = acceptedCategories(policy);
    if (!accepted.includes(category)) return refuse('categoryNotInPack', 'R-ACC-25', { category, allowed: accepted });
    const unlimited = needsAnother(policy, category, state.marks.urgent === true, state.marks.simple === true);
    if (unlimited) return unlimited;
    return { facts: [{ type: 'dispatched', order: 1, unit: input.unit, mode: input.mode, category }] };
  },
});

/**
 * A category without a limit of its own needs one that has, chosen by a person; the pack's fallback is offered (R-TIM-17).
 * A pack that limits no category at all is silent and refuses nothing (R-SYS-06).
 */
function needsAnother(
  policy: Policy,
  category: Category,
  urgent: boolean,
  simple: boolean,
): { refused: Refusal } | null {
  if (handlingLimit(policy, category, { urgent, simple })) return null;
  const limited = acceptedCategories(policy).filter((c) => handlingLimit(policy, c, { urgent: false, simple: false }));
  if (limited.length === 0) return null;
  const offered = categoryFallback(policy, category);
  return refuse('categoryWithoutLimit', 'R-TIM-17', { category, allowed: limited, ...(offered ? { offered } : {}) });
}
