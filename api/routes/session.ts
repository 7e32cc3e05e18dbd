import { z } from 'zod';
import { closeSession, openSession } from '../../db/accounts';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { accountBy } from '../sign-in/password';
import { endedCookie, SESSION_HOURS, sessionCookie, sessionSecret } from '../sign-in/session-cookie';
import { accountBody, asMe } from './me';

const signIn = z.strictObject({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(200).meta({ format: 'password' }),
});

export const sessionRoutes = (parts: Parts): Route[] => [
  route({
    id: 'signIn',
    method: 'post',
    path: '/api/v1/session',
    tag: 'session',
    summary: '登录 Sign in',
    about:
      'Sets the session cookie (HttpOnly, SameSite=Strict). Requests of a session that change something carry `csrf` in X-CSRF-Token.',
    admits: 'everyone',
    body: signIn,
    status: 201,
    answer: accountBody,
    problems: ['wrongPassword', 'tooManyRequests'],
    handle: async ({ body, raw }) => {
      const account = await accountBy(parts.db, body.login, body.password);
      if (!account) return { problem: no('wrongPassword') };
      const { secret, csrf } = await openSession(parts.db, account.id, SESSION_HOURS);
      return {
        body: await asMe(parts, account, csrf),
        headers: { 'Set-Cookie': sessionCookie(secret, raw.secure) },
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
    answer: z.object({ signedOut: z.literal(true) }),
    problems: ['csrf'],
    handle: async ({ raw }) => {
      const secret = sessionSecret(raw);
      if (secret !== null) await closeSession(parts.db, secret);
      return { body: { signedOut: true as const }, headers: { 'Set-Cookie': endedCookie(raw.secure) } };
    },
  }),
];
