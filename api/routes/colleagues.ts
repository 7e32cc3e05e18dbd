import { z } from 'zod';
import { colleaguesOf } from '../../db/organisation/colleagues';
import type { Parts } from '../parts';
import { unitsOf } from '../rights';
import { type Route, route } from '../route';
import { unitId } from '../schemas/organisation-values';
import { roleName } from '../schemas/role-name';

/** Whom an order can be handed to within a unit. */
export const colleagueRoutes = (parts: Parts): Route[] => [
  route({
    id: 'colleagues',
    method: 'get',
    path: '/api/v1/units/:unit/colleagues',
    tag: 'city',
    summary: '本单位人员 The people of one’s own unit',
    about: 'Who may sign in now, with their roles in the unit; for the people of that unit.',
    admits: 'signedIn',
    params: z.object({ unit: unitId }),
    answer: z.object({
      colleagues: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(roleName) })),
    }),
    problems: ['notYourUnit'],
    handle: async ({ caller: { account }, params: { unit } }) => {
      if (!unitsOf(account).includes(unit)) return { problem: { code: 'notYourUnit', rule: 'R-HDL-07' } };
      const colleagues = await colleaguesOf(parts.db, account.city, unit);
      return { body: { colleagues: colleagues.map(({ roles, ...one }) => ({ ...one, roles: [...roles] })) } };
    },
  }),
];
