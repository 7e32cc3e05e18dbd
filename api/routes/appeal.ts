import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import type { Account } from '../../db/accounts';
import { obligationsOf, type ObligationView, ordersOf, textsOfAppeal } from '../../db/appeal-view';
import { eventsSince } from '../../db/case-log';
import { mergedInto } from '../../db/masters';
import { ringUntil } from '../../domain/loop/course';
import { passedSteps } from '../../domain/loop/procedure';
import { ROLES } from '../../domain/loop/role';
import { type CaseState, leadOrder, stageOf } from '../../domain/loop/state';
import { sentence } from '../../domain/limit/explanation';
import { countingOf } from '../../domain/policy/stipulations';
import { seen } from '../case-access';
import { mayDo, offer } from '../may-do';
import type { Parts } from '../parts';
import { knowsPeopleOf, sidesOf } from '../rights';
import { type Route, route } from '../route';
import { besideOf, besideView } from '../schemas/beside-view';
import { asDocument, documentView } from '../schemas/document-view';
import { asOrder, orderView } from '../schemas/order-view';
import { asProcedure, procedureView } from '../schemas/procedure-view';
import { asText, partsHiddenFrom, textView } from '../schemas/text-view';
import { asCitizenClock, citizenClockOut } from '../schemas/citizen-clock';
import { instantOut, iso, isoOrNull, said } from '../schemas/values';
import { OBLIGATION_WORDS, OUTCOME_WORDS, saidOf, STAGE_WORDS } from '../words/vocabulary';
import { numberParam } from './actions';

const obligation = z.object({
  id: z.string(),
  kind: z.string(),
  words: said,
  role: z.string(),
  roleWords: said,
  unit: z.string().nullable(),
  order: z.int().nullable(),
  dueAt: instantOut.nullable().meta({ description: 'null: the pack gives no number' }),
  provisional: z.boolean(),
  status: z.enum(['open', 'held', 'met', 'lapsed']),
  settledAt: instantOut.nullable(),
  late: z.boolean().nullable(),
  overdue: z.boolean(),
  sentence: said
    .nullable()
    .meta({ description: 'by when, since which event, under which clause, which days did not count' }),
  why: z.record(z.string(), z.unknown()),
});

const appealBody = z.object({
  number: z.string(),
  version: z.int().meta({ description: 'to be sent as `seen`' }),
  stage: z.string(),
  stageWords: said,
  channel: z.string(),
  line: z.string().nullable().meta({ description: 'number of the merged line that was dialled (R-CHN-21)' }),
  language: z.string().nullable().meta({ description: 'as the appellant speaks it; null: not written down' }),
  category: z.string().nullable(),
  categoryWords: said.nullable(),
  marks: z.record(z.string(), z.boolean()),
  missing: z.array(z.string()),
  outcome: z.string().nullable(),
  outcomeWords: said.nullable(),
  policyVersion: z.int(),
  backlog: z.boolean(),
  receivedAt: instantOut,
  acceptedAt: instantOut.nullable(),
  closedAt: instantOut.nullable(),
  archivedAt: instantOut.nullable(),
  citizenClock: citizenClockOut,
  procedure: z
    .array(procedureView)
    .meta({ description: 'the links of the city’s closed loop, as this appeal passed them' }),
  orders: z.array(orderView),
  feedbackDocument: documentView,
  beside: besideView,
  merged: z.array(z.string()).meta({ description: 'numbers of what is or was merged into this appeal (R-SYS-15)' }),
  obligations: z.array(obligation),
  texts: z.array(textView),
  mayDo: z.array(offer),
});

export const appealRoutes = (parts: Parts): Route[] => [
  route({
    id: 'appeal',
    method: 'get',
    path: '/api/v1/appeals/:number',
    tag: 'appeals',
    summary: '一件诉求 One appeal',
    about:
      'How it stands, what is owed and why, its texts, and what the caller may do now. It never holds who appeals.',
    admits: 'signedIn',
    params: numberParam,
    answer: appealBody,
    problems: ['unknownAppeal', 'notYourUnit'],
    handle: async ({ caller, params: { number } }) => {
      const { db, rules, clock } = parts;
      const found = await seen(db, caller.account, number);
      if ('problem' in found) return found;
      const { state } = found;
      const now = await clock(caller.receivedAt);
      const [orders, obligations, texts, merged, book, events] = await Promise.all([
        ordersOf(db, number),
        obligationsOf(db, number),
        textsOfAppeal(db, number, sidesOf(caller.account, state)),
        mergedInto(db, state.city, number),
        rules.forCase(state, now),
        eventsSince(db, number, 0),
      ]);
      const { timezone } = countingOf(book.policy);
      const names = await accountNames(db, state.city, handlersNamed(caller.account, state));
      const asItIsNow = ringUntil(state, now, book, { inclusive: false }).state as CaseState;
      return {
        body: {
          ...headOf(state),
          citizenClock: asCitizenClock(state, now, timezone),
          beside: besideOf(state),
          merged,
          procedure: passedSteps(book.policy, events).map(asProcedure),
          orders: orders.map((o) =>
            asOrder(
              o,
              state.orders.find((one) => one.no === o.no),
              names,
            ),
          ),
          feedbackDocument: asDocument(state, book.policy),
          obligations: obligations.map((o) => asObligation(o, now, timezone)),
          texts: texts.map((t) => asText(t, partsHiddenFrom(found))),
          mayDo: mayDo(caller.account, asItIsNow, book, now),
        },
      };
    },
  }),
];

/** accounts that handle the orders, as far as they are known to this one: a unit knows its own people */
const handlersNamed = (account: Account, s: CaseState): string[] =>
  s.orders.flatMap((o) => (o.handler !== undefined && knowsPeopleOf(account, o.unit) ? [o.handler] : []));

function headOf(s: CaseState) {
  const stage = stageOf(s, leadOrder(s));
  const outcome = 'outcome' in s ? s.outcome : null;
  return {
    number: s.number,
    version: s.version,
    stage,
    stageWords: STAGE_WORDS[stage],
    channel: s.channel,
    line: s.line ?? null,
    language: s.language ?? null,
    category: s.category,
    categoryWords: s.category === null ? null : saidOf(s.category),
    marks: { ...s.marks },
    missing: s.phase === 'incomplete' ? [...s.missing] : [],
    outcome,
    outcomeWords: outcome === null ? null : OUTCOME_WORDS[outcome],
    policyVersion: s.policyVersion,
    backlog: s.backlog === true,
    receivedAt: iso(s.receivedAt),
    acceptedAt: isoOrNull(s.acceptedAt),
    closedAt: isoOrNull(s.closedAt),
    archivedAt: s.phase === 'archived' ? iso(s.archivedAt) : null,
  };
}

const asObligation = (
  { dueAt, settledAt, why, role, ...o }: ObligationView,
  now: number,
  timezone: string,
): z.input<typeof obligation> => ({
  ...o,
  role,
  roleWords: { zh: ROLES[role].zh, en: ROLES[role].en },
  words: OBLIGATION_WORDS[o.kind],
  dueAt: isoOrNull(dueAt),
  settledAt: isoOrNull(settledAt),
  overdue: o.status === 'open' && dueAt !== null && dueAt < now,
  sentence:
    dueAt === null ? null : { zh: sentence(why, dueAt, 'zh', timezone), en: sentence(why, dueAt, 'en', timezone) },
  why: { ...why, startAt: iso(why.startAt) },
});
