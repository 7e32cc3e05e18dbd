import { z } from 'zod';
import { link } from '../link';
import { OPEN } from '../state';

/**
 * 内部备注: what a side writes for itself, until the case is archived: a unit for its own people, the platform for its own. The
 * other side never reads it, nor does the appellant, nor is it published (R-IDC-09, R-SYS-03). It meets no duty and moves no limit.
 */
export const addNote = link({
  name: 'addNote',
  zh: '内部备注',
  en: 'Add an internal note',
  about:
    'A text read only by the side that wrote it, its unit or the platform: never by the other, by the appellant, or in a publication.',
  who: [
    'agent',
    'dispatcher',
    'reviewer',
    'visitor',
    'supervisor',
    'hotlineOffice',
    'government',
    'municipalLeader',
    'handler',
    'responsibleLeader',
    'leaderInCharge',
    'principalLeader',
  ],
  on: 'appeal',
  legalIn: [...OPEN, 'closed'],
  to: [],
  rules: ['R-SYS-03', 'R-IDC-09'],
  owes: [],
  input: z.object({}),
  texts: { internalNote: { max: 5000, required: true, zh: '内部备注', en: 'Internal note' } },
  decide: () => ({ facts: [{ type: 'noteAdded' }] }),
});
