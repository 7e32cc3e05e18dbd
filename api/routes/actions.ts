import { z } from 'zod';
import { actionIdOf } from '../../activities/action-id';
import { caseForAction } from '../../db/case-for-action';
import type { CalendarVersions } from '../../db/rules';
import { dropText, keepTexts, newText } from '../../db/intake';
import { keepRefusal } from '../../db/refusals';
import { colleaguesOf } from '../../db/organisation/colleagues';
import { handlingUnit, isBelow } from '../../db/organisation/units';
import type { Caller } from '../../db/sessions';
import { LIMIT_UNITS } from '../../domain/limit/limit';
import { LOOP } from '../../domain/loop';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { advance, ringUntil } from '../../domain/loop/course';
import { decide } from '../../domain/loop/gate';
import type { Action, Link } from '../../domain/loop/link';
import { type Refusal, refuse } from '../../domain/loop/refusal';
import type { Actor } from '../../domain/loop/role';
import type { CaseState } from '../../domain/loop/state';
import type { Instant } from '../../domain/limit/instant';
import { unknownAppeal } from '../case-access';
import { act } from '../engine/act';
import { unprovenKnowledge } from '../knowledge/proof';
import { no, type Problem, type ProblemCode, refused } from '../problems/problem';
import { actorOn, orderOf, sightOf, unitsOf } from '../rights';
import type { Parts } from '../parts';
import { type Asked, type Reply, type Route, route } from '../route';
import { inputOf } from '../schemas/action-input';

export const numberParam = z.object({ number: z.string().max(40).meta({ description: "the appeal's 16 digits" }) });

/** what a taken action answers, also when it is repeated */
export const taken = z.object({
  number: z.string(),
  version: z.int().meta({ description: 'version of the appeal that this action made' }),
});

/**
 * One route per link of the loop: POST /api/v1/appeals/{number}/{link}, with the rights that the link declares; a file has its
 * own, and what the platform itself sends has none.
 */
export const actionRoutes = (parts: Parts): Route[] =>
  LOOP.filter((link: Link) => !link.takesFile && !link.sentByPlatform).map((link) => actionRoute(parts, link));

/** how any action can be refused */
export const ACTION_PROBLEMS = [
  'unknownAppeal',
  'appealArchived',
  'notLegalNow',
  'notYourRole',
  'notYourUnit',
  'stale',
  'keyReused',
  'engineUnavailable',
] as const satisfies readonly ProblemCode[];

const actionRoute = (parts: Parts, link: Link): Route =>
  route({
    id: link.name,
    method: 'post',
    path: `/api/v1/appeals/:number/${link.name}`,
    tag: 'actions',
    summary: `${link.zh} ${link.en}`,
    about: `${link.about} Legal at: ${link.legalIn.join(', ')}. Rules: ${link.rules.join(', ')}.`,
    admits: 'signedIn',
    rights: link.who,
    params: numberParam,
    body: inputOf(link).schema,
    answer: taken,
    problems: ACTION_PROBLEMS,
    handle: (asked) => take(parts, link, asked),
  });

/**
 * Takes one action, in few round trips: the case and the action's stored answer are read, the loop decides on what was read
 * and refuses early, the texts go into the store, and the case's Update is the decision that counts.
 */
