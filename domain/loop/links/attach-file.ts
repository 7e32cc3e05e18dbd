import { z } from 'zod';
import { FILE_KINDS } from '../../policy/archive-clauses';
import { fileKinds } from '../../policy/oversight-terms';
import { link } from '../link';
import { refuse } from '../refusal';
import { OPEN } from '../state';

/**
 * 附上材料: a file is laid with the case: what the appellant sends in, a recording, a paper that was scanned (R-SYS-13, R-ARC-02,
 * R-ARC-03). An appellant's own is an attachment, of no other kind. Its content lies outside the log, which holds its salted hash. It changes no clock.
 */
export const attachFile = link({
  name: 'attachFile',
  zh: '附上材料',
  en: 'Attach a file',
  about: 'Lays a file with the case, of a kind that the city archives. It changes no clock.',
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
    'appellant',
  ],
  on: 'appeal',
  legalIn: [...OPEN, 'closed'],
  to: [],
  rules: ['R-ARC-02', 'R-ARC-03', 'R-SYS-13'],
  owes: [],
  input: z.object({
    file: z.string().max(40).describe('id of the file in the store'),
    hash: z.string().max(60).describe('salted hash of what the file is'),
    kind: z.enum(FILE_KINDS),
  }),
  takesFile: true,
  texts: {},
  decide: ({ policy }, { input: { file, hash, kind }, by }) => {
    const allowed = fileKinds(policy).filter((one) => by.role !== 'appellant' || one === 'attachment');
    if (!allowed.includes(kind)) return refuse('fileKindNotInPack', 'R-ARC-02', { kind, allowed });
    return { facts: [{ type: 'fileAttached', file, hash, kind }] };
  },
});
