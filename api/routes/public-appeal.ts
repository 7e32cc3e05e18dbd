import { z } from 'zod';
import { postgresNow } from '../../db/clock';
import type { Caller } from '../../db/sessions';
import { stateForAppellant } from '../../db/public-view';
import { LOOP } from '../../domain/loop';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import type { Link } from '../../domain/loop/link';
import { attachFile } from '../../domain/loop/links/attach-file';
import { unknownAppeal } from '../case-access';
import { attach } from '../files/attach';
import type { Parts } from '../parts';
import type { ProblemCode } from '../problems/problem';
import { appellantOf, ownAppeal, ownAppealOut, placeOf } from '../public/own-appeal';
import { type Route, route } from '../route';
import { inputOf } from '../schemas/action-input';
import { attachedOut, FILE_LIMIT, ownFileQuery } from '../schemas/file-input';
import { numberParam, take, taken } from './actions';

const withCode = z.strictObject({ code: z.string().regex(/^\d{8}$/) });

/** how an appellant's action can be refused */
const OWN_ACTION_PROBLEMS = [
  'unknownAppeal',
  'appealArchived',
  'notLegalNow',
  'stale',
  'keyReused',
  'tooManyRequests',
  'engineUnavailable',
] as const satisfies readonly ProblemCode[];

/** An appellant's own appeal, and one route for each link of the loop that an appellant may take (R-SYS-07, R-SYS-12 to 14). */
export const publicRoutes = (parts: Parts): Route[] => [
  viewRoute(parts),
  ...LOOP.filter((link: Link) => link.who.includes('appellant') && !link.takesFile).map((link) =>
    appellantRoute(parts, link),
  ),
  ownFileRoute(parts),
];

const viewRoute = (parts: Parts): Route =>
  route({
    id: 'publicAppeal',
    method: 'get',
    path: '/api/v1/public/appeals/:number',
    tag: 'public',
    summary: '我的诉求 An appellant’s own appeal',
    about:
      'Number, status, next promise, due date and result of the own appeal, and what the appellant may do (R-SYS-07), for whoever knows the query code.',
    admits: 'everyone',
    params: numberParam,
    query: withCode,
    answer: ownAppealOut,
    problems: ['unknownAppeal', 'tooManyRequests'],
    handle: async ({ params: { number }, query: { code } }) => {
      const body = await ownAppeal(parts, number, code);
      return body ? { body } : { problem: unknownAppeal(number) };
    },
  });

/** id of the route by which an appellant takes this link */
export const publicIdOf = ({ name }: Link): string => `public${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** the appellant acts on the own appeal, on the very way that staff's actions take */
const appellantRoute = (parts: Parts, link: Link): Route =>
  route({
    id: publicIdOf(link),
    method: 'post',
    path: placeOf(':number', link.name),
    tag: 'public',
    summary: `${link.zh} ${link.en}`,
    about: `${link.about} For whoever knows the query code. Rules: ${link.rules.join(', ')}.`,
    admits: 'everyone',
    params: numberParam,
    query: withCode,
    body: inputOf(link).schema,
    answer: taken,
    problems: OWN_ACTION_PROBLEMS,
    handle: async ({ query: { code }, ...asked }) => {
      const caller = await appellantCalling(parts, asked.params.number, code);
      if (!caller) return { problem: unknownAppeal(asked.params.number) };
      return take(parts, link, { ...asked, query: {}, caller });
    },
  });

/** the appellant lays a file with the own appeal, on the very way that staff's files take (R-SYS-13) */
const ownFileRoute = (parts: Parts): Route =>
  route({
    id: 'publicAttachFile',
    method: 'post',
    path: placeOf(':number', 'files'),
    tag: 'public',
    summary: `${attachFile.zh} ${attachFile.en}`,
    about: `${attachFile.about} The file is the body of the request, of any media type. For whoever knows the query code. Rules: ${attachFile.rules.join(', ')}.`,
    admits: 'everyone',
    params: numberParam,
    query: withCode.extend(ownFileQuery.shape),
    takesFile: { limit: FILE_LIMIT },
    status: 201,
    answer: attachedOut,
    problems: [...OWN_ACTION_PROBLEMS, 'invalidInput'],
    handle: async ({ query: { code, name }, ...asked }) => {
      const caller = await appellantCalling(parts, asked.params.number, code);
      if (!caller) return { problem: unknownAppeal(asked.params.number) };
      const done = await attach(parts, { ...asked, query: { name, kind: 'attachment' }, caller });
      return 'problem' in done ? done : { body: done.attached };
    },
  });

/** who gave the appeal's query code; null: it is not the one, or there is no such appeal */
export async function appellantCalling({ db }: Parts, number: string, code: string): Promise<Caller | null> {
  const state = isAppealNumber(number) ? await stateForAppellant(db, number, code) : null;
  return (
    state && {
      account: appellantOf(state.city),
      csrf: null,
      withInitialPassword: false,
      receivedAt: await postgresNow(db),
    }
  );
}
