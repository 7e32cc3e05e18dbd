import { z } from 'zod';
import { accountabilityTriggers, needsConsequence, triggerUnder } from '../../policy/oversight-terms';
import { link } from '../link';
import { proposal } from '../proposal';
import { refuse } from '../refusal';
import { isUnitRole } from '../role';
import { type CaseState, OPEN, type WorkOrder } from '../state';

/**
 * 提出追责线索: staff find that a unit, or a person in it, is to be held to account; nothing follows before a person decides
 * (R-ACT-12, R-ACT-16). A lead unit may propose only a co-handling unit under its own order that does not act (R-ACT-05).
 * Refuses with triggerUnknown what the pack holds nobody to account for, consequenceMissing where the pack wants an adverse
 * effect on record first (R-ACT-14), notYours, orderUnknown.
 */
export const proposeAccountability = link({
  name: 'proposeAccountability',
  zh: '提出追责线索',
  en: 'Propose accountability',
  about: 'Proposes that a unit, or a member of its staff, is held to account under a trigger of the pack.',
  who: [
    'supervisor',
    'reviewer',
    'visitor',
    'hotlineOffice',
    'handler',
    'responsibleLeader',
    'leaderInCharge',
    'principalLeader',
  ],
  on: 'appeal',
  legalIn: [...OPEN, 'closed'],
  to: [],
  rules: ['R-ACT-16', 'R-ACT-12', 'R-ACT-14', 'R-ACT-05'],
  owes: [],
  input: z.object({
    trigger: z.string().max(20).describe("a trigger's code of the pack, e.g. 'SZA-T5'"),
    unit: z.string().max(40).describe('id of the unit'),
    order: z.int().min(1).optional().describe('number of the work order, where one is meant'),
    person: z.string().max(40).optional().describe('account of the member of staff, where a person is meant'),
    consequence: z
      .boolean()
      .optional()
      .describe('an adverse effect or serious consequence is on record: the facts say which (R-ACT-14)'),
  }),
  texts: { facts: { max: 4000, required: true, zh: '事实及后果', en: 'Facts, and what they led to' } },
  offered: ({ policy }) => accountabilityTriggers(policy).length > 0,
  decide: ({ state, policy }, { input, by }) => {
    const { trigger, unit, order, person, consequence } = input;
    const allowed = accountabilityTriggers(policy).map((t) => t.code);
    if (!allowed.includes(trigger)) return refuse('triggerUnknown', 'R-ACT-16', { trigger, allowed });
    const orders = state.orders.filter((o) => o.unit === unit);
    if (order !== undefined && !orders.some((o) => o.no === order))
      return refuse('orderUnknown', 'R-REG-07', { order, orders: orders.map((o) => String(o.no)) });
    if (isUnitRole(by.role)) {
      const drags = trigger === triggerUnder(policy, 'R-ACT-05');
      const under = orders.some((o) => (order === undefined || o.no === order) && givesPartTo(state, o, by.unit));
      if (!drags || !under) return refuse('notYours', 'R-ACT-05', { trigger, unit });
    }
    if (needsConsequence(policy) && !consequence) return refuse('consequenceMissing', 'R-ACT-14', { trigger });
    return {
      facts: [proposal(state, { trigger, unit, order, person, ...(consequence ? { consequence: true } : {}) })],
    };
  },
});

/** this order gives its part to an order of that unit */
const givesPartTo = (s: CaseState, o: WorkOrder, unit: string | undefined): boolean =>
  o.part === 'coHandling' && s.orders.some((lead) => lead.no === o.under && lead.unit === unit);
