import { z } from 'zod';
import { daysSet } from '../day-set';
import { link } from '../link';
import { refuse } from '../refusal';
import { openNotices, WITH_NOTICES } from '../supervision';

/**
 * 设定督办回复时限: the duty room sets by when a written notice is to be answered, also one that the passing of the limit made
 * (R-SUP-01, S-50). Refuses with noticeUnknown a notice that asks for no answer or has one, with limitPassed, limitTooFar.
 */
export const setSupervisionLimit = link({
  name: 'setSupervisionLimit',
  zh: '设定督办回复时限',
  en: 'Set the reply limit',
  about: 'Sets the day by which the unit answers a written supervision; it takes the place of the limit before.',
  who: ['supervisor', 'dispatcher'],
  on: 'appeal',
  legalIn: WITH_NOTICES,
  to: [],
  rules: ['R-SUP-01'],
  owes: ['supervisionReply'],
  input: z.object({
    no: z.int().min(1).describe('number of the notice'),
    dueOn: z.iso.date().describe("the day by whose end the answer is due, in the city's zone"),
  }),
  texts: {},
  offered: ({ state }) => openNotices(state).length > 0,
  decide: ({ state, policy }, { input: { no, dueOn }, at }) => {
    const open = openNotices(state).map((one) => one.no);
    if (!open.includes(no)) return refuse('noticeUnknown', 'R-SUP-01', { no, open: open.map(String) });
    const set = daysSet(dueOn, at, policy, 'R-SUP-01');
    if ('refused' in set) return set;
    return { facts: [{ type: 'supervisionLimitSet', no, days: set.days ?? 0 }] };
  },
});
