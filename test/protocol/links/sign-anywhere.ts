import { z } from 'zod';
import { link } from '../../../domain/loop/link';
import { ROLES, type Role } from '../../../domain/loop/role';
import { STAGES } from '../../../domain/loop/state';

/** signing as a laxer rule would have it */
export const sign = link({
  name: 'sign',
  zh: '签收',
  en: 'Sign',
  about: 'Allowed everywhere.',
  who: Object.keys(ROLES) as Role[],
  on: 'order',
  legalIn: STAGES,
  to: ['signed'],
  rules: ['R-SGN-02'],
  owes: [],
  input: z.object({}),
  texts: {},
  decide: ({ order }) => ({ facts: [{ type: 'signed', order: order?.no ?? 1 }] }),
});
