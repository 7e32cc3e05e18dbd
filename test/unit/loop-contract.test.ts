import { LOOP } from '../../domain/loop';
import { advance } from '../../domain/loop/course';
import { decide } from '../../domain/loop/gate';
import type { Action, Link } from '../../domain/loop/link';
import { isUnitRole, ROLES, type Role } from '../../domain/loop/role';
import { type CaseState, type Stage, STAGES } from '../../domain/loop/state';
import { action, type Given, type How, rulesOf, UNIT, whyOf } from './loop-given';
import { packFor, readyFor, rightInput, standingIn } from './loop-standing';
import { undeclared } from './loop-stages-reached';

const cases = Object.fromEntries(STAGES.map((stage) => [stage, standingIn(stage)]));
const caseIn = (stage: string): Given => cases[stage] ?? standingIn('received');
/** where the link is legal: a case in its own pack, with what it answers to */
const caseFor = (l: Link, stage: Stage): Given =>
  l.legalIn.includes(stage) ? readyFor(l.name, standingIn(stage, rulesOf(packFor(l.name)))) : caseIn(stage);

function taken(l: Link, given: Given, other: How & { input?: unknown } = {}) {
  const { input, how } = rightInput(l.name, given);
  const a = action(l.name, other.input ?? input, { at: given.now, id: 'x', ...how, ...other });
  return decide(given.state, l, a, given.rules);
}

/** stages of an order under another: the appeal as a whole stands where its lead does */
const PART_STAGES: readonly Stage[] = ['partSubmitted', 'partAccepted'];
const stagesOf = (l: Link): readonly Stage[] =>
  l.on === 'order' ? STAGES : STAGES.filter((stage) => !PART_STAGES.includes(stage));

/** the right input for the second order, by its own unit, or by the unit above where that one acts */
function ofThePart(l: Link, given: Given): How & { input: unknown } {
  const { input, how } = rightInput(l.name, given);
  const byUnit = isUnitRole(how.role ?? l.who[0] ?? 'agent');
  return {
    input: { ...(input as object), order: 2 },
    ...(byUnit ? { unit: l.acts === 'above' ? UNIT : 'u2-2' } : {}),
  };
}

