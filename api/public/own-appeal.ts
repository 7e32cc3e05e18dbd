import { z } from 'zod';
import { postgresNow } from '../../db/clock';
import type { Account } from '../../db/accounts';
import { NO_SIDE, obligationsOf, textsOfAppeal, type TextView } from '../../db/appeal-view';
import { eventsSince } from '../../db/case-log';
import { stateForAppellant, unitNamesOf } from '../../db/public-view';
import type { CaseEvent } from '../../domain/loop/event';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { ringUntil } from '../../domain/loop/course';
import { type CaseState, leadOrder, stageOf } from '../../domain/loop/state';
import type { Policy } from '../../domain/policy/policy';
import { countingOf, nonAcceptanceReasons } from '../../domain/policy/stipulations';
import { mayDo, offer } from '../may-do';
import type { Parts } from '../parts';
import { asCitizenClock, citizenClockOut } from '../schemas/citizen-clock';
import { instantOut, iso, isoOrNull, said } from '../schemas/values';
import { OUTCOME_WORDS, saidOf, STAGE_WORDS } from '../words/vocabulary';
import { promiseOf } from './promise';
import { stepsOf } from './steps';

/** parts of the texts that were said to the appellant themself */
const SAID_TO_APPELLANT = ['reply', 'answer', 'explanation', 'where'];
/** events to which those belong: a unit's other words are for the platform */
const TOLD_BY: readonly string[] = [
  'replied',
  'feedbackSubmitted',
  'directlyAnswered',
  'directlyHandled',
  'callerReferred',
  'notAccepted',
];
/** an extension is explained to the appellant (R-EXT-05); what it was, stands with the step and is no answer */
const EXPLAINED_BY: readonly string[] = ['extended', 'extensionRequested'];

/** An appellant's own appeal (R-SYS-07): where it stands, its way so far, what is promised next, what was answered. */
export const ownAppealOut = z.object({
  number: z.string(),
  city: z.string(),
  stage: z.string(),
  status: said,
  receivedAt: instantOut,
  closedAt: instantOut.nullable(),
  citizenClock: citizenClockOut,
  promise: z
    .object({
      dueAt: instantOut,
      brief: said.meta({ description: 'what, and by when' }),
      left: said.nullable().meta({ description: 'how much time is left; null: it is over' }),
      words: said.meta({ description: 'the whole explanation of the date' }),
    })
    .nullable()
    .meta({ description: 'what is owed to the appellant next; null: nothing, or the city gives no limit' }),
  outcome: said.nullable(),
  notAccepted: z
    .object({ reason: z.string(), line: z.string().nullable() })
    .nullable()
    .meta({ description: 'why the appeal was not accepted, and the emergency line to call instead (R-NAC-19)' }),
  missing: z
    .array(z.object({ element: z.string(), words: said }))
    .meta({ description: 'what is still asked for (R-REG-08); it is answered by a supplement' }),
  steps: z
    .array(z.object({ at: instantOut, code: z.string(), words: said, told: z.array(z.string()) }))
    .meta({ description: 'the way so far, the first step first, with the reasons that the appellant was given' }),
  told: z.array(z.object({ at: instantOut, text: z.string() })),
  mayDo: z.array(offer).meta({ description: 'each is sent to its href, with the query code' }),
});

export type OwnAppeal = z.output<typeof ownAppealOut>;

/** an appellant as the rights see them: no account of the staff, and one role, on the own appeal alone */
export const appellantOf = (city: string): Account => ({
  id: 'appellant',
  city,
  login: '',
  name: '',
  grants: [{ role: 'appellant', unit: null }],
});

/** where an appellant sends an action */
export const placeOf = (number: string, link: string): string => `/api/v1/public/appeals/${number}/${link}`;

/** the appeal of whoever knows number and query code; null: the two do not belong together */
export async function ownAppeal(parts: Parts, number: string, code: string): Promise<OwnAppeal | null> {
  const { db, rules, clock } = parts;
  const state = isAppealNumber(number) ? await stateForAppellant(db, number, code) : null;
  if (!state) return null;
  const now = await clock(await postgresNow(db));
  const [obligations, texts, events, book] = await Promise.all([
    obligationsOf(db, number),
    textsOfAppeal(db, number, NO_SIDE),
    eventsSince(db, number, 0),
    rules.forCase(state, now),
  ]);
  const { timezone } = countingOf(book.policy);
  const asItIsNow = ringUntil(state, now, book, { inclusive: false }).state as CaseState;
  const promise = promiseOf(obligations, { now, timezone, calendar: book.calendar });
  const steps = stepsOf(events, {
    timezone,
    unitNames: await unitNamesOf(db, state.city, unitsIn(events)),
    told: new Map(texts.filter(isToldWithStep).map((text) => [text.v, wordsSaid(text)])),
  });
  const stage = stageOf(state, leadOrder(state));
  return {
    number,
    city: state.city,
    stage,
    status: STAGE_WORDS[stage],
    receivedAt: iso(state.receivedAt),
    closedAt: isoOrNull(state.closedAt),
    citizenClock: asCitizenClock(state, now, timezone),
    promise: promise && { ...promise, dueAt: iso(promise.dueAt) },
    outcome: 'outcome' in state ? OUTCOME_WORDS[state.outcome] : null,
    notAccepted: whyNot(state, events, book.policy),
    missing: state.phase === 'incomplete' ? state.missing.map(inWords) : [],
    steps: steps.map(({ at, told, ...step }) => ({ ...step, at: iso(at), told: [...told] })),
    told: texts
      .filter((t) => TOLD_BY.includes(t.type))
      .flatMap((text) => wordsSaid(text).map((words) => ({ at: iso(text.at), text: words }))),
    mayDo: mayDo(appellantOf(state.city), asItIsNow, book, now).map((o) => ({
      ...o,
      href: placeOf(number, o.takesFile ? 'files' : o.link),
    })),
  };
}

const inWords = (element: string) => ({ element, words: saidOf(element) ?? { zh: element, en: element } });

const isToldWithStep = ({ type }: TextView): boolean => EXPLAINED_BY.includes(type);

/** the reason in the pack's words, for an appeal that was not accepted (R-NAC-19) */
function whyNot(s: CaseState, events: readonly CaseEvent[], policy: Policy): OwnAppeal['notAccepted'] {
  if (!('outcome' in s) || s.outcome !== 'notAccepted') return null;
  const fact = events.findLast((e) => e.type === 'notAccepted');
  const reason = nonAcceptanceReasons(policy).find((r) => r.code === fact?.reason)?.text;
  return reason === undefined ? null : { reason, line: fact?.line ?? null };
}

const unitsIn = (events: readonly CaseEvent[]): string[] => [
  ...new Set(events.flatMap((e) => ('unit' in e && e.unit ? [e.unit] : e.type === 'handedOver' ? [e.to] : []))),
];

const wordsSaid = ({ parts }: TextView): string[] =>
  SAID_TO_APPELLANT.flatMap((name) => {
    const text = parts?.[name];
    return text === undefined ? [] : [text];
  });
