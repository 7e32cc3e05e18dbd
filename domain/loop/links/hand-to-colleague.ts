import { z } from 'zod';
import { link } from '../link';

/**
 * 转交经办人: who of the unit handles the order from now on, named by account; naming another undoes it. The unit stays
 * responsible, everybody in it may still act, and no clock changes (R-HDL-07). That the account is one of a handler of this
 * unit who is still there is the store's to say, so the API checks it.
 */
export const handToColleague = link({
  name: 'handToColleague',
  zh: '转交经办人',
  en: 'Hand to a colleague',
  about:
    'Names the person of the unit who handles the order, so that the work list shows who has it. No clock changes.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'],
  on: 'order',
  handlerNamed: true,
  legalIn: ['dispatched', 'signed', 'returnRequested', 'partSubmitted', 'feedbackSubmitted', 'rework'],
  to: [],
  rules: ['R-HDL-07', 'R-IDC-06'],
  owes: [],
  input: z.object({
    colleague: z.string().min(1).max(40).describe('id of the account, a handler of the same unit'),
  }),
  texts: { note: { max: 2000, required: false, zh: '交接说明', en: 'What to know' } },
  decide: ({ order }, { input: { colleague } }) => ({
    facts: order ? [{ type: 'handedToColleague', order: order.no, colleague }] : [],
  }),
});
