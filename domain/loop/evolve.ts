import { foldOwed } from '../obligation/obligation';
import type { CaseEvent, EventOf, EventType } from './event';
import { ADMINISTRATION_FOLDS } from './folds/administration';
import { CLOSING_FOLDS } from './folds/closing';
import type { Folds } from './folds/fold';
import { HANDLING_FOLDS } from './folds/handling';
import { INTAKE_FOLDS } from './folds/intake';
import { OVERSIGHT_FOLDS } from './folds/oversight';
import { PUBLICATION_FOLDS } from './folds/publication';
import { ROUTING_FOLDS } from './folds/routing';
import type { CaseState, Unregistered } from './state';

/** how many action ids a state remembers: more than can be on their way to one case at a time (record protocol, 7) */
const REMEMBERED_ACTIONS = 32;

/** what is added from outside makes no page of the staff stale: nothing that they decide on has changed (R-SYS-12, R-SYS-13, R-SYS-19) */
const BESIDE_THE_PAGE: readonly EventType[] = [
  'supplemented',
  'urged',
  'withdrawalAsked',
  'fileAttached',
  'noteAdded',
  'limitsRecomputed',
];

/** every event type ever written, for ever: one that nobody folds does not compile */
const FOLDS: Folds<Exclude<CaseEvent['type'], 'registered'>> = {
  ...INTAKE_FOLDS,
  ...ROUTING_FOLDS,
  ...HANDLING_FOLDS,
  ...CLOSING_FOLDS,
  ...OVERSIGHT_FOLDS,
  ...PUBLICATION_FOLDS,
  ...ADMINISTRATION_FOLDS,
};

/**
 * The state after one more event. Total over every event type ever written, for ever: a log of any year folds.
 * Throws only when an event stands where it cannot have been written, which is a damaged log and an operator's case.
 */
export function evolve(s: CaseState | Unregistered, e: CaseEvent): CaseState {
  if (e.v !== s.version + 1) throw new Error(`event ${e.v} cannot follow version ${s.version}`);
  const known = s.phase === 'unregistered' ? [] : s.actions;
  const head = {
    version: e.v,
    owed: foldOwed(s.owed, e.owed),
    actedVersion: e.action && !BESIDE_THE_PAGE.includes(e.type) ? e.v : s.phase === 'unregistered' ? 0 : s.actedVersion,
    actions: e.action && known.at(-1) !== e.action ? [...known, e.action].slice(-REMEMBERED_ACTIONS) : known,
  };
  if (e.type === 'registered') return { ...registered(e), ...head };
  if (s.phase === 'unregistered') throw new Error(`${e.type} before registration`);
  // each fold takes the events of its own name only
  const fold = FOLDS[e.type] as (s: CaseState, e: CaseEvent) => CaseState;
  return fold({ ...s, ...head }, e);
}

const registered = (e: EventOf<'registered'>): CaseState => ({
  number: e.number,
  city: e.city,
  version: e.v,
  policyVersion: e.policyVersion,
  calendarVersion: e.calendarVersion,
  channel: e.channel,
  category: e.category,
  marks: e.marks,
  receivedAt: e.receivedAt,
  draw: e.draw,
  acceptedAt: null,
  closedAt: null,
  orders: [],
  owed: [],
  actedVersion: 0,
  actions: [],
  ...(e.language === undefined ? {} : { language: e.language }),
  ...(e.backlog ? { backlog: true as const } : {}),
  ...(e.repeatOf === undefined ? {} : { repeatOf: e.repeatOf }),
  ...(e.newFacts ? { newFacts: true as const } : {}),
  ...(e.publication === undefined ? {} : { publicationWish: e.publication }),
  ...(e.line === undefined ? {} : { line: e.line }),
  ...(e.missing.length > 0 ? { phase: 'incomplete', missing: e.missing } : { phase: 'received' }),
});
