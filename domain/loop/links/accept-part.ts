import { z } from 'zod';
import { link } from '../link';

/** 接收协办反馈: the unit above takes a part as it is (R-DSP-23, R-REP-14). */
export const acceptPart = link({
  name: 'acceptPart',
  zh: '接收协办反馈',
  en: 'Accept part',
  about:
    'The unit that asked for the part takes it. Handing in the feedback document takes whatever was handed in too.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  acts: 'above',
  legalIn: ['partSubmitted'],
  to: ['partAccepted'],
  rules: ['R-DSP-23', 'R-REP-14'],
  owes: [],
  input: z.object({}),
  texts: { note: { max: 2000, required: false, zh: '审核意见', en: 'Note' } },
  decide: ({ order }) => ({ facts: order ? [{ type: 'partAccepted', order: order.no }] : [] }),
});
