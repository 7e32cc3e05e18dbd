import type { Instant } from '../limit/instant';
import type { Category } from '../policy/policy';
import { registrationElements } from '../policy/stipulations';
import { advance, type Course, type Occasion, ringUntil } from './course';
import type { Marks } from './event';
import type { PublicationWish } from './facts/publication';
import { protectedMarks } from './marks';
import { elementsTaken } from './elements';
import { decide } from './gate';
import type { Action, Link, Rules } from './link';
import { type Refusal, refuse } from './refusal';
import { type CaseState, UNREGISTERED } from './state';

/** What the hotline writes down when an appeal comes in, without its texts and people, which stay in the store. */
export interface Registration {
  number: string;
  city: string;
  channel: string;
  receivedAt: Instant;
  /** BCP 47, as the appellant speaks it (R-CHN-20) */
  language?: string | undefined;
  category: Category | null;
  marks: Marks;
  /** per element of the pack: given, or unknown with a reason; absent is missing (R-REG-08) */
  elements: Readonly<Record<string, 'given' | 'unknown'>>;
  /** nobody is on the line: what is missing is asked for and the appeal waits as incomplete, instead of a refusal */
  askForMissing: boolean;
  draw: number;
  repeatOf?: string | undefined;
  newFacts?: boolean | undefined;
  /** what the appellant wants done with the result; absent: nothing was said (R-DIS-11) */
  publication?: PublicationWish | undefined;
  line?: string | undefined;
  assumed?: readonly string[];
  /** brought in with its original times: what has rung since is recorded as backlog and sends nothing */
  backlog?: boolean;
}

/** the links that take an appeal on or decline it */
const DECIDES: readonly string[] = ['accept', 'notAccept'];

/**
 * 登记: registration, and what the agent did in the same breath (accept, answer directly). Pure; the store records its
 * events and the order to start the appeal's workflow in one transaction. Refuses elementUnknown and elementMissing by name
 * (R-REG-01, R-REG-08, R-ACC-25), and whatever a following link refuses.
 */
export function register(
  r: Registration,
  on: Occasion,
  following: readonly { link: Link; action: Action }[],
  rules: Rules,
): Course<CaseState> | { refused: Refusal } {
  const needed = registrationElements(rules.policy);
  const taken = elementsTaken(rules.policy);
  const stray = Object.keys(r.elements).find((e) => !taken.includes(e));
  if (stray) return refuse('elementUnknown', 'R-REG-01', { element: stray, known: taken });
  const missing = needed.filter((e) => r.elements[e] === undefined);
  if (missing.length > 0 && !r.askForMissing) return refuse('elementMissing', 'R-REG-08', { missing });
  const first = advance(
    UNREGISTERED,
    [
      {
        type: 'registered',
        number: r.number,
        city: r.city,
        channel: r.channel,
        receivedAt: r.receivedAt,
        category: r.category,
        marks: protectedMarks(r.marks, rules.policy),
        missing,
        unknown: taken.filter((e) => r.elements[e] === 'unknown'),
        draw: r.draw,
        policyVersion: rules.policy.version,
        calendarVersion: rules.calendar.version,
        ...(r.language === undefined ? {} : { language: r.language }),
        ...(r.repeatOf === undefined ? {} : { repeatOf: r.repeatOf }),
        ...(r.newFacts ? { newFacts: true as const } : {}),
        ...(r.publication === undefined ? {} : { publication: r.publication }),
        ...(r.line === undefined ? {} : { line: r.line }),
        // what is decided on later, by whoever finds it in the list, is watched until then
        ...(following.some(({ link }) => DECIDES.includes(link.name)) ? {} : { waits: true as const }),
        ...(r.assumed?.length ? { assumed: r.assumed } : {}),
        ...(r.backlog ? { backlog: true } : {}),
      },
    ],
    on,
    rules,
  );
  let course = first as Course<CaseState>;
  for (const { link, action } of following) {
    // a step of another system has its own instant and role there; what had rung by then stands before it
    if (r.backlog) course = ringBacklog(course, action.at, rules, false);
    const decision = decide(course.state, link, action, rules);
    if ('refused' in decision) return decision;
    // what was written down is the registration's text; a following link has its own or none
    const { text: _registered, ...breath } = on;
    const own = action.text ? { text: action.text } : {};
    const step = advance(course.state, decision.facts, { ...breath, at: action.at, by: action.by, ...own }, rules);
    course = { events: [...course.events, ...step.events], state: step.state as CaseState };
  }
  return course;
}

/** what has rung between the original times of a backlog appeal and the instant `now`, at which it is brought in */
export function ringBacklog(
  course: Course<CaseState>,
  now: Instant,
  rules: Rules,
  inclusive = true,
): Course<CaseState> {
  const rung = ringUntil(course.state, now, rules, { inclusive, backlog: true });
  return { events: [...course.events, ...rung.events], state: rung.state as CaseState };
}
