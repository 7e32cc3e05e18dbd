import { z } from 'zod';
import { publicationSource } from '../../db/publication-draft';
import { masked, MASKED_KINDS } from '../../domain/publication/masking';
import { seen } from '../case-access';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { numberParam } from './actions';

const field = z.object({
  text: z.string(),
  found: z.partialRecord(z.enum(MASKED_KINDS), z.int()).meta({ description: 'how much of which kind was masked' }),
});

export const publicationDraftRoutes = (parts: Parts): Route[] => [
  route({
    id: 'publicationDraft',
    method: 'get',
    path: '/api/v1/appeals/:number/publication-draft',
    tag: 'appeals',
    summary: '公开文稿初稿 What could be published of an appeal',
    about:
      'The appeal and its answer in their own words, with telephones, identity cards and the names that are known masked (R-DIS-08, R-IDC-10). A start: the reviewer reads it, confirms it and sends it with `publish`.',
    admits: ['reviewer', 'hotlineOffice'],
    params: numberParam,
    answer: z.object({ title: field, appeal: field, answer: field }),
    problems: ['unknownAppeal'],
    handle: async ({ caller, params: { number } }) => {
      const found = await seen(parts.db, caller.account, number);
      if ('problem' in found) return found;
      const { title, appeal, answer, names } = await publicationSource(parts.db, caller.account.city, number);
      const start = (text: string | null) => masked(text ?? '', names);
      return { body: { title: start(title), appeal: start(appeal), answer: start(answer) } };
    },
  }),
];
