import { z } from 'zod';
import { link } from '../link';

/** 同意退回: the platform takes the order back and dispatches anew; the new unit gets its own limits (R-RET-07, R-RET-08). */
export const grantReturn = link({
  name: 'grantReturn',
  zh: '同意退回',
  en: 'Grant the return',
  about: 'Takes a misrouted order back. The appeal waits to be dispatched again; the citizen’s clock runs on.',
  who: ['reviewer', 'dispatcher', 'hotlineOffice'],
  on: 'order',
  legalIn: ['returnRequested'],
  to: ['accepted', 'submitted'],
  rules: ['R-RET-07', 'R-RET-08'],
  owes: ['dispatch'],
  input: z.object({}),
  texts: { note: { max: 2000, required: false, zh: '意见', en: 'Note' } },
  decide: ({ order }) => ({ facts: order ? [{ type: 'returnGranted', order: order.no }] : [] }),
});
