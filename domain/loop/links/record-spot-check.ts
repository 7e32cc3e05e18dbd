import { z } from 'zod';
import { triggerUnder } from '../../policy/oversight-terms';
import type { Fact } from '../event';
import { link } from '../link';
import { proposal } from '../proposal';
import { refuse } from '../refusal';
import { OPEN } from '../state';
import { answeringOrder } from '../visiting';

/**
 * 抽查核实: the platform checks whether the feedback is true (R-VIS-01, R-VIS-11): on the closed appeal, or on the appeal with
 * which the appellant came again. Fraud needs both a false feedback and a renewed complaint; false feedback alone makes no
 * candidate (R-ACT-04, S-52). Refuses with nothingToCheck where no feedback is to be checked, with unitMissing on a repeat
 * appeal whose false feedback is nobody's: the earlier appeal's unit is not known here.
 */
export const recordSpotCheck = link({
  name: 'recordSpotCheck',
  zh: '抽查核实',
  en: 'Record spot check',
  about:
    'Whether the unit’s feedback is true. False feedback on a renewed complaint proposes the unit for accountability.',
  who: ['visitor', 'reviewer', 'supervisor'],
  on: 'appeal',
  legalIn: [...OPEN, 'closed'],
  to: [],
  rules: ['R-VIS-01', 'R-VIS-11', 'R-ACT-04'],
  owes: [],
  input: z.object({
    feedbackTrue: z.boolean().describe('the feedback agrees with the facts'),
    unit: z.string().max(40).optional().describe('on a repeat appeal: the unit whose earlier feedback was false'),
  }),
  texts: { finding: { max: 4000, required: true, zh: '核实情况', en: 'Finding' } },
  offered: ({ state }) => state.repeatOf !== undefined || answeringOrder(state) !== null,
  decide: ({ state, policy }, { input }) => {
    const repeat = state.repeatOf !== undefined;
    const answered = answeringOrder(state);
    if (!repeat && answered === null) return refuse('nothingToCheck', 'R-VIS-01');
    const checked: Fact = { type: 'spotChecked', feedbackTrue: input.feedbackTrue };
    if (input.feedbackTrue) return { facts: [checked] };
    const unit = input.unit ?? (repeat ? undefined : answered?.unit);
    if (unit === undefined) return refuse('unitMissing', 'R-ACT-04');
    const complainedAgain = repeat || state.complainedAgain === true;
    const trigger = triggerUnder(policy, 'R-ACT-04');
    if (!complainedAgain || trigger === null) return { facts: [checked] };
    const order = answered?.unit === unit ? answered.no : undefined;
    return { facts: [checked, proposal(state, { trigger, unit, order })] };
  },
});
