import { z } from 'zod';
import { changePassword } from '../../db/account-access';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Route, route } from '../route';
import { weaknessOf } from '../sign-in/password-strength';
import { sessionSecret } from '../sign-in/session-cookie';
import { on, refusedChange } from './account-change';

const password = z.string().min(1).max(200).meta({ format: 'password' });

export const ownPasswordRoutes = (parts: Parts): Route[] => [
  route({
    id: 'changePassword',
    method: 'post',
    path: '/api/v1/me/password',
    tag: 'session',
    summary: '修改密码 Change the own password',
    about: 'Ends the account’s other sessions. A wrong present password counts as a failed sign-in.',
    admits: 'signedIn',
    withInitialPassword: true,
    body: z.strictObject({ present: password, next: password }),
    answer: z.object({ changed: z.literal(true) }),
    problems: [
      'wrongPassword',
      'loginLocked',
      'initialPasswordExpired',
      'passwordTooWeak',
      'passwordUnchanged',
      'tooManyRequests',
    ],
    handle: async ({ caller, body: { present, next }, raw }) => {
      const { id, login, name, city } = caller.account;
      const found = await parts.passwords.accountBy(login, present);
      if ('problem' in found) return found;
      if (next === present) return { problem: no('passwordUnchanged') };
      const weak = weaknessOf(next, [login, name, city], parts.signIn);
      if (weak) return { problem: weak };
      const passwords = { present: found.passwordHash, next };
      const done = await changePassword(parts.db, on(caller, id), passwords, sessionSecret(raw));
      if (done === 'passwordMoved') return { problem: no('wrongPassword') };
      return done === 'done' ? { body: { changed: true as const } } : { problem: refusedChange(done, id) };
    },
  }),
];
