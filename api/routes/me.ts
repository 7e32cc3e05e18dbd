import { z } from 'zod';
import type { Account } from '../../db/accounts';
import { cityName } from '../../db/cities';
import { ROLES, type Role } from '../../domain/loop/role';
import type { Parts } from '../parts';
import { EVERY_ROLE } from '../rights';
import { type Route, route } from '../route';
import { said } from '../schemas/values';

export const roleName = z.enum(EVERY_ROLE as [Role, ...Role[]]);

export const accountBody = z.object({
  account: z.object({ id: z.string(), login: z.string(), name: z.string() }),
  city: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  grants: z.array(z.object({ role: roleName, unit: z.string().nullable(), words: said })),
  csrf: z.string().nullable().meta({ description: 'for X-CSRF-Token; null for a token, which needs none' }),
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
    answer: accountBody,
    problems: [],
    handle: async ({ caller }) => ({ body: await asMe(parts, caller.account, caller.csrf) }),
  }),
];

/** the account as its holder sees it, with what the pages need to begin */
export async function asMe(
  { db, temporalUi }: Parts,
  { id, login, name, city, grants }: Account,
  csrf: string | null,
): Promise<z.input<typeof accountBody>> {
  const names = await cityName(db, city);
  return {
    account: { id, login, name },
    city: { id: city, ...names },
    grants: grants.map(({ role, unit }) => ({ role, unit, words: { zh: ROLES[role].zh, en: ROLES[role].en } })),
    csrf,
    pages: { docs: '/docs', temporal: temporalUi },
  };
}
