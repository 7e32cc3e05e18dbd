import { z } from 'zod';
import { forgetView, MOST_VIEWS, savedViews, saveView } from '../../db/saved-views';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Route, route } from '../route';
import { wrongFields } from '../schemas/prove';
import { roleName } from '../schemas/role-name';
import { words } from '../schemas/values';

/** names of parameters that would tell who appeals: a view is a link, and no link holds them */
const TELLS_WHO = ['telephone', 'name', 'contact'];

const page = z
  .string()
  .regex(/^[a-z][a-z/-]{0,60}$/)
  .meta({ description: 'the page of the workbench, e.g. search' });

const view = z.object({
  id: z.string(),
  page: z.string(),
  name: z.string(),
  query: z.string().meta({ description: 'the part of the page’s address after the question mark' }),
  own: z.boolean(),
  ownerless: z
    .boolean()
    .meta({ description: 'the account that saved it is closed; it goes on for those it is shared with' }),
  mayForget: z.boolean(),
  sharedWith: roleName.nullable(),
  by: z.string().meta({ description: 'who saved it' }),
});

export const savedViewRoutes = (parts: Parts): Route[] => [
  route({
    id: 'savedViews',
    method: 'get',
    path: '/api/v1/saved-views',
    tag: 'lists',
    summary: '保存的视图 Saved views',
    about:
      'Lists with their filters that the caller has saved, or that somebody shares with one of the caller’s roles; for an administrator also shared ones of closed accounts.',
    admits: 'signedIn',
    query: z.strictObject({ page: page.optional() }),
    answer: z.object({ views: z.array(view) }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account }, query }) => ({
      body: { views: await savedViews(parts.db, account, query.page) },
    }),
  }),
  route({
    id: 'saveView',
    method: 'post',
    path: '/api/v1/saved-views',
    tag: 'lists',
    summary: '保存视图 Save a view',
    about: `A view may be shared with one of the caller’s own roles in the city. It never holds a telephone number or a name. At most ${MOST_VIEWS} for each account.`,
    admits: 'signedIn',
    body: z.strictObject({
      page,
      name: words(60),
      query: z.string().max(2000),
      sharedWith: roleName.nullable().default(null).meta({ description: 'a role that the caller holds' }),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    problems: ['invalidInput', 'tooManyViews'],
    handle: async ({ caller: { account }, body }) => {
      const roles = account.grants.map((g) => g.role);
      if (body.sharedWith !== null && !roles.includes(body.sharedWith))
        return { problem: wrongFields([{ path: '/sharedWith', code: 'notOneOf', data: { allowed: roles } }]) };
      if ([...new URLSearchParams(body.query).keys()].some((key) => TELLS_WHO.includes(key)))
        return { problem: wrongFields([{ path: '/query', code: 'tellsWho' }]) };
      const saved = await saveView(parts.db, account, body);
      return saved ? { body: saved } : { problem: no('tooManyViews', { data: { most: MOST_VIEWS } }) };
    },
  }),
  route({
    id: 'forgetView',
    method: 'delete',
    path: '/api/v1/saved-views/:view',
    tag: 'lists',
    summary: '删除视图 Forget a view',
    about:
      'Only whoever saved it can, and an administrator where that account is closed; it is then gone for those it was shared with.',
    admits: 'signedIn',
    params: z.object({ view: z.string().regex(/^\d{1,18}$/) }),
    answer: z.object({ id: z.string() }),
    problems: ['unknownView'],
    handle: async ({ caller: { account }, params }) =>
      (await forgetView(parts.db, account, params.view))
        ? { body: { id: params.view } }
        : { problem: no('unknownView', { data: { view: params.view } }) },
  }),
];
