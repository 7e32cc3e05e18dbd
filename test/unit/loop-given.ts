import { workingCalendar } from '../../domain/calendar/working-calendar';
import { type Instant, parseInstant } from '../../domain/limit/instant';
import { linkNamed } from '../../domain/loop';
import { advance, ringUntil } from '../../domain/loop/course';
import type { CaseEvent, EventType, Fact } from '../../domain/loop/event';
import { decide } from '../../domain/loop/gate';
import type { Action, Recorded, Rules } from '../../domain/loop/link';
import type { Refusal, RefusalCode } from '../../domain/loop/refusal';
import { register, type Registration } from '../../domain/loop/register';
import { isUnitRole, type Role } from '../../domain/loop/role';
import type { CaseState } from '../../domain/loop/state';
import type { Obligation, ObligationKind, Opened, Settled } from '../../domain/obligation/obligation';
import type { Policy } from '../../domain/policy/policy';
import { acceptedCategories, registrationElements } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';
import { undeclared } from './loop-stages-reached';

export const UNIT = 'u2-1';
const calendar = workingCalendar(loadCalendar());

/** the rules of a pack as shipped, or of a policy made from one */
export const rulesOf = (policy: string | Policy): Rules => ({
  policy: typeof policy === 'string' ? loadPolicy(policy) : policy,
  calendar,
});

/** 'YYYY-MM-DDTHH:MM' in Shanghai; 24:00 is the end of that day */
export function on(text: string): Instant {
  const at = parseInstant(`${text.replace('T24:00', 'T00:00')}+08:00`);
  if (at === null) throw new Error(`no instant: ${text}`);
  return text.endsWith('T24:00') ? at + 24 * 3_600_000 : at;
}

export interface How {
  at?: Instant;
  role?: Role;
  unit?: string;
  seen?: number;
  parts?: readonly string[];
}

/** an action as the API sends it; role and unit are the first that may, unless said otherwise */
export function action(link: string, input: unknown = {}, how: How & { at: Instant; id: string }): Action {
  const role = how.role ?? linkNamed(link)?.who[0] ?? 'agent';
  const unit = how.unit ?? (isUnitRole(role) ? UNIT : undefined);
  return {
    link,
    id: how.id,
    by: { id: '1', role, ...(unit === undefined ? {} : { unit }) },
    at: how.at,
    body: '',
    input,
    ...(how.seen === undefined ? {} : { seen: how.seen }),
    ...(how.parts === undefined ? {} : { parts: how.parts }),
  };
}

/** why each duty of these events was due when it was, as `record` brings it along for a link that reads it */
export const whyOf = (events: readonly CaseEvent[]): ReadonlyMap<string, Recorded> =>
  new Map(
    events.flatMap(({ owed }) =>
      (owed?.opened ?? []).map(({ id, kind, why }): [string, Recorded] => {
        const before = owed?.settled?.find((s) => s.how === 'replaced' && s.id.startsWith(`${kind}-`))?.id;
        return [id, before === undefined ? why : { ...why, tookPlaceOf: before }];
      }),
    ),
  );

const MORNING = on('2026-03-02T09:00');

/** what the hotline writes down, whole, unless said otherwise */
export function registration(rules: Rules, given: Partial<Registration> = {}): Registration {
  const elements = registrationElements(rules.policy);
  return {
    number: '2026030200000011',
    city: rules.policy.city,
    channel: 'phone',
    receivedAt: MORNING,
    category: acceptedCategories(rules.policy).includes('complaint') ? 'complaint' : 'suggestion',
    marks: {},
    elements: Object.fromEntries(elements.map((e) => [e, 'given' as const])),
    askForMissing: false,
    draw: 0,
    ...given,
  };
}

/** A case in the hands of a test: what happened so far, and what the last step made of it. Nothing in it ever changes. */
export class Given {
  private constructor(
    readonly rules: Rules,
    readonly state: CaseState,
    readonly events: readonly CaseEvent[],
    /** events of the last step */
    readonly made: readonly CaseEvent[],
    readonly refused: Refusal | null,
    readonly now: Instant,
  ) {}

  static registered(rules: Rules, given: Partial<Registration> = {}): Given {
    const r = registration(rules, given);
    const course = register(r, { at: r.receivedAt, by: { id: '1', role: 'agent' }, action: 'a1' }, [], rules);
    if ('refused' in course) throw new Error(`not registered: ${course.refused.code}`);
    return new Given(rules, course.state, course.events, course.events, null, r.receivedAt);
  }

