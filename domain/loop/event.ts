import type { Instant } from '../limit/instant';
import type { OwedChange } from '../obligation/obligation';
import type { AdministrationFact } from './facts/administration';
import type { ClosingFact } from './facts/closing';
import type { HandlingFact } from './facts/handling';
import type { IntakeFact } from './facts/intake';
import type { OversightFact } from './facts/oversight';
import type { PublicationFact } from './facts/publication';
import type { RoutingFact } from './facts/routing';
import type { Actor } from './role';

export type { Satisfaction } from './facts/handling';
export type { Marks, ReplyMethod } from './facts/intake';
export type { ConsentTo, Outcome } from './facts/routing';

/** Free text stays in the store; the log keeps its id and a salted hash, so masking breaks no chain. */
export interface TextRef {
  id: string;
  hash: string;
}

/** What happened. Codes, numbers and instants only: no personal data and no free text ever stands in an event. */
export type Fact =
  IntakeFact | RoutingFact | HandlingFact | ClosingFact | OversightFact | PublicationFact | AdministrationFact;

/** A fact with its place in the case: version, instant, who, by which action, and what it changed in what is owed. */
export type CaseEvent = Fact & {
  v: number;
  at: Instant;
  by?: Actor;
  action?: string;
  text?: TextRef;
  owed?: OwedChange;
};

export type EventType = Fact['type'];

export type FactOf<T extends EventType> = Extract<Fact, { type: T }>;
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;
