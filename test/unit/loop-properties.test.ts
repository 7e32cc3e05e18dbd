import fc from 'fast-check';
import { HOUR, type Instant, MINUTE } from '../../domain/limit/instant';
import { LOOP } from '../../domain/loop';
import type { CaseEvent, EventType, Marks } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import { actingUnit } from '../../domain/loop/gate';
import type { Link, Rules } from '../../domain/loop/link';
import { type CaseState, liveOrders, STAGES, stageOf, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import { type Task, tasksOf } from '../../domain/loop/task';
import { limitsAgain } from '../../domain/obligation/limits-again';
import { nextAlarm } from '../../domain/obligation/obligation';
import { CATEGORIES, type Category } from '../../domain/policy/category';
import { packIds } from '../../packs/load';
import { anyInput, type Move } from './loop-any-input';
import { Given, on, rulesOf, WHOLE_DOCUMENT, whyOf } from './loop-given';
import { nextStep } from './loop-next';
import { ONE_OF_EACH } from './loop-one-of-each';

const RULES = packIds().map((pack) => rulesOf(pack));
const DAY = 24 * HOUR;

/** the archive waits for no decision on publication (R-ARC-06) */
const OF_THE_PUBLIC_COPY: readonly string[] = ['publish', 'notPublish', 'withdrawPublication'];

/** how a case may begin */
interface Start {
  rules: Rules;
  category: Category | null;
  marks: Marks;
  repeats: boolean;
  receivedAt: Instant;
  draw: number;
  /** the record is whole; else its elements are asked for */
  whole: boolean;
}

const seldom = <T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: what });

const move: fc.Arbitrary<Move> = fc.record({
  does: fc.constantFrom('next', 'legal', 'legal', 'legal', 'wild'),
  pick: fc.noBias(fc.nat(10_000)),
  pause: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(0, 1000, MINUTE, 10 * MINUTE, HOUR, DAY) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 * DAY }) },
  ),
  role: fc.noBias(fc.nat(100)),
  unit: seldom(fc.constant('u2-2')),
  parts: seldom(fc.subarray(WHOLE_DOCUMENT)),
  yes: fc.boolean(),
  told: fc.boolean(),
  seen: seldom(fc.nat(60)),
});

const start: fc.Arbitrary<Start> = fc.record({
  rules: fc.constantFrom(...RULES),
  category: fc.option(fc.constantFrom(...CATEGORIES), { freq: 8 }),
  marks: fc.constantFrom(
    {},
    { urgent: true },
    { simple: true },
    { important: true },
    { confidential: true },
    { replyRequested: true },
    { consumer: true },
    { unfairCompetition: true, realName: true },
  ),
  repeats: fc.boolean(),
  receivedAt: fc.integer({ min: on('2026-01-01T00:00'), max: on('2026-10-01T00:00') }),
  draw: fc.nat(9999),
  whole: fc.boolean(),
});

function begun({ rules, category, marks, repeats, receivedAt, draw, whole }: Start): Given {
  const asked = whole ? {} : { elements: {}, askForMissing: true };
  const repeat = repeats ? { repeatOf: '2026030200000022' } : {};
  return Given.registered(rules, { category, marks, receivedAt, draw, ...asked, ...repeat });
}

/** what is legal nearly everywhere is tried now and then, else it would be most of what happens */
const ANYWHERE = LOOP.filter((l) => l.legalIn.length > STAGES.length / 2).map((l) => l.name as string);

function legalNow({ state }: Given, pick: number): readonly string[] {
  const live = liveOrders(state);
  const stage = stageOf(state, live[pick % Math.max(1, live.length)] ?? null);
  const legal = LOOP.filter((l) => (l.legalIn as readonly string[]).includes(stage)).map((l) => l.name as string);
  const here = legal.filter((name) => !ANYWHERE.includes(name));
  return pick % 5 === 0 || here.length === 0 ? legal : here;
}

