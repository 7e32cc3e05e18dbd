import { z } from 'zod';
import { obligationsOf, textsOfAppeal } from '../../db/appeal-view';
import { stateForAppellant } from '../../db/public-view';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { stageOf } from '../../domain/loop/state';
import { sentence } from '../../domain/limit/explanation';
import { countingOf } from '../../domain/policy/stipulations';
import { unknownAppeal } from '../case-access';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { instantOut, iso, isoOrNull, said } from '../schemas/values';
import { OUTCOME_WORDS, STAGE_WORDS } from '../words/vocabulary';
import { numberParam } from './actions';

/** parts of the texts that were said to the appellant themself */
const SAID_TO_APPELLANT = ['reply', 'answer', 'explanation'];
/** events to which those belong: a unit's other words are for the platform */
const TOLD_BY = ['replied', 'feedbackSubmitted', 'directlyAnswered', 'notAccepted'];
const PROMISES = ['dispatch', 'contact', 'handle', 'rework'];

export const publicRoutes = (parts: Parts): Route[] => [
  route({
    id: 'publicAppeal',
    method: 'get',
    path: '/api/v1/public/appeals/:number',
    tag: 'public',
    summary: '我的诉求 An appellant’s own appeal',
    about:
      'Number, status, next promise, due date and result of the own appeal (R-SYS-07), for whoever knows the query code.',
    admits: 'everyone',
    params: numberParam,
    query: z.strictObject({ code: z.string().regex(/^\d{8}$/) }),
    answer: z.object({
      number: z.string(),
      status: said,
      receivedAt: instantOut,
      closedAt: instantOut.nullable(),
      promise: z
        .object({ dueAt: instantOut, words: said })
        .nullable()
        .meta({ description: 'what is owed to the appellant next; null: nothing, or the city gives no limit' }),
      outcome: said.nullable(),
      told: z.array(z.object({ at: instantOut, text: z.string() })),
    }),
    problems: ['unknownAppeal', 'tooManyRequests'],
    handle: async ({ params: { number }, query: { code } }) => {
      const { db, rules } = parts;
      const state = isAppealNumber(number) ? await stateForAppellant(db, number, code) : null;
      if (!state) return { problem: unknownAppeal(number) };
      const [obligations, texts, { policy }] = await Promise.all([
        obligationsOf(db, number),
        textsOfAppeal(db, number),
        rules.of(state.city, state.policyVersion, state.calendarVersion),
      ]);
      const { timezone } = countingOf(policy);
      const next = obligations.find((o) => o.status === 'open' && o.dueAt !== null && PROMISES.includes(o.kind));
      return {
        body: {
          number,
          status: STAGE_WORDS[stageOf(state, state.phase === 'handling' ? (state.orders[0] ?? null) : null)],
          receivedAt: iso(state.receivedAt),
          closedAt: isoOrNull(state.closedAt),
          promise:
            next && next.dueAt !== null
              ? {
                  dueAt: iso(next.dueAt),
                  words: {
                    zh: sentence(next.why, next.dueAt, 'zh', timezone),
                    en: sentence(next.why, next.dueAt, 'en', timezone),
                  },
                }
              : null,
          outcome: 'outcome' in state ? OUTCOME_WORDS[state.outcome] : null,
          told: texts
            .filter((t) => TOLD_BY.includes(t.type))
            .flatMap((t) =>
              SAID_TO_APPELLANT.flatMap((name) => {
                const text = t.parts?.[name];
                return text === undefined ? [] : [{ at: iso(t.at), text }];
              }),
            ),
        },
      };
    },
  }),
];
