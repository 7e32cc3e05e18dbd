import { z } from 'zod';
import { daysSet } from '../day-set';
import { archivingWhenDone } from '../ending';
import type { Fact } from '../event';
import { link } from '../link';
import { refuse } from '../refusal';
import { supervision } from '../supervision';
import { answeringOrder, reopened } from '../visiting';

/**
 * 回访处置: what follows from a dissatisfied appellant is a person's decision, with reasons (R-REJ-08, AMB-15): it stays closed,
 * the unit that answered does it again, or it does so under supervision. «Supervise» is the same rework with a numbered
 * record of supervision over it, in the platform and to nobody but that unit (R-REJ-02, R-SUP-08); a notice in writing is
 * `supervise`. Where no unit had answered, the matter is dispatched anew. Refuses with nothingToDecide.
 */
export const decideVisit = link({
  name: 'decideVisit',
  zh: '回访处置',
  en: 'Decide after the visit',
  about: 'What follows from a dissatisfied appellant: it stays closed, is handled again, or again under supervision.',
  who: ['visitor', 'reviewer', 'supervisor'],
  on: 'appeal',
  legalIn: ['closed'],
  to: ['rework', 'accepted', 'archived'],
  rules: ['R-REJ-08', 'R-REJ-02', 'R-SUP-08'],
  owes: ['rework', 'dispatch'],
  input: z.object({
    then: z.enum(['close', 'rework', 'supervise']),
    dueOn: z.iso
      .date()
      .optional()
      .describe("the day by whose end a rework is due, in the city's zone; absent: the policy's rework limit"),
  }),
  texts: { reasons: { max: 4000, required: true, zh: '理由', en: 'Reasons' } },
  offered: ({ state }) => state.phase === 'closed' && state.undecided === true,
  decide: ({ state, policy }, { input, at }) => {
    if (state.phase !== 'closed') return { facts: [] };
    if (!state.undecided) return refuse('nothingToDecide', 'R-REJ-08');
    const decided: Fact = { type: 'visitDecided', next: input.then };
    if (input.then === 'close') return { facts: archivingWhenDone(state, at, [decided]) };
    const set = daysSet(input.dueOn, at, policy, 'R-REJ-05');
    if ('refused' in set) return set;
    const again: Fact[] = [decided, reopened(state, set.days)];
    if (input.then === 'rework') return { facts: again };
    const order = answeringOrder(state);
    return { facts: [...again, supervision(state, { mode: 'system', unit: order?.unit, order: order?.no })] };
  },
});
