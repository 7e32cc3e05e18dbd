import { z } from 'zod';
import { link } from '../link';

/** 签收: the unit confirms receipt; the contact and return limits start (R-SGN-06). */
export const sign = link({
  name: 'sign',
  zh: '签收',
  en: 'Sign',
  about: 'The unit confirms that it has received the work order.',
  who: ['handler', 'responsibleLeader', 'leaderInCharge'],
  on: 'order',
  legalIn: ['dispatched'],
  to: ['signed'],
  rules: ['R-SGN-02', 'R-SGN-06'],
  owes: ['returnWindow', 'contact', 'handle'],
  input: z.object({}),
  texts: {},
  decide: ({ order }) => ({ facts: order ? [{ type: 'signed', order: order.no }] : [] }),
});
