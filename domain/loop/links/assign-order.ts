import { z } from 'zod';
import { dueOf, partDispatched, partDueAt } from '../dispatching';
import { link } from '../link';
import { refuse } from '../refusal';
import { liveOrders } from '../state';

/**
 * 下派: a unit assigns its order, or a part of it, to a unit below it; that one may assign on, as deep as the network goes
 * (R-DSP-18, R-ORG-21). The assigning unit keeps the limit and answers upwards.
 */
export const assignOrder = link({
  name: 'assignOrder',
  zh: '下派',
  en: 'Assign to a unit below',
  about:
    'Gives the order, or a part of it, to a unit below. What that unit finds comes back to the one that assigned it.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  unitBelow: true,
  legalIn: ['signed', 'rework'],
  to: ['dispatched'],
  rules: ['R-DSP-18', 'R-ORG-21', 'R-DSP-23'],
  owes: ['sign', 'part'],
  input: z.object({
    unit: z.string().min(1).max(40).describe('id of the unit, below one’s own'),
    dueOn: z.iso.date().optional().describe('the day by whose end the part is wanted; absent: the limit of one’s own'),
  }),
  texts: { note: { max: 2000, required: false, zh: '交办意见', en: 'Note to the unit' } },
  decide: (c, { input, at }) => {
    const { state, order } = c;
    if (!order || state.category === null) return { facts: [] };
    // a unit has one live order of an appeal, else nobody could say which one it acts on
    if (liveOrders(state).some((o) => o.unit === input.unit))
      return refuse('unitTwice', 'R-DSP-18', { unit: input.unit });
    const due = partDueAt(c, input, dueOf(state, order, at), at);
    if ('refused' in due) return due;
    const { mode, no: under } = order;
    const part = { order: state.orders.length + 1, unit: input.unit, mode, category: state.category, under };
    return { facts: [partDispatched(part, 'assigned', due.at)] };
  },
});
