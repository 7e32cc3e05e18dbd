import { z } from 'zod';
import { cityName } from '../../db/cities';
import type { Caller } from '../../db/sessions';
import { ROLES } from '../../domain/loop/role';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { roleName } from '../schemas/role-name';
import { said } from '../schemas/values';

export const accountBody = z.object({
  account: z.object({ id: z.string(), login: z.string(), name: z.string() }),
  city: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  grants: z.array(z.object({ role: roleName, unit: z.string().nullable(), words: said })),
  csrf: z.string().nullable().meta({ description: 'for X-CSRF-Token; null for a token, which needs none' }),
  withInitialPassword: z
    .boolean()
    .meta({ description: 'nothing but choosing another password is open: POST /api/v1/me/password' }),
  pages: z.object({ docs: z.string(), temporal: z.string().nullable() }),
});

export const meRoutes = (parts: Parts): Route[] => [
  route({
    id: 'me',
    method: 'get',
    path: '/api/v1/me',
    tag: 'session',
    summary: '我的账号 Who I am',
    admits: 'signedIn',
    withInitialPassword: true,
    answer: accountBody,
    problems: [],
    handle: async ({ caller }) => ({ body: await asMe(parts, caller) }),
  }),
];

/** the account as its holder sees it, with what the pages need to begin */
export async function asMe(
  { db, temporalUi }: Parts,
  { account, csrf, withInitialPassword }: Pick<Caller, 'account' | 'csrf' | 'withInitialPassword'>,
): Promise<z.input<typeof accountBody>> {
  const { id, login, name, city, grants } = account;
  const names = await cityName(db, city);
  return {
    account: { id, login, name },
    city: { id: city, ...names },
    grants: grants.map(({ role, unit }) => ({ role, unit, words: { zh: ROLES[role].zh, en: ROLES[role].en } })),
    csrf,
    withInitialPassword,
    pages: { docs: '/docs', temporal: temporalUi },
  };
}
