import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { endSessions, issueToken, resetPassword, revokeToken, unlockAccount } from '../../db/account-access';
import { awaitIdentity, unlinkIdentity } from '../../db/identities';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { accountParam, newToken, tokenParam } from '../schemas/account-input';
import { instantOut, iso, isoOrNull } from '../schemas/values';
import { afterChange, changedAccount, changeRoute, on, refusedChange } from './account-change';

/** what nobody has to remember: 72 bits, to be replaced at the first sign-in */
export const newInitialPassword = (): string => randomBytes(9).toString('base64url');

export const HOUR_MS = 3_600_000;

/** How the holder of an account gets in: passwords, locks, sessions, identities and tokens, for administrators. */
export const accountAccessRoutes = (parts: Parts): Route[] => [
  route({
    id: 'resetPassword',
    method: 'post',
    path: '/api/v1/accounts/:id/resetPassword',
    tag: 'administration',
    summary: '重置密码 Reset a password',
    about:
      'Answers an initial password, which is shown here once, ends the account’s sessions and lifts its lock. Its holder chooses another one at the next sign-in. A repetition makes another one; the newest counts.',
    admits: ['administrator'],
    params: accountParam,
    body: z.strictObject({}),
    answer: z.object({ initialPassword: z.string(), until: instantOut }),
    problems: ['unknownAccount'],
    handle: async ({ caller, params }) => {
      const password = newInitialPassword();
      const hours = parts.signIn.initialPasswordHours;
      const done = await resetPassword(parts.db, on(caller, params.id), { password, hours });
      if (done !== 'done') return { problem: refusedChange(done, params.id) };
      return { body: { initialPassword: password, until: iso(caller.receivedAt + hours * HOUR_MS) } };
    },
  }),
  changeRoute(parts, {
    id: 'unlockAccount',
    at: 'unlock',
    summary: '解除锁定 Lift the lock of failed sign-ins',
    change: unlockAccount,
  }),
  changeRoute(parts, {
    id: 'endSessions',
    at: 'endSessions',
    summary: '强制下线 End all sessions of an account',
    change: endSessions,
  }),
  changeRoute(parts, {
    id: 'awaitIdentity',
    at: 'awaitIdentity',
    summary: '等待绑定统一认证 Hold ready for an identity',
    about:
      'The account is linked with the identity that the OpenID provider names by the account’s login, when that person first signs in there.',
    change: awaitIdentity,
  }),
  changeRoute(parts, {
    id: 'unlinkIdentity',
    at: 'unlinkIdentity',
    summary: '解除统一认证绑定 Undo the link with an identity',
    problems: ['lastAdministrator'],
    change: unlinkIdentity,
  }),
  route({
    id: 'issueToken',
    method: 'post',
    path: '/api/v1/accounts/:id/tokens',
    tag: 'administration',
    summary: '签发令牌 Issue an API token',
    about:
      'The token acts with the rights of the account; it is shown here once. A repetition issues another one: revoke the one that you did not get.',
    admits: ['administrator'],
    params: accountParam,
    body: newToken,
    status: 201,
    answer: z.object({ id: z.int(), token: z.string(), expiresAt: instantOut.nullable() }),
    problems: ['unknownAccount'],
    handle: async ({ caller, params, body }) => {
      const issued = await issueToken(parts.db, on(caller, params.id), body);
      if (typeof issued === 'string') return { problem: refusedChange(issued, params.id) };
      const { id, secret, expiresAt } = issued;
      return { body: { id, token: secret, expiresAt: isoOrNull(expiresAt) } };
    },
  }),
  route({
    id: 'revokeToken',
    method: 'delete',
    path: '/api/v1/accounts/:id/tokens/:token',
    tag: 'administration',
    summary: '吊销令牌 Revoke an API token',
    admits: ['administrator'],
    params: tokenParam,
    answer: changedAccount,
    problems: ['unknownAccount'],
    handle: async ({ caller, params }) => {
      const account = on(caller, params.id);
      return afterChange(parts.db, account, await revokeToken(parts.db, account, Number(params.token)));
    },
  }),
];
