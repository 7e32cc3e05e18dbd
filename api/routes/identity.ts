import { z } from 'zod';
import { readIdentity } from '../../db/identity';
import { seen } from '../case-access';
import { READERS_OF_PLATFORM, READERS_OF_UNIT } from '../identity-readers';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { actorIn } from '../rights';
import { type Route, route } from '../route';
import { words } from '../schemas/values';
import { numberParam } from './actions';

export const identityRoutes = (parts: Parts): Route[] => [
  route({
    id: 'identity',
    method: 'post',
    path: '/api/v1/appeals/:number/identity',
    tag: 'appeals',
    summary: '查看诉求人身份 Read who appeals',
    about:
      'Answers who appeals and how to reach them, and writes down who read it and why (R-IDC-12). No other answer holds it; of a confidential appeal handling units never get it (R-IDC-11).',
    admits: [...READERS_OF_PLATFORM, ...READERS_OF_UNIT],
    params: numberParam,
    body: z.strictObject({ reason: words(500) }),
    answer: z.object({
      kind: z.string(),
      name: z.string().nullable(),
      contact: z.string().nullable(),
      address: z.string().nullable(),
      email: z.string().nullable().meta({ description: 'where to send word of the own appeal' }),
      pseudonym: z.string().nullable(),
      masked: z.boolean(),
      contactDetails: z.array(z.string()).meta({ description: 'as feedback documents give them' }),
    }),
    problems: ['unknownAppeal', 'notYourUnit', 'identityHidden'],
    handle: async ({ caller, params: { number }, body: { reason } }) => {
      const { db } = parts;
      const { account } = caller;
      const found = await seen(db, account, number);
      if ('problem' in found) return found;
      const platform = actorIn(account, READERS_OF_PLATFORM, null);
      if (!platform && found.state.marks.confidential) return { problem: no('identityHidden', { rule: 'R-IDC-11' }) };
      const unit = account.grants.find((g) => g.unit !== null && found.units.includes(g.unit))?.unit ?? null;
      const by = platform ?? actorIn(account, READERS_OF_UNIT, unit);
      if (!by) return { problem: { code: 'notYourUnit', rule: 'R-HDL-07' } };
      const identity = await readIdentity(db, { city: account.city, number, by, reason });
      if (!identity) return { problem: no('notFound', { data: { path: `/api/v1/appeals/${number}/identity` } }) };
      return { body: identity };
    },
  }),
];
