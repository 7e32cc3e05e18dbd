import { z } from 'zod';
import { civilDateOf } from '../../calendar/civil-date';
import { dayAt } from '../../calendar/time-zone';
import { dueAfter } from '../../limit/limit';
import { reopenWindow } from '../../policy/loop-terms';
import { countingOf } from '../../policy/stipulations';
import { archivingWhenDone } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';
import { nothingToVisit, visited } from '../visiting';
import { SATISFACTIONS } from './submit-feedback';

/**
 * 评价: the appellant rates the handling, unasked, on the website or through the hotline (R-VIS-02, R-VIS-09). It counts as a
 * visit. A dissatisfied one reopens nothing by itself: a person decides (R-REJ-08). Refuses with limitPassed once the time in
 * which a rating reopens is over, unless a return visit is still to be made; with nothingToVisit where nothing was handled.
 */
export const rate = link({
  name: 'rate',
  zh: '评价',
  en: 'Rate',
  about:
    'The appellant says how satisfied they are with the handling. Who is not satisfied waits for a person’s decision.',
  who: ['appellant', 'agent'],
  on: 'appeal',
  legalIn: ['closed'],
  to: ['archived'],
  rules: ['R-VIS-09', 'R-VIS-02', 'R-REJ-08'],
  owes: ['decideVisit'],
  input: z.object({ satisfaction: z.enum(SATISFACTIONS) }),
  texts: { opinion: { max: 4000, required: false, zh: '意见建议', en: 'What the appellant says' } },
  offered: ({ state }) =>
    state.phase === 'closed' &&
    nothingToVisit(state) === null &&
    (!state.windowOver || (state.sampled && !state.visited)),
  decide: ({ state, policy, calendar }, { input, at }) => {
    if (state.phase !== 'closed') return { facts: [] };
    const nothing = nothingToVisit(state);
    if (nothing) return nothing;
    const awaitsVisit = state.sampled && !state.visited;
    if (state.windowOver && !awaitsVisit) {
      const counting = countingOf(policy);
      const ended = dueAfter(
        state.closedAt,
        reopenWindow(policy).value,
        counting,
        calendar.forClock('reopenWindow'),
      ).at;
      return refuse('limitPassed', 'R-VIS-09', { dueOn: civilDateOf(dayAt(ended - 1, counting.timezone)) });
    }
    const fact = visited(state, { reached: true, satisfaction: input.satisfaction, method: 'online' });
    return { facts: archivingWhenDone(state, at, [fact]) };
  },
});
