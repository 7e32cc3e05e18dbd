import { z } from 'zod';
import { civilDateOf, type DayNumber } from '../../calendar/civil-date';
import { dayAt } from '../../calendar/time-zone';
import type { Instant } from '../../limit/instant';
import { countingOf } from '../../policy/stipulations';
import { link, type Rules } from '../link';
import { refuse } from '../refusal';
import { OPEN } from '../state';

/**
 * 催办: the appellant asks to hurry, once a working day; a rest day counts for the next working day. It tells the unit and the
 * supervisor and changes no clock (R-SYS-12).
 */
export const urge = link({
  name: 'urge',
  zh: '催办',
  en: 'Urge',
  about: 'The appellant asks to hurry. The unit and the supervisor are told; no clock changes. Once a working day.',
  who: ['appellant', 'agent'],
  on: 'appeal',
  legalIn: OPEN.filter((stage) => stage !== 'received' && stage !== 'incomplete'),
  to: [],
  rules: ['R-SYS-12'],
  owes: [],
  input: z.object({}),
  texts: { words: { max: 2000, required: false, zh: '催办内容', en: 'What the appellant says' } },
  offered: (c, at) => c.state.urgedOn !== workingDayOf(at, c),
  decide: (c, { at }) => {
    const workingDay = workingDayOf(at, c);
    if (c.state.urgedOn === workingDay) return refuse('urgedAlready', 'R-SYS-12', { day: civilDateOf(workingDay) });
    return { facts: [{ type: 'urged', workingDay }] };
  },
});

/** the working day for which something said at `at` (UTC) counts, in the city's zone: that day, or the next one worked */
function workingDayOf(at: Instant, { policy, calendar }: Rules): DayNumber {
  const day = dayAt(at, countingOf(policy).timezone);
  return calendar.isWorkingDayNumber(day) ? day : calendar.workingDayFrom(day, 1);
}
