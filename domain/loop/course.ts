import type { Instant } from '../limit/instant';
import { owedBy } from '../obligation/owed';
import { nextDue } from '../obligation/ring';
import type { CaseEvent, Fact, TextRef } from './event';
import { evolve } from './evolve';
import type { Rules } from './link';
import type { Actor } from './role';
import type { CaseState, Unregistered } from './state';

/** Events with the state they lead to. */
export interface Course<S extends CaseState | Unregistered = CaseState | Unregistered> {
  events: readonly CaseEvent[];
  state: S;
}

/** Who acted, when, by which action; absent for what the clock does. */
export interface Occasion {
  at: Instant;
  by?: Actor;
  action?: string;
  text?: TextRef;
}

/**
 * The facts of one occasion as events: numbered, with what each makes owed, folded one after the other. The text of an
 * action belongs to its first event.
 */
export function advance(from: CaseState | Unregistered, facts: readonly Fact[], on: Occasion, rules: Rules): Course {
  let state = from;
  const events = facts.map((fact, i): CaseEvent => {
    const { text, ...head } = on;
    const owed = owedBy(state, fact, on.at, rules);
    const changed = (owed.opened?.length ?? 0) + (owed.settled?.length ?? 0) + (owed.confirmed?.length ?? 0) > 0;
    const event: CaseEvent = {
      ...fact,
      ...head,
      v: state.version + 1,
      ...(i === 0 && text ? { text } : {}),
      ...(changed ? { owed: compact(owed) } : {}),
    };
    state = evolve(state, event);
    return event;
  });
  return { events, state };
}

/**
 * Everything that fell due before `until`, each at its true instant, so that no limit passes unseen whoever comes first.
 * `backlog`: the clocks had run before the appeal was brought in; what rang then is recorded and sends nothing.
 */
export function ringUntil(
  from: CaseState | Unregistered,
  until: Instant,
  rules: Rules,
  how: { inclusive: boolean; backlog?: boolean },
): Course {
  let course: Course = { events: [], state: from };
  for (
    let due = nextDue(from, until, how.inclusive, rules.policy);
    due;
    due = nextDue(course.state, until, how.inclusive, rules.policy)
  ) {
    const facts = how.backlog ? due.facts.map(asBacklog) : due.facts;
    const step = advance(course.state, facts, { at: due.at }, rules);
    course = { events: [...course.events, ...step.events], state: step.state };
  }
  return course;
}

/** what the clock found before the appeal was brought in is on record and told to nobody */
const asBacklog = (fact: Fact): Fact =>
  fact.type === 'rang' || fact.type === 'supervised' || fact.type === 'accountabilityProposed'
    ? { ...fact, backlog: true }
    : fact;

const compact = (owed: ReturnType<typeof owedBy>): ReturnType<typeof owedBy> => ({
  ...(owed.opened?.length ? { opened: owed.opened } : {}),
  ...(owed.settled?.length ? { settled: owed.settled } : {}),
  ...(owed.confirmed?.length ? { confirmed: owed.confirmed } : {}),
});