describe.each(LOOP.map((l) => ({ name: l.name, l: l as Link })))('the link $name', ({ l }) => {
  const firstLegal = caseFor(l, l.legalIn[0] ?? 'received');
  const { how: rightHow } = rightInput(l.name, firstLegal);

  it('is declared whole: wire name, words in both languages, rules, and at least one stage and role', () => {
    expect(l.name).toMatch(/^[a-z][A-Za-z]+$/);
    expect([l.zh, l.en, l.about].every((words) => words.length > 0)).toBe(true);
    expect(l.rules.length * l.legalIn.length * l.who.length).toBeGreaterThan(0);
    for (const rule of l.rules) expect(rule).toMatch(/^R-[A-Z]{3}-\d\d$/);
    expect(l.legalIn.every((stage) => STAGES.includes(stage))).toBe(true);
    expect(new Set(l.legalIn).size).toBe(l.legalIn.length);
  });

  it.each(stagesOf(l).map((stage) => [stage]))('in stage %s is legal or refused as declared', (stage) => {
    const given = caseFor(l, stage);
    const decision = taken(l, given, PART_STAGES.includes(stage) ? ofThePart(l, given) : {});
    if (stage === 'archived' && !l.legalIn.includes(stage)) {
      expect(decision).toEqual({
        refused: { code: 'appealArchived', rule: 'R-ARC-06', detail: { outcome: 'solved' } },
      });
    } else if (l.legalIn.includes(stage)) {
      // what the platform sends may find that nothing is left to do
      const some: unknown = l.sentByPlatform ? expect.any(Array) : expect.arrayContaining([expect.anything()]);
      expect(decision).toEqual({ facts: some });
    } else {
      expect(decision).toEqual({
        refused: { code: 'notLegalNow', rule: l.rules[0], detail: { link: l.name, stage, legalIn: l.legalIn } },
      });
    }
  });

  it('takes its own sample input as it is, and decides the same after JSON', () => {
    const { input } = rightInput(l.name, firstLegal);
    // the order's number stands beside the input of a link on an order
    const { order: _order, ...own } = input as { order?: number };
    expect(l.input.parse(input)).toMatchObject(l.on === 'order' ? own : (input as object));
    const { state } = firstLegal;
    const a = action(l.name, input, { at: firstLegal.now, id: 'x', ...rightHow });
    const again = decide(
      JSON.parse(JSON.stringify(state)) as typeof state,
      l,
      JSON.parse(JSON.stringify(a)) as Action,
      firstLegal.rules,
    );
    expect(JSON.parse(JSON.stringify(decide(state, l, a, firstLegal.rules)))).toEqual(again);
  });

  it.each((Object.keys(ROLES) as Role[]).filter((role) => !l.who.includes(role)).map((role) => [role]))(
    'is not for the role %s',
    (role) => {
      expect(taken(l, firstLegal, { role })).toEqual({
        refused: { code: 'notYourRole', rule: 'R-SYS-03', detail: { link: l.name, role, may: l.who } },
      });
    },
  );

  it('is refused as stale when somebody acted since the page was made, and not when only the clock did', () => {
    const { state } = firstLegal;
    expect(taken(l, firstLegal, { seen: state.actedVersion - 1 })).toEqual({
      refused: { code: 'stale', rule: 'R-SYS-03', detail: { seen: state.actedVersion - 1, version: state.version } },
    });
    expect(taken(l, firstLegal, { seen: state.actedVersion })).toHaveProperty('facts');
  });

  const unitRole = l.who.find(isUnitRole);
  if (l.on === 'order' && unitRole)
    it('is only for the unit that has the order', () => {
      const role = rightHow.role ?? unitRole;
      const { input } = rightInput(l.name, firstLegal);
      const order = firstLegal.state.orders.length;
      expect(taken(l, firstLegal, { role, unit: 'u2-3', input: { ...(input as object), order } })).toEqual({
        refused: { code: 'notYourUnit', rule: 'R-HDL-07', detail: { order } },
      });
    });

  if (l.on === 'order')
    it('names the orders there are when another is meant', () => {
      const { input } = rightInput(l.name, firstLegal);
      expect(taken(l, firstLegal, { input: { ...(input as object), order: 9 } })).toEqual({
        refused: {
          code: 'orderUnknown',
          rule: 'R-REG-07',
          detail: { order: 9, orders: firstLegal.state.orders.map((o) => String(o.no)) },
        },
      });
    });

  it('opens no obligation and leads to no stage that it does not declare', () => {
    for (const pack of ['suzhou-anhui', 'an-city', 'chongqing'])
      for (const stage of l.legalIn) {
        const here = rulesOf(pack);
        if (stage === 'incomplete' && pack !== 'suzhou-anhui') continue;
        if (stage === 'submitted' && pack === 'an-city') continue;
        const given = readyFor(l.name, standingIn(stage, here));
        const right = rightInput(l.name, given);
        const inputs = [{ ...right.how, input: right.input }];
        if (l.on === 'order' && PART_STAGES.includes(stage)) inputs.push({ ...right.how, ...ofThePart(l, given) });
        for (const { input, ...how } of inputs)
          for (const parts of [how.parts, []]) {
            const a = action(l.name, input, { at: given.now, id: 'x', ...how, ...(parts ? { parts } : {}) });
            const decision = decide(given.state, l, a, here);
            if ('refused' in decision) continue;
            const rules = { ...here, why: whyOf(given.events) };
            const { state, events } = advance(given.state, decision.facts, { at: a.at, by: a.by, action: a.id }, rules);
            for (const { kind } of events.flatMap((e) => e.owed?.opened ?? [])) expect(l.owes).toContain(kind);
            expect(undeclared(l, a, given.state, state as CaseState)).toEqual([]);
          }
      }
  });
});

describe('the loop', () => {
  it('has every stage as a place where somebody can act, in the archive on the public copy alone, and no name twice', () => {
    const used = new Set(LOOP.flatMap((l) => [...l.legalIn]));
    expect(STAGES.filter((stage) => !used.has(stage))).toEqual([]);
    expect(LOOP.flatMap((l: Link) => (l.legalIn.includes('archived') ? l.name : []))).toEqual([
      'requestNoPublication',
      'refuseNoPublication',
      'publish',
      'notPublish',
      'withdrawPublication',
    ]);
    expect(new Set(LOOP.map((l) => l.name)).size).toBe(LOOP.length);
  });
});
