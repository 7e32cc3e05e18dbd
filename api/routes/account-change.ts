import type { Knex } from 'knex';
import { z } from 'zod';
import type { AccountRefusal, OnAccount } from '../../db/account-changes';
import { accountView } from '../../db/account-list';
import type { Caller } from '../../db/sessions';
import type { Parts } from '../parts';
import { no, type Problem, type ProblemCode } from '../problems/problem';
import { type Reply, type Route, route } from '../route';
import { accountOut, accountParam, asAccountOut } from '../schemas/account-input';

export const changedAccount = z.object({ account: accountOut });

/** an account of the caller's city, as the caller changes it */
export const on = (caller: Caller, id: string): OnAccount => ({
  city: caller.account.city,
  id,
  by: caller.account.id,
});

export const refusedChange = (refusal: AccountRefusal, id: string): Problem =>
  refusal === 'unknownAccount' ? no(refusal, { data: { account: id } }) : no(refusal);

/** the account as it stands after a change, or why it was not changed */
export async function afterChange(
  db: Knex,
  { city, id }: OnAccount,
  done: 'done' | AccountRefusal,
): Promise<Reply<z.input<typeof changedAccount>>> {
  if (done !== 'done') return { problem: refusedChange(done, id) };
  const view = await accountView(db, city, id);
  return view ? { body: { account: asAccountOut(view) } } : { problem: refusedChange('unknownAccount', id) };
}

/** A change of one account that takes no input. Its repetition changes nothing more. */
export const changeRoute = (
  { db }: Parts,
  {
    id,
    at,
    change,
    problems = [],
    ...said
  }: {
    id: string;
    /** the last part of the path */
    at: string;
    summary: string;
    about?: string;
    problems?: readonly ProblemCode[];
    change: (db: Knex, on: OnAccount) => Promise<'done' | AccountRefusal>;
  },
): Route =>
  route({
    id,
    method: 'post',
    path: `/api/v1/accounts/:id/${at}`,
    tag: 'administration',
    ...said,
    admits: ['administrator'],
    params: accountParam,
    body: z.strictObject({}),
    answer: changedAccount,
    problems: ['unknownAccount', ...problems],
    handle: async ({ caller, params }) => {
      const account = on(caller, params.id);
      return afterChange(db, account, await change(db, account));
    },
  });
