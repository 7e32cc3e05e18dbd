import { z } from 'zod';
import { dueOf, partDispatched, partDueAnew, partDueAt, unitsNamedByOther } from '../dispatching';
import { link } from '../link';
import { refuse } from '../refusal';
import { leadOrder, liveOrders } from '../state';

/**
 * 增派协办单位: one more unit gives the lead its part, while the order is out: another one in the place of a unit whose return
 * was granted, or one that turns out to be needed, also when the matter is handled again (R-DSP-04, R-DSP-23). It is named by whom
 * the city has naming several units. Refuses leadNamedByOther, unitTwice, limitPassed and partDueTooLate.
 */
export const addCoUnit = link({
  name: 'addCoUnit',
  zh: '增派协办单位',
  en: 'Add a co-handling unit',
  about: 'Gives one more unit a part of the matter, which it owes to the lead. The lead’s own limit stays as it is.',
  who: ['hotlineOffice', 'dispatcher'],
  on: 'appeal',
  legalIn: ['dispatched', 'signed', 'returnRequested', 'rework'],
  to: ['dispatched'],
  rules: ['R-DSP-04', 'R-DSP-23'],
  owes: ['sign', 'part'],
  input: z.object({
    unit: z.string().min(1).max(40).describe('id of the co-handling unit'),
    dueOn: z.iso
      .date()
      .optional()
      .describe("the day by whose end the lead wants the part; absent: the lead's own limit"),
  }),
  texts: { note: { max: 2000, required: false, zh: '交办意见', en: 'Note to the unit' } },
  offered: ({ policy }, _at, by) => unitsNamedByOther(policy, by.role) === null,
  decide: (c, { input, by, at }) => {
    const { state, policy } = c;
    const lead = leadOrder(state);
    if (!lead || state.category === null) return { facts: [] };
    const other = unitsNamedByOther(policy, by.role);
    if (other) return other;
    // a unit has one live order of an appeal, else nobody could say which one it acts on
    if (liveOrders(state).some((o) => o.unit === input.unit))
      return refuse('unitTwice', 'R-DSP-04', { unit: input.unit });
    const due = partDueAt(c, input, dueOf(state, lead, at), at);
    if ('refused' in due) return due;
    const { mode, no: under } = lead;
    const part = { order: state.orders.length + 1, unit: input.unit, mode, category: state.category, under };
    return {
      facts: [
        partDispatched(part, 'coHandling', due.at ?? partDueAnew(state, { above: lead, unit: input.unit }, at, c)),
      ],
    };
  },
});
