import fc from 'fast-check';
import { HOUR, type Instant, MINUTE } from '../../domain/limit/instant';
import { LOOP } from '../../domain/loop';
import type { CaseEvent, EventType, Marks } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import type { Rules } from '../../domain/loop/link';
import type { Role } from '../../domain/loop/role';
import { type CaseState, orderMeant, STAGES, stageOf, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import { tasksOf } from '../../domain/loop/task';
import { CATEGORIES, type Category } from '../../domain/policy/category';
import { acceptedCategories } from '../../domain/policy/stipulations';
import { Given, type How, on, rulesOf, UNIT, WHOLE_DOCUMENT } from './loop-given';
import { ONE_OF_EACH } from './loop-one-of-each';
import { rightInput } from './loop-standing';

const RULES = ['suzhou-anhui', 'an-city', 'chongqing'].map((pack) => rulesOf(pack));
const DAY = 24 * HOUR;

/** what a person might do next, and how long after the last one did something */
interface Move {
  /** what the work list asks for; any link that is legal now; any link at all, by anybody who may */
  does: 'next' | 'legal' | 'wild';
  pick: number;
  pause: number;
  role: number;
  unit: string | undefined;
  parts: readonly string[] | undefined;
  reached: boolean;
  /** the feedback says that the appellant was told */
  told: boolean;
  seen: number | undefined;
}

/** how a case may begin */
interface Start {
  rules: Rules;
  category: Category | null;
  marks: Marks;
  receivedAt: Instant;
  draw: number;
  /** the record is whole; else its elements are asked for */
  whole: boolean;
}

const move: fc.Arbitrary<Move> = fc.record({
  does: fc.constantFrom('next', 'next', 'legal', 'legal', 'wild'),
  pick: fc.nat(1000),
  pause: fc.oneof(
    fc.constantFrom(0, 0, MINUTE, 10 * MINUTE, HOUR, DAY, 9 * DAY),
    fc.integer({ min: 0, max: 40 * DAY }),
  ),
  role: fc.nat(10),
  unit: fc.option(fc.constant('u2-2'), { nil: undefined, freq: 8 }),
  parts: fc.option(fc.subarray(WHOLE_DOCUMENT), { nil: undefined, freq: 2 }),
  reached: fc.boolean(),
  told: fc.boolean(),
  seen: fc.option(fc.nat(30), { nil: undefined, freq: 8 }),
});

const start: fc.Arbitrary<Start> = fc.record({
  rules: fc.constantFrom(...RULES),
  category: fc.option(fc.constantFrom(...CATEGORIES), { freq: 8 }),
  marks: fc.constantFrom({}, { urgent: true }, { simple: true }, { important: true }),
  receivedAt: fc.integer({ min: on('2026-01-01T00:00'), max: on('2026-10-01T00:00') }),
  draw: fc.nat(9999),
  whole: fc.boolean(),
});

function begun({ rules, category, marks, receivedAt, draw, whole }: Start): Given {
  const asked = whole ? {} : { elements: {}, askForMissing: true };
  return Given.registered(rules, { category, marks, receivedAt, draw, ...asked });
}

function legalNow({ state }: Given): readonly string[] {
  const order = state.phase === 'handling' ? (state.orders[0] ?? null) : null;
  return LOOP.filter((l) => (l.legalIn as readonly string[]).includes(stageOf(state, order))).map((l) => l.name);
}

function moved(given: Given, m: Move): Given {
  const at = given.now + m.pause;
  const tasks = tasksOf(given.state);
  const next = tasks[m.pick % tasks.length];
  if (m.does === 'next' && next) {
    const [asked, how] = straight(next.link, given);
    return given.when(next.link, asked, { ...how, at });
  }
  const legal = legalNow(given);
  const names = m.does === 'wild' || legal.length === 0 ? LOOP.map((l) => l.name) : legal;
  const name = names[m.pick % names.length] ?? 'accept';
  const who: readonly Role[] = LOOP.find((l) => l.name === name)?.who ?? [];
  const right = rightInput(name, given);
  const untold = name === 'submitFeedback' && !m.told;
  const input = {
    ...(right.input as object),
    ...(name === 'recordContact' || name === 'recordVisit' ? { reached: m.reached } : {}),
    ...(untold ? { replyMethod: undefined } : {}),
  };
  const role = m.does === 'wild' ? who[m.role % who.length] : right.how.role;
  const parts = (m.parts ?? right.how.parts)?.filter((part) => !untold || part !== 'reply');
  return given.when(name, input, {
    at,
    ...(role === undefined ? {} : { role }),
    ...(m.unit === undefined ? {} : { unit: m.unit }),
    ...(parts === undefined ? {} : { parts }),
    ...(m.seen === undefined ? {} : { seen: m.seen }),
  });
}

/** works the case on to its end, as its work lists say; the appellant is told where nobody did yet (R-HDL-02) */
function drivenOn(given: Given): Given {
  let at = given;
  for (let steps = 0; at.state.phase !== 'archived' && steps < 20; steps++) {
    const [task] = tasksOf(at.state);
    if (!task) throw new Error(`nobody has to act on ${at.state.phase}`);
    const { link } = task;
    if (link === 'approveFeedback' && at.when(link).refused?.code === 'replyMissing')
      at = at.did('reply', { method: 'letter' });
    at = at.did(link, ...straight(link, at));
  }
  return at;
}

function straight(link: string, given: Given): [input: unknown, how: How] {
  const { state, rules } = given;
  const limited = rightCategory(rules);
  if (link === 'accept') return [{ category: limited }, {}];
  if (link === 'supplyElements') return [{}, { parts: state.phase === 'incomplete' ? state.missing : [] }];
  if (link === 'dispatch') return [{ unit: UNIT, mode: 'transfer', category: limited }, {}];
  const { input, how } = rightInput(link, given);
  return [input, link === 'submitFeedback' ? { ...how, role: 'principalLeader' } : how];
}

/** a category that every one of these packs takes and limits */
const rightCategory = ({ policy }: Rules): Category =>
  acceptedCategories(policy).includes('suggestion') ? 'suggestion' : 'help';

const anyCourse = fc.record({ from: start, moves: fc.array(move, { minLength: 5, maxLength: 25, size: 'max' }) });
const fold = (events: readonly CaseEvent[]): CaseState | Unregistered =>
  events.reduce<CaseState | Unregistered>(evolve, UNREGISTERED);

/** every case a course passes through, the first included */
function passed({ from, moves }: { from: Start; moves: Move[] }): Given[] {
  const cases = [begun(from)];
  for (const m of moves) cases.push(moved(cases.at(-1) ?? begun(from), m));
  return cases;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('whatever people do, and however long they take', () => {
  it('is tried on courses worth trying: every event type and every stage comes up', () => {
    const cases = fc.sample(anyCourse, { numRuns: 400, seed: 12345 }).flatMap((course) => passed(course));
    const types = new Set(cases.flatMap((c) => c.made.map((e) => e.type)));
    expect(Object.keys(ONE_OF_EACH).filter((type) => !types.has(type as EventType))).toEqual([]);
    const stages = new Set(cases.map(({ state }) => stageOf(state, orderMeant(state, undefined))));
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
    );
  });

  it('owes nothing twice: no two open obligations of one kind on one order, and no id is used again', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const cases = passed(course);
        for (const { state } of cases) {
          const places = state.owed.map((o) => `${o.kind} ${o.order ?? 0}`);
          expect(new Set(places).size).toBe(places.length);
        }
        const ids = (cases.at(-1)?.events ?? []).flatMap((e) => (e.owed?.opened ?? []).map((o) => o.id));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('is the fold of its events, also after JSON', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { events, state } = passed(course).at(-1) ?? begun(course.from);
        expect(fold(events)).toEqual(state);
        expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(JSON.parse(JSON.stringify(state)));
      }),
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
    );
  });

  it('rings every alarm once, at its instant, unless what it watched was settled or under review by then', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { events } = passed(course).at(-1) ?? begun(course.from);
        const opened = events.flatMap((e) => e.owed?.opened ?? []);
        const rang = events.flatMap((e) => (e.type === 'rang' ? [`${e.obligation} ${e.does} ${e.at}`] : []));
        expect(new Set(rang).size).toBe(rang.length);
        const known = new Set(opened.flatMap((o) => o.alarms.map(([at, does]) => `${o.id} ${does} ${at}`)));
        for (const ring of rang) expect(known).toContain(ring);
      }),
    );
  });

  it('ends archived and owing nothing when its work lists are worked through', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const last = passed(course).at(-1) ?? begun(course.from);
        const { state } = drivenOn(last);
        expect([state.phase, state.owed, tasksOf(state)]).toEqual(['archived', [], []]);
      }),
    );
  });
});