  /** a person acts: what fell due before is recorded first, as the record protocol has it (3c, 3d) */
  when(link: string, input: unknown = {}, how: How = {}): Given {
    const l = linkNamed(link);
    if (!l) throw new Error(`no link ${link}`);
    const at = how.at ?? this.now;
    const a = action(link, input, { ...how, at, id: `a${this.events.length + 1}` });
    const rung = ringUntil(this.state, at, this.rules, { inclusive: false });
    const rules = l.readsWhy ? { ...this.rules, why: whyOf([...this.events, ...rung.events]) } : this.rules;
    const decision = decide(rung.state as CaseState, l, a, rules);
    if ('refused' in decision) return this.after(rung.events, rung.state as CaseState, at, decision.refused);
    const acted = advance(rung.state, decision.facts, { at, by: a.by, action: a.id }, rules);
    expect(undeclared(l, a, rung.state as CaseState, acted.state as CaseState)).toEqual([]);
    return this.after([...rung.events, ...acted.events], acted.state as CaseState, at);
  }

  /** the same, on the way to what a test is about: a refusal is the test's own fault */
  did(link: string, input: unknown = {}, how: How = {}): Given {
    const done = this.when(link, input, how);
    if (done.refused) throw new Error(`${link} refused: ${JSON.stringify(done.refused)}`);
    return done;
  }

  /** the same case once these facts have happened, whoever made them: where the way to what a test is about is no matter */
  having(...facts: readonly Fact[]): Given {
    const { events, state } = advance(this.state, facts, { at: this.now }, this.rules);
    return this.after(events, state as CaseState, this.now);
  }

  /** nobody acts until then; what falls due at that very instant rings */
  whenNobodyActsUntil(at: Instant): Given {
    const rung = ringUntil(this.state, at, this.rules, { inclusive: true });
    return this.after(rung.events, rung.state as CaseState, at);
  }

  then(...types: readonly EventType[]): this {
    expect({ refused: this.refused, made: this.made.map((e) => e.type) }).toEqual({ refused: null, made: types });
    return this;
  }

  thenRefused(code: RefusalCode, detail: Refusal['detail'] = {}): this {
    expect(this.refused).toMatchObject({ code, detail });
    return this;
  }

  /** the same case under other rules from now on: a new version of the policy, or a calendar that was announced */
  under(rules: Rules): Given {
    return new Given(rules, this.state, this.events, this.made, this.refused, this.now);
  }

  /** the same case, had it been registered as the repetition of an earlier appeal */
  repeating(earlier: string): Given {
    const state = { ...this.state, repeatOf: earlier };
    return new Given(this.rules, state, this.events, this.made, this.refused, this.now);
  }

  /** the one open obligation of this kind; null when there is none */
  owed(kind: ObligationKind): Obligation | null {
    const found = this.state.owed.filter((o) => o.kind === kind);
    expect(found.length).toBeLessThan(2);
    return found[0] ?? null;
  }

  /** what the last step opened, by kind */
  get opened(): Partial<Record<ObligationKind, Opened>> {
    return Object.fromEntries(this.made.flatMap((e) => (e.owed?.opened ?? []).map((o) => [o.kind, o])));
  }

  /** what became, in the last step, of what was owed: by kind, how and when */
  get settled(): Partial<Record<ObligationKind, [Settled['how'], Instant]>> {
    const kinds = new Map(this.events.flatMap((e) => (e.owed?.opened ?? []).map((o) => [o.id, o.kind] as const)));
    return Object.fromEntries(
      this.made.flatMap((e) => (e.owed?.settled ?? []).map((s) => [kinds.get(s.id) ?? s.id, [s.how, s.at]])),
    );
  }

  /** what rang in the last step: what, when, and over which kind of obligation */
  get rung(): [string, Instant][] {
    return this.made.flatMap((e): [string, Instant][] => (e.type === 'rang' ? [[e.does, e.at]] : []));
  }

  private after(made: readonly CaseEvent[], state: CaseState, now: Instant, refused: Refusal | null = null): Given {
    return new Given(this.rules, state, [...this.events, ...made], made, refused, now);
  }
}

/** all texts of a feedback document and the reply */
export const WHOLE_DOCUMENT = [
  'directAnswer',
  'legalSource',
  'communication',
  'contactDetails',
  'responsibleUnit',
  'responsiblePerson',
  'endMark',
  'reply',
];
export const SUBMITTED = { outcome: 'solved', satisfaction: 'satisfied', replyMethod: 'telephone' };
/** a leader hands in the whole document, and has told the appellant */
export const BY_LEADER: How = { role: 'leaderInCharge', parts: WHOLE_DOCUMENT };