function moved(given: Given, m: Move): Given {
  const at = given.now + m.pause;
  const tasks = tasksOf(given.state);
  const next = tasks[m.pick % tasks.length];
  if (m.does === 'next' && next) {
    const [link, asked, how] = nextStep(next, given);
    return given.when(link, asked, { ...how, at });
  }
  const legal = legalNow(given, m.pick);
  const names = m.does === 'wild' || legal.length === 0 ? LOOP.map((l) => l.name) : legal;
  const name = names[m.pick % names.length] ?? 'accept';
  const link: Link | undefined = LOOP.find((l) => l.name === name);
  const live = liveOrders(given.state);
  const order = live[m.role % Math.max(1, live.length)];
  const { input, how } = anyInput(name, given, m, order);
  const who = link?.who ?? [];
  const role = m.does === 'wild' ? who[m.role % who.length] : (how.role ?? who[m.role % who.length]);
  const acting = order && link?.on === 'order' ? actingUnit(given.state, link, order) : (order?.unit ?? null);
  const unit = m.unit ?? acting;
  return given.when(name, input, {
    ...how,
    at,
    ...(role === undefined ? {} : { role }),
    ...(unit === null ? {} : { unit }),
    ...(m.parts === undefined ? {} : { parts: m.parts }),
    ...(m.seen === undefined ? {} : { seen: m.seen }),
  });
}

/** works the case on to its end, as its work lists say; where nobody has to act, time does */
function drivenOn(given: Given): Given {
  let at = given;
  for (let steps = 0; at.state.phase !== 'archived' && steps < 60; steps++) {
    // what another unit than the one named hands in is only sent back (R-DSP-05)
    const all = tasksOf(at.state);
    const tasks = [...all.filter((task) => task.link === 'reroute'), ...all.filter((task) => task.link !== 'reroute')];
    const done = tasks.reduce<Given | null>((found, task) => found ?? taken(at, task), null);
    // the master of a merged appeal ends somewhere else, and this one hears of it
    if (!done && at.state.phase === 'merged') at = at.did('followMaster', { outcome: 'solved' });
    else if (!done) {
      const alarm = nextAlarm(at.state.owed);
      if (alarm === null)
        throw new Error(`nobody has to act: ${JSON.stringify({ ...at.state, actions: 0, marks: 0 })}`);
      at = at.whenNobodyActsUntil(alarm);
    } else at = done;
  }
  return at;
}

function taken(given: Given, task: Task): Given | null {
  const [link, input, how] = nextStep(task, given);
  const done = given.when(link, input, how);
  if (!done.refused) return done;
  if (done.refused.code === 'replyMissing') {
    const told = given.when('reply', { method: 'letter', order: task.order }, { role: 'agent', parts: ['reply'] });
    const byUnit = given.when('reply', { method: 'letter', order: task.order }, { parts: ['reply'] });
    return told.refused ? (byUnit.refused ? null : byUnit) : told;
  }
  if (done.refused.code === 'designationNeeded') {
    // who may name the unit is the city's word: the government, or a leader by instruction
    const toGovernment = given.when('submitForDesignation', {}, { role: 'dispatcher', parts: ['reasons'] });
    return toGovernment.refused
      ? given.did('submitForInstruction', {}, { role: 'dispatcher', parts: ['proposedOpinion'] })
      : toGovernment;
  }
  return null;
}

const OFTEN = { numRuns: 800 };
const anyCourse = fc.record({ from: start, moves: fc.array(move, { minLength: 5, maxLength: 60, size: 'max' }) });
const fold = (events: readonly CaseEvent[]): CaseState | Unregistered =>
  events.reduce<CaseState | Unregistered>(evolve, UNREGISTERED);

/** every case a course passes through, the first included */
function passed({ from, moves }: { from: Start; moves: Move[] }): Given[] {
  const cases = [begun(from)];
  for (const m of moves) cases.push(moved(cases.at(-1) ?? begun(from), m));
  return cases;
}

