import type { Knex } from 'knex';
import { z } from 'zod';
import { addAccount, deactivateAccount, reactivateAccount, renameAccount } from '../../db/account-changes';
import { accountsOf, accountView } from '../../db/account-list';
import { grantRight, refusalOfGrants, revokeRight } from '../../db/account-rights';
import type { Grant } from '../../db/accounts';
import type { Parts } from '../parts';
import { no, type Problem } from '../problems/problem';
import { type Route, route } from '../route';
import {
  accountName,
  accountOut,
  accountParam,
  accountsQuery,
  asAccountOut,
  grantIn,
  newAccount,
} from '../schemas/account-input';
import { cursorOf, placeIn } from '../schemas/cursor';
import { wrongFields } from '../schemas/prove';
import { instantOut, iso } from '../schemas/values';
import { HOUR_MS, newInitialPassword } from './account-access';
import { afterChange, changedAccount, changeRoute, on, refusedChange } from './account-change';

/** The people and machines of a city and what they may do, for its administrators; every change is an event of the log of changes. */
export const accountRoutes = (parts: Parts): Route[] => [
  route({
    id: 'accounts',
    method: 'get',
    path: '/api/v1/accounts',
    tag: 'administration',
    summary: '账号 Accounts',
    admits: ['administrator'],
    query: accountsQuery,
    answer: z.object({ accounts: z.array(accountOut), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query: { cursor, limit, ...asked } }) => {
      const from = placeIn(z.string(), cursor);
      if ('problem' in from) return from;
      const found = await accountsOf(parts.db, caller.account.city, { ...asked, after: from.place, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        body: { accounts: page.map(asAccountOut), next: found.length > limit && last ? cursorOf(last.login) : null },
      };
    },
  }),
  route({
    id: 'account',
    method: 'get',
    path: '/api/v1/accounts/:id',
    tag: 'administration',
    summary: '一个账号 One account',
    admits: ['administrator'],
    params: accountParam,
    answer: changedAccount,
    problems: ['unknownAccount'],
    handle: async ({ caller, params }) => {
      const view = await accountView(parts.db, caller.account.city, params.id);
      return view ? { body: { account: asAccountOut(view) } } : { problem: refusedChange('unknownAccount', params.id) };
    },
  }),
  route({
    id: 'addAccount',
    method: 'post',
    path: '/api/v1/accounts',
    tag: 'administration',
    summary: '新增账号 Add an account',
    about: 'The initial password is shown here once; its holder chooses another one at the first sign-in.',
    admits: ['administrator'],
    body: newAccount,
    status: 201,
    answer: z.object({
      account: accountOut,
      initialPassword: z.string().nullable(),
      until: instantOut.nullable(),
    }),
    problems: ['loginTaken', 'unitUnknown'],
    handle: async ({ caller, body: { signIn, ...body } }) => {
      const { city, id: by } = caller.account;
      const wrong = await grantsProblem(parts.db, city, body.grants, (i) => `/grants/${i}`);
      if (wrong) return { problem: wrong };
      const hours = parts.signIn.initialPasswordHours;
      const initial = signIn === 'password' ? { password: newInitialPassword(), hours } : null;
      const added = { ...body, city, initial, awaitsIdentity: signIn === 'identity' };
      const id = await addAccount(parts.db, added, by);
      if (id === null) return { problem: no('loginTaken', { data: { login: body.login } }) };
      const view = await accountView(parts.db, city, id);
      if (!view) return { problem: refusedChange('unknownAccount', id) };
      return {
        body: {
          account: asAccountOut(view),
          initialPassword: initial?.password ?? null,
          until: initial && iso(caller.receivedAt + hours * HOUR_MS),
        },
      };
    },
  }),
  route({
    id: 'renameAccount',
    method: 'post',
    path: '/api/v1/accounts/:id/rename',
    tag: 'administration',
    summary: '修改姓名 Change a name',
    admits: ['administrator'],
    params: accountParam,
    body: accountName,
    answer: changedAccount,
    problems: ['unknownAccount'],
    handle: async ({ caller, params, body }) => {
      const account = on(caller, params.id);
      return afterChange(parts.db, account, await renameAccount(parts.db, account, body.name));
    },
  }),
  changeRoute(parts, {
    id: 'deactivateAccount',
    at: 'deactivate',
    summary: '停用账号 Deactivate an account',
    about: 'Its sessions end and its tokens are refused at once. The last administrator of a city stays.',
    problems: ['lastAdministrator'],
    change: deactivateAccount,
  }),
  changeRoute(parts, {
    id: 'reactivateAccount',
    at: 'reactivate',
    summary: '恢复账号 Reactivate an account',
    change: reactivateAccount,
  }),
  route({
    id: 'grantRight',
    method: 'post',
    path: '/api/v1/accounts/:id/grant',
    tag: 'administration',
    summary: '授予角色 Grant a role',
    about: 'For the platform, or for one unit. It counts from the account’s next request on.',
    admits: ['administrator'],
    params: accountParam,
    body: grantIn,
    answer: changedAccount,
    problems: ['unknownAccount', 'unitUnknown'],
    handle: async ({ caller, params, body }) => {
      const account = on(caller, params.id);
      const wrong = await grantsProblem(parts.db, account.city, [body], () => '');
      return wrong ? { problem: wrong } : afterChange(parts.db, account, await grantRight(parts.db, account, body));
    },
  }),
  route({
    id: 'revokeRight',
    method: 'post',
    path: '/api/v1/accounts/:id/revoke',
    tag: 'administration',
    summary: '撤销角色 Revoke a role',
    about: 'It counts from the account’s next request on. The last administrator of a city keeps the right.',
    admits: ['administrator'],
    params: accountParam,
    body: grantIn,
    answer: changedAccount,
    problems: ['unknownAccount', 'lastAdministrator'],
    handle: async ({ caller, params, body }) => {
      const account = on(caller, params.id);
      return afterChange(parts.db, account, await revokeRight(parts.db, account, body));
    },
  }),
];

/** the first of these rights that cannot be given, as a problem of the field at `path` */
async function grantsProblem(
  db: Knex,
  city: string,
  grants: readonly Grant[],
  path: (i: number) => string,
): Promise<Problem | null> {
  const found = await refusalOfGrants(db, city, grants);
  if (!found) return null;
  const { refusal, grant } = found;
  if (refusal === 'unitUnknown') return no('unitUnknown', { data: { unit: grant.unit ?? '' } });
  const field = `${path(grants.indexOf(grant))}/unit`;
  return wrongFields([{ path: field, code: grant.unit === null ? 'required' : 'notForThisRole' }]);
}
