import { z } from 'zod';
import { authorityNeeded, namedOther } from '../authority';
import { partDueAnew } from '../dispatching';
import type { Fact } from '../event';
import { link } from '../link';
import { refuse } from '../refusal';
import { BEFORE_FEEDBACK, liveOrders, standsUnder } from '../state';

/**
 * 改派: the platform moves an order to another unit before a result is handed in, and again once a result was sent back; the new
 * unit gets full limits, the citizen's clock runs on (R-SYS-16, R-RET-08). Where authority has named another unit than the one
 * that has the order, this is owed (R-DSP-05). Parts go on under the new order; a unit that gave a part and now takes the whole over
 * gives that part no more. Refuses unitHasIt, unitNamedOther, designationNeeded, and submittedAlready while an authority is asked.
 */
export const reroute = link({
  name: 'reroute',
  zh: '改派',
  en: 'Re-route',
  about: 'Moves the order to another unit, with full limits of its own. The citizen’s clock runs on.',
  who: ['dispatcher', 'hotlineOffice'],
  on: 'order',
  legalIn: [...BEFORE_FEEDBACK, 'rework'],
  to: ['dispatched'],
  rules: ['R-SYS-16', 'R-RET-08', 'R-RET-09'],
  owes: ['sign', 'handle', 'part'],
  input: z.object({ unit: z.string().max(40).describe('id of the handling unit') }),
  texts: { reasons: { max: 4000, required: true, zh: '改派理由', en: 'Reasons' } },
  decide: (c, { input: { unit }, at }) => {
    const { state, order, policy } = c;
    if (!order || state.category === null) return { facts: [] };
    if (state.submitted) return refuse('submittedAlready', 'R-DSP-24', { submitted: state.submitted });
    const held = liveOrders(state).filter((o) => o.unit === unit);
    if (held.some((o) => !standsUnder(state, o, order.no))) return refuse('unitHasIt', 'R-SYS-16', { unit });
    const bound = order.under === undefined ? (authorityNeeded(state, policy) ?? namedOther(state, unit)) : null;
    if (bound) return { refused: bound };
    const { no, mode, under, part } = order;
    const above = state.orders.find((o) => o.no === under);
    const own = state.owed.find((o) => o.kind === 'part' && o.order === no)?.dueAt ?? null;
    // a part that is overdue, or sent back, is a whole one for the new unit
    const partDueAt =
      own !== null && own > at ? own : above ? partDueAnew(state, { above, part: order, unit }, at, c) : null;
    return {
      facts: [
        ...[order, ...held].map((o): Fact => ({ type: 'rerouted', order: o.no })),
        {
          type: 'dispatched',
          order: state.orders.length + 1,
          unit,
          mode,
          category: state.category,
          insteadOf: no,
          ...(under === undefined ? {} : { under }),
          ...(part === undefined ? {} : { part }),
          ...(partDueAt === null ? {} : { partDueAt }),
        },
      ],
    };
  },
});
