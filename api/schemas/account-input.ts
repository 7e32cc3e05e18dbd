import { z } from 'zod';
import type { AccountView } from '../../db/account-list';
import { ROLES } from '../../domain/loop/role';
import { roleName } from './role-name';
import { cursor, instantOut, iso, isoOrNull, pageSize, said, words } from './values';

/** a role of a unit with its unit, a role of the platform without one */
export const grantIn = z.strictObject({
  role: roleName,
  unit: z.string().min(1).max(60).nullable().default(null),
});

export const login = z
  .string()
  .min(2)
  .max(64)
  .regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}._@-]*$/u)
  .meta({ description: 'letters (Latin ones small), digits, and . _ @ - within; unique in the installation' });

export const newAccount = z.strictObject({
  login,
  name: words(100),
  grants: z.array(grantIn).max(50).default([]),
  signIn: z.enum(['password', 'identity', 'none']).default('password').meta({
    description:
      'by an initial password, shown once; by the identity that the OpenID provider names by this login; or not at all: a machine, with tokens',
  }),
});

export const accountName = z.strictObject({ name: words(100) });

export const newToken = z.strictObject({
  label: words(100),
  days: z
    .int()
    .min(1)
    .max(3660)
    .nullable()
    .default(null)
    .meta({ description: 'how long it is valid; null: until it is revoked' }),
});

export const accountsQuery = z.strictObject({
  search: z.string().min(1).max(100).optional().describe('part of login or name'),
  active: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  role: roleName.optional(),
  unit: z.string().max(60).optional(),
  limit: pageSize,
  cursor: cursor.optional(),
});

/** an id as it stands in a path; what is no number is the id of nothing */
const idInPath = z.string().transform((text) => (/^\d{1,15}$/.test(text) ? text : '0'));
export const accountParam = z.object({ id: idInPath });
export const tokenParam = z.object({ id: idInPath, token: idInPath });

const tokenOut = z.object({
  id: z.int(),
  label: z.string(),
  createdAt: instantOut,
  expiresAt: instantOut.nullable(),
});

export const accountOut = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  active: z.boolean(),
  createdAt: instantOut,
  password: z.enum(['own', 'initial', 'none']),
  initialUntil: instantOut.nullable().meta({ description: 'until when the initial password can be used' }),
  identity: z.enum(['linked', 'awaited', 'none']),
  lockedUntil: instantOut.nullable().meta({ description: 'locked by failed sign-ins until then' }),
  sessions: z.int(),
  grants: z.array(z.object({ role: roleName, unit: z.string().nullable(), words: said })),
  tokens: z.array(tokenOut),
});

/** an account as it goes out to administrators */
export const asAccountOut = ({ city: _city, ...view }: AccountView): z.input<typeof accountOut> => ({
  ...view,
  createdAt: iso(view.createdAt),
  initialUntil: isoOrNull(view.initialUntil),
  lockedUntil: isoOrNull(view.lockedUntil),
  grants: view.grants.map(({ role, unit }) => ({ role, unit, words: { zh: ROLES[role].zh, en: ROLES[role].en } })),
  tokens: view.tokens.map((t) => ({ ...t, createdAt: iso(t.createdAt), expiresAt: isoOrNull(t.expiresAt) })),
});
