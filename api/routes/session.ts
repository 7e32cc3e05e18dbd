import { z } from 'zod';
import { closeSession, openSession } from '../../db/sessions';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Route, route } from '../route';
import { PROVIDER_START } from '../sign-in/provider/settings';
import { endedCookie, sessionCookie, sessionSecret } from '../sign-in/session-cookie';
import { accountBody, asMe } from './me';

const signIn = z.strictObject({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(200).meta({ format: 'password' }),
});

export const sessionRoutes = (parts: Parts): Route[] => [
  route({
    id: 'waysToSignIn',
    method: 'get',
    path: '/api/v1/session',
    tag: 'session',
    summary: '登录方式 Ways to sign in',
    admits: 'everyone',
    answer: z.object({
      password: z.literal(true),
      provider: z
        .object({ name: z.string(), href: z.string() })
        .nullable()
        .meta({ description: 'an OpenID provider: a browser goes to href' }),
    }),
    problems: [],
    handle: () =>
      Promise.resolve({
        body: {
          password: true as const,
          provider: parts.provider ? { name: parts.provider.settings.name, href: PROVIDER_START } : null,
        },
      }),
  }),
  route({
    id: 'signIn',
    method: 'post',
    path: '/api/v1/session',
    tag: 'session',
    summary: '登录 Sign in',
    about:
      'Sets the session cookie (HttpOnly, SameSite=Strict). Requests of a session that change something carry `csrf` in X-CSRF-Token. A request with the header X-By-Itself, which a page sends when nobody asked, does not keep the session from ending idle.',
    admits: 'everyone',
    body: signIn,
    status: 201,
    answer: accountBody,
    problems: ['wrongPassword', 'loginLocked', 'initialPasswordExpired', 'tooManyRequests'],
    handle: async ({ body, raw }) => {
      const found = await parts.passwords.accountBy(body.login, body.password);
      if ('problem' in found) return found;
      const { account, initial, passwordHash } = found;
      const opened = await openSession(parts.db, account.id, parts.signIn, { passwordHash });
      if (!opened) return { problem: no('wrongPassword') };
      const { secret, csrf } = opened;
      return {
        body: await asMe(parts, { account, csrf, withInitialPassword: initial }),
        headers: { 'Set-Cookie': sessionCookie(secret, raw.secure, parts.signIn.sessionHours) },
      };
    },
  }),
  route({
    id: 'signOut',
    method: 'delete',
    path: '/api/v1/session',
    tag: 'session',
    summary: '退出 Sign out',
    admits: 'signedIn',
    withInitialPassword: true,
    answer: z.object({
      signedOut: z.literal(true),
      atProvider: z
        .string()
        .nullable()
        .meta({ description: 'where a browser that signed in at the provider ends its session there as well' }),
    }),
    problems: ['csrf'],
    handle: async ({ raw }) => {
      const secret = sessionSecret(raw);
      const by = secret === null ? null : await closeSession(parts.db, secret);
      const atProvider = by === 'provider' ? ((await parts.provider?.endOfSession()) ?? null) : null;
      return {
        body: { signedOut: true as const, atProvider },
        headers: { 'Set-Cookie': endedCookie(raw.secure) },
      };
    },
  }),
];