export async function take(
  parts: Parts,
  link: Link,
  {
    caller,
    params: { number },
    body,
    idempotencyKey,
    bodyHash,
  }: Asked<{ number: string }, unknown, Record<string, unknown>>,
): Promise<Reply<z.input<typeof taken>>> {
  const { db, engine } = parts;
  const { account } = caller;
  if (!isAppealNumber(number)) return { problem: unknownAppeal(number) };
  const id = actionId(account.id, number, idempotencyKey);
  const hash = await bodyHash();
  const found = await caseForAction(db, number, id, unitsOf(account));
  if (!found || found.state.city !== account.city) return { problem: unknownAppeal(number) };
  const { state } = found;
  const { input, texts, seen, order } = inputOf(link).split(body);
  const by = actorOn(account, link, state, orderOf(account, link, state, order));
  if (!by) return { problem: no('forbidden', { data: { may: link.who } }) };
  const refuseAs = async (refusal: Refusal): Promise<{ problem: Problem }> => {
    await keepRefusal(db, { city: state.city, number, link: link.name, action: id, by, refused: refusal });
    return { problem: refused(refusal) };
  };
  if (found.known) {
    if (found.known.body !== hash) return refuseAs(refuse('keyReused', 'R-SYS-03').refused);
    // the log has it; whether the case heard is not said by that, so nothing is confirmed here
    return { body: { number, version: found.known.version } };
  }
  if (!sightOf(account).all && !found.ofTheseUnits) return refuseAs(refuse('notYourUnit', 'R-HDL-07').refused);
  const stray = await strayUnit(parts, { city: state.city, link, by, at: await parts.clock(caller.receivedAt) }, input);
  if (stray) return { problem: stray };
  const unproven = await unprovenKnowledge(parts, state.city, input, await parts.clock(caller.receivedAt));
  if (unproven) return { problem: unproven };
  const stranger = await strangerNamed(parts, { city: state.city, link, by }, input);
  if (stranger) return { problem: stranger };

  const action = await actionOf(parts, { link, id, by, caller, body: hash, input, texts, seen });
  const early = await refusedEarly(parts, state, link, action.action, found.calendars);
  if (early) return refuseAs(early);
  if (action.text) await keepTexts(db, state.city, [action.text]);
  const acted = await act(engine, number, action.action);
  if ('refused' in acted) {
    // refused by the case itself: nothing refers to the text
    if (action.text) await dropText(db, action.text.ref.id);
    return refuseAs(acted.refused);
  }
  return { body: { number, version: acted.version } };
}

/**
 * Id of an action, from who asked, on which appeal, under which key. A key belongs to one appeal: two cases never share an
 * action's id.
 */
export const actionId = (account: string, place: string, key: string): string => actionIdOf(account, place, key);

interface Intent {
  link: Link;
  id: string;
  by: Actor;
  caller: Caller;
  body: string;
  input: unknown;
  texts: Record<string, string>;
  seen: number | undefined;
}

async function actionOf({ clock }: Parts, { link, id, by, caller, body, input, texts, seen }: Intent) {
  const parts = Object.keys(texts);
  const text = parts.length > 0 ? newText(texts) : null;
  const action: Action = {
    link: link.name,
    id,
    ...(seen === undefined ? {} : { seen }),
    by,
    at: await clock(caller.receivedAt),
    body,
    input,
    ...(text ? { parts, text: text.ref } : {}),
  };
  return { action, text };
}

/** every unit that an input names: there is one of this id that handles; below the acting one, where the link asks for that */
async function strayUnit(
  { db }: Parts,
  { city, link, by, at }: { city: string; link: Link; by: Actor; at: Instant },
  { unit, lead, coUnits }: Record<string, unknown>,
): Promise<Problem | null> {
  const co = (coUnits ?? []) as readonly { unit: string }[];
  for (const named of [unit, lead, ...co.map((one) => one.unit)]) {
    // the unit of an extension is one of time
    if (typeof named !== 'string' || LIMIT_UNITS.some((time) => time === named)) continue;
    if (!(await handlingUnit(db, city, named, at))) return no('unitUnknown', { data: { unit: named } });
    if (link.unitBelow && by.unit !== undefined && !(await isBelow(db, city, named, by.unit)))
      return no('unitNotBelow', { rule: 'R-DSP-18', data: { unit: named, own: by.unit } });
  }
  return null;
}

/** whom an input names to handle an order: somebody of the acting unit who handles there and may still sign in */
async function strangerNamed(
  { db }: Parts,
  { city, link, by }: { city: string; link: Link; by: Actor },
  { colleague }: Record<string, unknown>,
): Promise<Problem | null> {
  if (!link.handlerNamed || by.unit === undefined || typeof colleague !== 'string') return null;
  const colleagues = await colleaguesOf(db, city, by.unit);
  if (colleagues.some(({ id, roles }) => id === colleague && roles.includes('handler'))) return null;
  return no('colleagueUnknown', { rule: 'R-HDL-07', data: { colleague, unit: by.unit } });
}

/** what the case would answer on the state that was read, so that a refusal costs the case nothing */
export async function refusedEarly(
  { rules }: Parts,
  state: CaseState,
  link: Link,
  action: Action,
  calendars?: CalendarVersions,
): Promise<Refusal | null> {
  const book = await rules.forCase(state, action.at, { calendars });
  const rung = ringUntil(state, action.at, book, { inclusive: false });
  const decision = decide(rung.state as CaseState, link, action, book);
  if ('refused' in decision) return decision.refused;
  // what the rules cannot carry out must fail here, where it costs one answer, and not inside the case, where it costs its turn
  advance(rung.state, decision.facts, { at: action.at, by: action.by, action: action.id }, book);
  return null;
}
