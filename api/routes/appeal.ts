import { z } from 'zod';
import { obligationsOf, type ObligationView, ordersOf, textsOfAppeal, type TextView } from '../../db/appeal-view';
import { eventsSince } from '../../db/case-log';
import { IDENTITY_PARTS } from '../../db/identity';
import { mergedInto } from '../../db/masters';
import { LOOP } from '../../domain/loop';
import { ringUntil } from '../../domain/loop/course';
import { ELEMENT_TEXTS } from '../../domain/loop/elements';
import type { Link } from '../../domain/loop/link';
import { passedSteps } from '../../domain/loop/procedure';
import { ROLES } from '../../domain/loop/role';
import { type CaseState, leadOrder, stageOf } from '../../domain/loop/state';
import { sentence } from '../../domain/limit/explanation';
import { FEEDBACK_PARTS } from '../../domain/policy/answer-clauses';
import { countingOf } from '../../domain/policy/stipulations';
import { seen } from '../case-access';
import { mayDo, offer } from '../may-do';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { besideOf, besideView } from '../schemas/beside-view';
import { asOrder, orderView } from '../schemas/order-view';
import { asProcedure, procedureView } from '../schemas/procedure-view';
import { asCitizenClock, citizenClockOut } from '../schemas/citizen-clock';
import { instantOut, iso, isoOrNull, said } from '../schemas/values';
import { EVENT_WORDS, OBLIGATION_WORDS, OUTCOME_WORDS, saidOf, STAGE_WORDS } from '../words/vocabulary';
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

const text = z.object({
  v: z.int(),
  type: z.string(),
  words: said,
  at: instantOut,
  masked: z.boolean(),
  parts: z.array(z.object({ name: z.string(), words: said, text: z.string() })),
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
  beside: besideView,
  merged: z.array(z.string()).meta({ description: 'numbers of what is or was merged into this appeal (R-SYS-15)' }),
  obligations: z.array(obligation),
  texts: z.array(text),
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
        textsOfAppeal(db, number),
        mergedInto(db, state.city, number),
        rules.forCase(state, now),
        eventsSince(db, number, 0),
      ]);
      const { timezone } = countingOf(book.policy);
      const hidden = found.asUnit && state.marks.confidential ? CONFIDENTIAL : IDENTITY_PARTS;
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
            ),
          ),
          obligations: obligations.map((o) => asObligation(o, now, timezone)),
          texts: texts.map((t) => asText(t, hidden)),
          mayDo: mayDo(caller.account, asItIsNow, book, now),
        },
      };
    },
  }),
];

/** in a confidential appeal these elements may name the appellant, so a unit does not read them (R-IDC-11) */
const CONFIDENTIAL: readonly string[] = [...IDENTITY_PARTS, 'person', 'callerUnit'];

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

const asText = ({ v, type, at, parts }: TextView, hidden: readonly string[]): z.input<typeof text> => ({
  v,
  type,
  words: EVENT_WORDS[type],
  at: iso(at),
  masked: parts === null,
  parts: Object.entries(parts ?? {})
    .filter(([name]) => !hidden.includes(name))
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, words]) => ({ name, words: partWords(name), text: words })),
});

/** parts in the order in which people speak; the store keeps them in none */
const IN_ORDER = ['title', 'message', ...Object.keys(ELEMENT_TEXTS), ...FEEDBACK_PARTS];

function placeOf(name: string): number {
  const place = IN_ORDER.indexOf(name.replace(/Unknown$/, ''));
  return place < 0 ? IN_ORDER.length : place;
}

const PART_WORDS: Readonly<Record<string, z.input<typeof said>>> = {
  title: { zh: '标题', en: 'title' },
  message: { zh: '诉求内容', en: 'message' },
  note: { zh: '意见', en: 'note' },
  explanation: { zh: '说明', en: 'explanation' },
  answer: { zh: '答复内容', en: 'answer' },
  requirements: { zh: '重办要求', en: 'requirements' },
  opinion: { zh: '诉求人意见建议', en: 'what the appellant says' },
};

/** texts bring their own words */
const TEXT_WORDS: ReadonlyMap<string, z.input<typeof said>> = new Map(
  LOOP.flatMap((l: Link) => Object.entries(l.texts).map(([name, { zh, en }]) => [name, { zh, en }])),
);

function partWords(name: string): z.input<typeof said> {
  const known = PART_WORDS[name] ?? saidOf(name) ?? TEXT_WORDS.get(name);
  if (known) return known;
  const of = name.endsWith('Unknown') ? saidOf(name.slice(0, -'Unknown'.length)) : null;
  return of ? { zh: `${of.zh}不详的原因`, en: `why ${of.en} is unknown` } : { zh: name, en: name };
}