/** where nothing has to ring on an open case, and why not */
const RINGS_ELSEWHERE: readonly { is: (s: CaseState) => boolean; why: string }[] = [
  {
    why: 'the matter is handled in the master, whose clocks ring; this one is told when it has closed (R-SYS-15)',
    is: (s) => s.phase === 'merged' && s.masterOutcome === undefined,
  },
  {
    why: 'a person decides whether somebody is held to account, under no limit of any source; it stands in the lists (R-ACT-16)',
    is: (s) => s.phase === 'closed' && s.candidates?.some((c) => !c.decided) === true,
  },
];

/** what tells one case from another in a failure */
const bare = ({ phase, owed, orders }: CaseState) => ({ phase, owed, orders });

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('whatever people do, and however long they take', () => {
  it('is tried on courses worth trying: every event type and every stage comes up', () => {
    const cases = fc.sample(anyCourse, { numRuns: 10_000, seed: 2026 }).flatMap((course) => passed(course));
    const types = new Set(cases.flatMap((c) => c.made.map((e) => e.type)));
    expect(Object.keys(ONE_OF_EACH).filter((type) => !types.has(type as EventType))).toEqual([]);
    const stages = new Set(cases.flatMap(({ state }) => [null, ...liveOrders(state)].map((o) => stageOf(state, o))));
    expect([...stages].sort()).toEqual([...STAGES].sort());
    expect(cases.filter((c) => c.refused).length / cases.length).toBeGreaterThan(0.2);
    expect(cases.filter((c) => !c.refused).length / cases.length).toBeGreaterThan(0.2);
  });

  it('never throws, and changes nothing that was', () => {
    fc.assert(
      fc.property(anyCourse, ({ from, moves }) => {
        moves.reduce((given, m) => {
          frozen([given.state, given.events]);
          return moved(given, m);
        }, begun(from));
      }),
      OFTEN,
    );
  });

  it('what is refused leaves the case as the clock alone would have left it', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const cases = passed(course);
        cases.slice(1).forEach((after, i) => {
          const before = cases[i];
          if (!after.refused || !before) return;
          expect(after.made.every((e) => e.action === undefined)).toBe(true);
          expect(after.state).toEqual(before.whenNobodyActsUntil(after.now - 1).state);
        });
      }),
      OFTEN,
    );
  });

  it('owes nothing twice: no two open obligations of one kind on one order, and no id is used again', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const cases = passed(course);
        for (const { state } of cases) {
          // each notice of supervision asks for an answer of its own
          const [notices, others] = [true, false].map((is) =>
            state.owed.filter((o) => (o.kind === 'supervisionReply') === is),
          );
          const places = (others ?? []).map((o) => `${o.kind} ${o.order ?? 0}`);
          expect(new Set(places).size).toBe(places.length);
          const unanswered = (state.supervisions ?? []).filter(
            (one) => one.mode === 'written' && one.unit && !one.answered,
          );
          expect(notices?.length).toBe(unanswered.length);
        }
        const ids = (cases.at(-1)?.events ?? []).flatMap((e) => (e.owed?.opened ?? []).map((o) => o.id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      OFTEN,
    );
  });

  it('moves nothing when it is counted again by the rules under which it stands (R-SYS-02, R-SYS-09)', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const cases = passed(course).filter(({ state }, i) => i % 5 === 0 && state.phase !== 'archived');
        for (const { state, rules, events, now } of cases) {
          const again = { ...rules, why: whyOf(events) };
          expect(limitsAgain(state, { cause: 'calendar' }, now, again)).toMatchObject({ moved: [], confirmed: [] });
          // one that was counted from an instant of its own goes back to its start
          if (events.some((e) => e.type === 'limitsRecomputed' && e.cause === 'policy')) continue;
          const byPolicy = { cause: 'policy', rebase: 'fromStart', asOf: now } as const;
          expect(limitsAgain(state, byPolicy, now, again).moved).toEqual([]);
        }
      }),
      OFTEN,
    );
  });

  it('never lies unseen: while a case is open something is owed on it that rings, or is under review', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const { state, events } of passed(course)) {
          if (state.phase === 'archived' || RINGS_ELSEWHERE.some(({ is }) => is(state))) continue;
          const why = whyOf(events);
          const rings = new Set<string>();
          // what was handed over rang for whoever owed it before
          for (const o of events.flatMap((e) => e.owed?.opened ?? []))
            if (o.alarms.length > 0 || rings.has(why.get(o.id)?.tookPlaceOf ?? '')) rings.add(o.id);
          // what is held waits for the review, which rings itself
          const watched = state.owed.filter((o) => o.heldAt === undefined && rings.has(o.id));
          expect({ watched: watched.length > 0, ...bare(state) }).toEqual({ watched: true, ...bare(state) });
        }
      }),
      OFTEN,
    );
  });

  it('is the fold of its events, also after JSON', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { events, state } = passed(course).at(-1) ?? begun(course.from);
        expect(fold(events)).toEqual(state);
        expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(JSON.parse(JSON.stringify(state)));
      }),
      OFTEN,
    );
  });

  it('numbers its events one after the other, in the order of their instants, and keeps alarms ascending', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { events, state } = passed(course).at(-1) ?? begun(course.from);
        expect(events.map((e) => e.v)).toEqual(events.map((_e, i) => i + 1));
        const instants = events.map((e) => e.at);
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        const opened = events.flatMap((e) => e.owed?.opened ?? []);
        for (const { alarms } of [...opened, ...state.owed]) {
          const rings = alarms.map(([at]) => at);
          expect(rings).toEqual([...rings].sort((a, b) => a - b));
        }
      }),
      OFTEN,
    );
  });

  it('rings every alarm once, at its instant or when a review that it fell into ends, unless what it watched was settled', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { events } = passed(course).at(-1) ?? begun(course.from);
        const opened = events.flatMap((e) => e.owed?.opened ?? []);
        const rang = events.flatMap((e) => (e.type === 'rang' ? [`${e.obligation} ${e.does} ${e.at}`] : []));
        expect(new Set(rang).size).toBe(rang.length);
        const resumed = events.flatMap((e) => (e.owed?.settled ?? []).filter((s) => s.how === 'resumed'));
        const known = new Set(
          opened.flatMap((o) =>
            o.alarms.flatMap(([at, does]) => [
              `${o.id} ${does} ${at}`,
              ...resumed.flatMap((s) => (s.id === o.id && s.at > at ? [`${o.id} ${does} ${s.at}`] : [])),
            ]),
          ),
        );
        for (const ring of rang) expect(known).toContain(ring);
      }),
      OFTEN,
    );
  });

  it('ends archived and owing nothing when its work lists are worked through', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const last = passed(course).at(-1) ?? begun(course.from);
        const { state } = drivenOn(last);
        const left = tasksOf(state).filter((task) => !OF_THE_PUBLIC_COPY.includes(task.link));
        expect([state.phase, state.owed, left]).toEqual(['archived', [], []]);
      }),
      OFTEN,
    );
  });

  it('has one outcome at the end, whatever reopened it before', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { events, state } = drivenOn(passed(course).at(-1) ?? begun(course.from));
        const count = (...types: readonly EventType[]): number => events.filter((e) => types.includes(e.type)).length;
        expect(count('closed') - count('reopened', 'nonAcceptanceReopened')).toBe(1);
        const last = events.findLast((e) => e.type === 'closed');
        expect(state).toMatchObject({ phase: 'archived', outcome: last?.type === 'closed' ? last.outcome : null });
      }),
      OFTEN,
    );
  });
});
