import { z } from 'zod';
import { link } from '../link';

/** 不同意退回: the unit keeps the order, and its clock has not stopped (R-RET-07). */
export const refuseReturn = link({
  name: 'refuseReturn',
  zh: '不同意退回',
  en: 'Refuse the return',
  about: 'The order stays with the unit; it cannot be given back again.',
  who: ['reviewer', 'dispatcher', 'hotlineOffice'],
  on: 'order',
  legalIn: ['returnRequested'],
  to: ['signed'],
  rules: ['R-RET-07'],
  owes: [],
  input: z.object({}),
  texts: { reasons: { max: 4000, required: true, zh: '不同意的理由', en: 'Reasons' } },
  decide: ({ order }) => ({ facts: order ? [{ type: 'returnRefused', order: order.no }] : [] }),
});
