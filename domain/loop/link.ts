import type { z } from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Explanation } from '../limit/explanation';
import type { Instant } from '../limit/instant';
import type { ObligationKind } from '../obligation/obligation';
import type { Policy } from '../policy/policy';
import type { Fact, TextRef } from './event';
import type { Refusal } from './refusal';
import type { Actor, Role } from './role';
import type { CaseState, Stage, WorkOrder } from './state';

/** What a case was accepted under: the numbers of its city and the working days. */
export interface Rules {
  policy: Policy;
  calendar: WorkingCalendar;
  /** why each duty of the case was due when it was, ended ones too, by its id; only for links that read it (`readsWhy`) */
  why?: ReadonlyMap<string, Recorded>;
}

/** An explanation as it was recorded; `tookPlaceOf` is the id of the duty that this one replaced. */
export type Recorded = Explanation & { tookPlaceOf?: string };

/**
 * What a person did, as it travels to the case. Its free text was put into the store beforehand: `parts` names what the
 * text holds, `text` is its id and salted hash.
 */
export interface Action<I = unknown> {
  link: string;
  /** unique to this request and its repetitions */
  id: string;
  /** version of the case on the page the person acted from; absent: no page was involved */
  seen?: number;
  by: Actor;
  /** when the request was received, by PostgreSQL's clock: lateness is judged by it */
  at: Instant;
  /** hash of the request's body: the same id with another body is refused */
  body: string;
  input: I;
  parts?: readonly string[];
  text?: TextRef;
}

export type Decision = { facts: readonly Fact[] } | { refused: Refusal };

/** A free text the link takes: kept in the store, never in a history. */
export interface TextPart {
  /** characters, at most */
  max: number;
  required: boolean;
  zh: string;
  en: string;
}

/** One link of the closed loop, declared whole. Updates, validators, routes, rights, OpenAPI and buttons derive from it. */
export interface Link<I extends z.ZodType = z.ZodType> {
  /** wire name: the Update's name, the route's last segment, the right */
  name: string;
  zh: string;
  en: string;
  /** what it means in the field */
  about: string;
  who: readonly Role[];
  on: 'appeal' | 'order';
  /** whose unit acts on an order: its own, or the one it gives its part to; absent: its own */
  acts?: 'own' | 'above';
  /** the unit that its input names stands below the acting one; units are the store's, so the API checks it (R-DSP-18) */
  unitBelow?: true;
  /** its input names an account as `colleague`: a handler of the acting unit; accounts are the store's, so the API checks it */
  handlerNamed?: true;
  legalIn: readonly Stage[];
  /** where it can lead, beside leaving everything where it stands: from each stage the same, or said by stage */
  to: readonly Stage[] | Readonly<Partial<Record<Stage, readonly Stage[]>>>;
  rules: readonly string[];
  /** kinds of obligations it can open */
  owes: readonly ObligationKind[];
  /** codes, numbers, ids; an order link's input has `order` beside it */
  input: I;
  /** the action comes with a file's content, which has to be in the store first: its route is that of files, not of its name */
  takesFile?: true;
  /** only the platform itself sends it, in the name of whoever caused it: it has no route, and no button */
  sentByPlatform?: true;
  /** it decides on why everything owed is due when it is: `record` brings the recorded explanations along */
  readsWhy?: true;
  texts: Readonly<Record<string, TextPart>>;
  /** whether it is offered at all, where the pack, the hour or the actor decides that; absent: wherever it is legal */
  offered?: (c: Circumstances, at: Instant, by: Actor) => boolean;
  /** the facts that follow from a legal action, or the refusal; pure, and told everything it needs */
  decide: (c: Circumstances, a: Action<z.infer<I>>) => Decision;
}

/** What a decision is made on. `order` is the one meant, for links on an order. */
export interface Circumstances extends Rules {
  state: CaseState;
  order: WorkOrder | null;
}

/** keeps the input's type between `input` and `decide`, then lets links stand in one list */
export const link = <I extends z.ZodType>(l: Link<I>): Link => l as unknown as Link;

/** the stages that the link can lead to from this one, for its own order, for others and for the appeal */
export const leadsTo = (l: Link, from: Stage): readonly Stage[] =>
  l.legalIn.includes(from) ? (isList(l.to) ? l.to : (l.to[from] ?? [])) : [];

const isList = (to: Link['to']): to is readonly Stage[] => Array.isArray(to);
