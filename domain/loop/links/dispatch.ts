import { z } from 'zod';
import { CATEGORIES } from '../../policy/category';
import { transferTerms } from '../../policy/loop-terms';
import { authorityNeeded, namedOther } from '../authority';
import {
  categoryFor,
  DISPATCH_MODES,
  dispatchModes,
  leadDueAt,
  leadFor,
  partDispatched,
  partDueAt,
} from '../dispatching';
import type { Fact, FactOf } from '../event';
import { link } from '../link';
import { refuse } from '../refusal';
import { REPLY_METHODS } from './reply';

const coUnit = z.strictObject({
  unit: z.string().min(1).max(40).describe('id of the co-handling unit'),
  dueOn: z.iso.date().optional().describe("the day by whose end the lead wants the part; absent: the lead's own limit"),
});

/**
 * 派单 (转办): work orders go out and their limits start (R-DSP-03, R-TIM-01 to 05). Of several units one leads: it owns the
 * reply and the limit, the others give it their parts before that (R-DSP-04, R-DSP-23).
 */
export const dispatch = link({
  name: 'dispatch',
  zh: '派单',
  en: 'Dispatch',
  about:
    'Issues the work order to the handling unit, and to co-handling units with their parts. Signing, handling and what follows are owed from now on.',
  who: ['dispatcher', 'hotlineOffice'],
  on: 'appeal',
  legalIn: ['accepted'],
  to: ['dispatched'],
  rules: ['R-DSP-03', 'R-REG-07', 'R-TIM-17', 'R-DSP-04', 'R-DSP-12', 'R-DSP-23', 'R-DSP-10', 'R-RET-09'],
  owes: ['sign', 'handle', 'part', 'tell'],
  input: z.object({
    unit: z
      .string()
      .max(40)
      .optional()
      .describe('id of the handling unit, the lead where there are several; absent: the unit named by authority'),
    mode: z.enum(DISPATCH_MODES).default('transfer'),
    category: z
      .enum(CATEGORIES)
      .optional()
      .describe('the category as the dispatcher finds it; needed where the appeal’s own has no limit (AMB-09)'),
    coUnits: z.array(coUnit).max(20).optional().describe('co-handling units, each with its part (R-DSP-04)'),
    dutyRoomLeads: z.literal(true).optional().describe('the duty room leads the coordination itself (R-DSP-12)'),
    callerTold: z.enum(REPLY_METHODS).optional().describe('the caller was told of the transfer in this way (R-DSP-10)'),
  }),
  texts: { note: { max: 2000, required: false, zh: '交办意见', en: 'Note to the unit' } },
  decide: (c, { input, by, at }) => {
    const { state, policy } = c;
    const modes = dispatchModes(policy);
    if (!modes.includes(input.mode)) return refuse('modeNotInPack', 'R-DSP-01', { mode: input.mode, allowed: modes });
    const unit = leadFor(c, input, by.role);
    if (typeof unit !== 'string') return unit;
    const authority = authorityNeeded(state, policy) ?? namedOther(state, unit);
    if (authority) return { refused: authority };
    const category = categoryFor(policy, state, input.category);
    if (typeof category !== 'string') return category;
    const lead = { order: state.orders.length + 1, unit, mode: input.mode, category };
    const due = leadDueAt(c, lead, at);
    const parts: FactOf<'dispatched'>[] = [];
    for (const [i, co] of (input.coUnits ?? []).entries()) {
      const wanted = partDueAt(c, co, due, at);
      if ('refused' in wanted) return wanted;
      const order = lead.order + 1 + i;
      parts.push(partDispatched({ ...lead, order, unit: co.unit, under: lead.order }, 'coHandling', wanted.at));
    }
    const untold = transferTerms(policy).callerTold && input.callerTold === undefined;
    const told: Fact[] = input.callerTold ? [{ type: 'callerTold', method: input.callerTold, reached: true }] : [];
    return {
      facts: [{ type: 'dispatched', ...lead, ...(untold ? { tellCaller: true as const } : {}) }, ...parts, ...told],
    };
  },
});
