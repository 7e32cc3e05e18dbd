import type { Instant } from '../limit/instant';
import type { Fact } from '../loop/event';
import type { Rules } from '../loop/link';
import type { Alarm, Opened, OwedChange } from './obligation';
import { ADMINISTRATION_OWED } from './owed/administration';
import { CLOSING_OWED } from './owed/closing';
import { HANDLING_OWED } from './owed/handling';
import { INTAKE_OWED } from './owed/intake';
import { OVERSIGHT_OWED } from './owed/oversight';
import type { Before, Owed } from './owed/owed';
import { PUBLICATION_OWED } from './owed/publication';
import { ROUTING_OWED } from './owed/routing';

const OWED: Owed<Fact['type']> = {
  ...INTAKE_OWED,
  ...ROUTING_OWED,
  ...HANDLING_OWED,
  ...CLOSING_OWED,
  ...OVERSIGHT_OWED,
  ...PUBLICATION_OWED,
  ...ADMINISTRATION_OWED,
};

/**
 * What an event makes owed and what it settles: the one function that computes due instants in all of Huiying. It is
 * asked when the event is recorded; its answer is a fact of the log from then on and is never derived again.
 *
 * `before` is the state the event meets, `at` the event's instant. Where the pack is silent nothing is opened (R-SYS-06).
 */
export function owedBy(before: Before, fact: Fact, at: Instant, rules: Rules): OwedChange {
  // each entry takes the facts of its own name only
  const owed = OWED[fact.type] as (before: Before, fact: Fact, at: Instant, rules: Rules) => OwedChange;
  const change = owed(before, fact, at, rules);
  return change.opened ? { ...change, opened: change.opened.map((o) => notBefore(o, at)) } : change;
}

/** what was overdue when it came to be owed, under a clock that started before, rings at once: never before it was owed */
const notBefore = (o: Opened, at: Instant): Opened =>
  o.heldAt === undefined && o.alarms.some(([rings]) => rings < at)
    ? { ...o, alarms: o.alarms.map(([rings, does]): Alarm => [Math.max(rings, at), does]) }
    : o;
