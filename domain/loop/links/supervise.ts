import { z } from 'zod';
import { daysSet } from '../day-set';
import { SUPERVISION_MODES } from '../facts/oversight';
import { link } from '../link';
import { refuse } from '../refusal';
import { leadOrder, OPEN } from '../state';
import { supervision } from '../supervision';
import { answeringOrder } from '../visiting';

/**
 * 督办: supervision beside the loop, at any point of it (R-SUP-22), as a numbered record. Over the order named, else over the
 * lead's, or the one that answered; before dispatch it is over the platform's own work and asks no unit. Only a written notice
 * asks for an answer, by the day set or within the policy's limit (R-SUP-01). All modes are open in every city: the list of
 * R-SUP-05 is an open one, and the packs name occasions of supervision, not what they exclude (R-SYS-06). Refuses with
 * orderUnknown, limitPassed, limitTooFar.
 */
export const supervise = link({
  name: 'supervise',
  zh: '督办',
  en: 'Supervise',
  about: 'Puts the matter, or one of its work orders, under supervision. A written notice asks the unit for an answer.',
  who: ['supervisor', 'hotlineOffice', 'dispatcher'],
  on: 'appeal',
  legalIn: [...OPEN, 'closed'],
  to: [],
  rules: ['R-SUP-22', 'R-SUP-01', 'R-SUP-03', 'R-SUP-05', 'R-SUP-12'],
  owes: ['supervisionReply'],
  input: z.object({
    mode: z.enum(SUPERVISION_MODES),
    order: z
      .int()
      .min(1)
      .optional()
      .describe('number of the work order; absent: that of the unit that answers for it all'),
    dueOn: z.iso
      .date()
      .optional()
      .describe(
        "the day by whose end a written notice is to be answered, in the city's zone; absent: the policy's limit",
      ),
  }),
  texts: { notice: { max: 4000, required: true, zh: '督办要求', en: 'Notice' } },
  decide: ({ state, policy }, { input, at }) => {
    const { mode, order: no } = input;
    const order =
      no === undefined ? (leadOrder(state) ?? answeringOrder(state)) : state.orders.find((o) => o.no === no);
    if (no !== undefined && !order)
      return refuse('orderUnknown', 'R-REG-07', { order: no, orders: state.orders.map((o) => String(o.no)) });
    const set = mode === 'written' ? daysSet(input.dueOn, at, policy, 'R-SUP-01') : {};
    if ('refused' in set) return set;
    return { facts: [supervision(state, { mode, unit: order?.unit, order: order?.no, days: set.days })] };
  },
});
