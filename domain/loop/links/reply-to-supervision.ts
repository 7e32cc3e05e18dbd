import { z } from 'zod';
import { archivingWhenDone } from '../ending';
import { link } from '../link';
import { refuse } from '../refusal';
import { openNotices, WITH_NOTICES } from '../supervision';

/**
 * 督办回复: the unit answers a written supervision (R-SUP-01). A matter that is closed and waited for nothing else is archived.
 * Refuses with noticeUnknown a notice that asks for no answer or has one, with notYourUnit another unit's.
 */
export const replyToSupervision = link({
  name: 'replyToSupervision',
  zh: '督办回复',
  en: 'Reply to supervision',
  about: 'The unit’s answer to a written supervision.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'appeal',
  legalIn: WITH_NOTICES,
  to: { closed: ['archived'] },
  rules: ['R-SUP-01'],
  owes: [],
  input: z.object({ no: z.int().min(1).describe('number of the notice') }),
  texts: { reply: { max: 10_000, required: true, zh: '回复内容', en: 'Reply' } },
  offered: ({ state }) => openNotices(state).length > 0,
  decide: ({ state }, { input: { no }, by, at }) => {
    const open = openNotices(state);
    const notice = open.find((one) => one.no === no);
    if (!notice) return refuse('noticeUnknown', 'R-SUP-01', { no, open: open.map((one) => String(one.no)) });
    if (notice.unit !== by.unit) return refuse('notYourUnit', 'R-HDL-07', { notice: no });
    return { facts: archivingWhenDone(state, at, [{ type: 'supervisionAnswered', no }]) };
  },
});
