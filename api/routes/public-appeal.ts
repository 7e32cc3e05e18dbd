import { z } from 'zod';
import { postgresNow } from '../../db/clock';
import type { Account } from '../../db/accounts';
import type { Caller } from '../../db/sessions';
import { obligationsOf, type ObligationView, textsOfAppeal, type TextView } from '../../db/appeal-view';
import { eventsSince } from '../../db/case-log';
import { stateForAppellant } from '../../db/public-view';
import { LOOP } from '../../domain/loop';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { ringUntil } from '../../domain/loop/course';
import type { Link } from '../../domain/loop/link';
import { attachFile } from '../../domain/loop/links/attach-file';
import { type CaseState, leadOrder, stageOf } from '../../domain/loop/state';
import { sentence } from '../../domain/limit/explanation';
import type { Policy } from '../../domain/policy/policy';
import { countingOf, nonAcceptanceReasons } from '../../domain/policy/stipulations';
import { unknownAppeal } from '../case-access';
import { attach } from '../files/attach';
import { mayDo, offer } from '../may-do';
import type { Parts } from '../parts';
import type { ProblemCode } from '../problems/problem';
import { type Route, route } from '../route';
import { asCitizenClock, citizenClockOut } from '../schemas/citizen-clock';
import { inputOf } from '../schemas/action-input';
import { attachedOut, FILE_LIMIT, ownFileQuery } from '../schemas/file-input';
import { instantOut, iso, isoOrNull, said } from '../schemas/values';
import { OUTCOME_WORDS, STAGE_WORDS } from '../words/vocabulary';
import { numberParam, take, taken } from './actions';

/** parts of the texts that were said to the appellant themself */
const SAID_TO_APPELLANT = ['reply', 'answer', 'explanation', 'where'];
/** events to which those belong: a unit's other words are for the platform */
const TOLD_BY = [
  'replied',
  'feedbackSubmitted',
  'directlyAnswered',
  'directlyHandled',
  'callerReferred',
  'notAccepted',
];
const PROMISES = ['dispatch', 'contact', 'handle', 'rework', 'statute'];

const withCode = z.strictObject({ code: z.string().regex(/^\d{8}$/) });

/** an appellant as the rights see them: no account of the staff, and one role, on the own appeal alone */
const appellantOf = (city: string): Account => ({
  id: 'appellant',
  city,
  login: '',
  name: '',
  grants: [{ role: 'appellant', unit: null }],
});

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

const placeOf = (number: string, link: string): string => `/api/v1/public/appeals/${number}/${link}`;

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
    answer: z.object({
      number: z.string(),
      status: said,
      receivedAt: instantOut,
      closedAt: instantOut.nullable(),
      citizenClock: citizenClockOut,
      promise: z
        .object({ dueAt: instantOut, words: said })
        .nullable()
        .meta({ description: 'what is owed to the appellant next; null: nothing, or the city gives no limit' }),
      outcome: said.nullable(),
      notAccepted: z
        .object({ reason: z.string(), line: z.string().nullable() })
        .nullable()
        .meta({ description: 'why the appeal was not accepted, and the emergency line to call instead (R-NAC-19)' }),
      told: z.array(z.object({ at: instantOut, text: z.string() })),
      mayDo: z.array(offer).meta({ description: 'each is sent to its href, with the query code' }),
    }),
    problems: ['unknownAppeal', 'tooManyRequests'],
    handle: async ({ params: { number }, query: { code } }) => {
      const { db, rules, clock } = parts;
      const state = isAppealNumber(number) ? await stateForAppellant(db, number, code) : null;
      if (!state) return { problem: unknownAppeal(number) };
      const now = await clock(await postgresNow(db));
      const [obligations, texts, book] = await Promise.all([
        obligationsOf(db, number),
        textsOfAppeal(db, number),
        rules.forCase(state, now),
      ]);
      const asItIsNow = ringUntil(state, now, book, { inclusive: false }).state as CaseState;
      return {
        body: {
          number,
          status: STAGE_WORDS[stageOf(state, leadOrder(state))],
          receivedAt: iso(state.receivedAt),
          closedAt: isoOrNull(state.closedAt),
          citizenClock: asCitizenClock(state, now, countingOf(book.policy).timezone),
          promise: promiseOf(obligations, countingOf(book.policy).timezone),
          outcome: 'outcome' in state ? OUTCOME_WORDS[state.outcome] : null,
          notAccepted: await whyNot(parts, state, book.policy),
          told: texts.filter((t) => TOLD_BY.includes(t.type)).flatMap(wordsSaid),
          mayDo: mayDo(appellantOf(state.city), asItIsNow, book, now).map((o) => ({
            ...o,
            href: placeOf(number, o.takesFile ? 'files' : o.link),
          })),
        },
      };
    },
  });

/** the reason in the pack's words, for an appeal that was not accepted (R-NAC-19) */
async function whyNot(
  { db }: Parts,
  s: CaseState,
  policy: Policy,
): Promise<{ reason: string; line: string | null } | null> {
  if (!('outcome' in s) || s.outcome !== 'notAccepted') return null;
  const fact = (await eventsSince(db, s.number, 0)).findLast((e) => e.type === 'notAccepted');
  const reason = nonAcceptanceReasons(policy).find((r) => r.code === fact?.reason)?.text;
  return reason === undefined ? null : { reason, line: fact?.line ?? null };
}

/** the appellant acts on the own appeal, on the very way that staff's actions take */
const appellantRoute = (parts: Parts, link: Link): Route =>
  route({
    id: `public${link.name.charAt(0).toUpperCase()}${link.name.slice(1)}`,
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
async function appellantCalling({ db }: Parts, number: string, code: string): Promise<Caller | null> {
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

function promiseOf(obligations: readonly ObligationView[], timezone: string) {
  const next = obligations.find((o) => o.status === 'open' && o.dueAt !== null && PROMISES.includes(o.kind));
  if (!next || next.dueAt === null) return null;
  const words = {
    zh: sentence(next.why, next.dueAt, 'zh', timezone),
    en: sentence(next.why, next.dueAt, 'en', timezone),
  };
  return { dueAt: iso(next.dueAt), words };
}

const wordsSaid = ({ at, parts }: TextView): { at: string; text: string }[] =>
  SAID_TO_APPELLANT.flatMap((name) => {
    const text = parts?.[name];
    return text === undefined ? [] : [{ at: iso(at), text }];
  });
