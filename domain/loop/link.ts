import type { z } from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar';
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
}

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
  legalIn: readonly Stage[];
  rules: readonly string[];
  /** kinds of obligations it can open */
  owes: readonly ObligationKind[];
  /** codes, numbers, ids; an order link's input has `order` beside it */
  input: I;
  texts: Readonly<Record<string, TextPart>>;
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
