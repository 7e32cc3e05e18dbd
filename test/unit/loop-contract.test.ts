import { LOOP } from '../../domain/loop';
import { advance } from '../../domain/loop/course';
import { decide } from '../../domain/loop/gate';
import type { Action, Link } from '../../domain/loop/link';
import { isUnitRole, ROLES, type Role } from '../../domain/loop/role';
import { STAGES } from '../../domain/loop/state';
import { action, type Given, type How, rulesOf } from './loop-given';
import { rightInput, standingIn } from './loop-standing';

const rules = rulesOf('suzhou-anhui');
const cases = Object.fromEntries(STAGES.map((stage) => [stage, standingIn(stage)]));
const caseIn = (stage: string): Given => cases[stage] ?? standingIn('received');

function taken(l: Link, given: Given, other: How & { input?: unknown } = {}) {
  const { input, how } = rightInput(l.name, given);
  const a = action(l.name, other.input ?? input, { at: given.now, id: 'x', ...how, ...other });
  return decide(given.state, l, a, rules);
}

describe.each(LOOP.map((l) => ({ name: l.name, l: l as Link })))('the link $name', ({ l }) => {
  const firstLegal = caseIn(l.legalIn[0] ?? 'received');
  const { how: rightHow } = rightInput(l.name, firstLegal);

  it('is declared whole: wire name, words in both languages, rules, and at least one stage and role', () => {
    expect(l.name).toMatch(/^[a-z][A-Za-z]+$/);
    expect([l.zh, l.en, l.about].every((words) => words.length > 0)).toBe(true);
    expect(l.rules.length * l.legalIn.length * l.who.length).toBeGreaterThan(0);
    for (const rule of l.rules) expect(rule).toMatch(/^R-[A-Z]{3}-\d\d$/);
    expect(l.legalIn.every((stage) => STAGES.includes(stage))).toBe(true);
    expect(new Set(l.legalIn).size).toBe(l.legalIn.length);
  });

  it.each(STAGES.map((stage) => [stage]))('in stage %s is legal or refused as declared', (stage) => {
    const given = caseIn(stage);
    const decision = taken(l, given);
    if (stage === 'archived') {
      expect(decision).toEqual({
        refused: { code: 'appealArchived', rule: 'R-ARC-06', detail: { outcome: 'solved' } },
      });
    } else if (l.legalIn.includes(stage)) {
      expect(decision).toEqual({ facts: expect.arrayContaining([expect.anything()]) as unknown });
    } else {
      expect(decision).toEqual({
        refused: { code: 'notLegalNow', rule: l.rules[0], detail: { link: l.name, stage, legalIn: l.legalIn } },
      });
    }
  });

  it('takes its own sample input as it is, and decides the same after JSON', () => {
    const { input } = rightInput(l.name, firstLegal);
    expect(l.input.parse(input)).toMatchObject(input as object);
    const { state } = firstLegal;
    const a = action(l.name, input, { at: firstLegal.now, id: 'x', ...rightHow });
    const again = decide(
      JSON.parse(JSON.stringify(state)) as typeof state,
      l,
      JSON.parse(JSON.stringify(a)) as Action,
      rules,
    );
    expect(JSON.parse(JSON.stringify(decide(state, l, a, rules)))).toEqual(again);
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
      expect(taken(l, firstLegal, { role, unit: 'u2-2' })).toEqual({
        refused: { code: 'notYourUnit', rule: 'R-HDL-07', detail: { order: 1 } },
      });
    });

  if (l.on === 'order')
    it('names the orders there are when another is meant', () => {
      const { input } = rightInput(l.name, firstLegal);
      expect(taken(l, firstLegal, { input: { ...(input as object), order: 9 } })).toEqual({
        refused: { code: 'orderUnknown', rule: 'R-REG-07', detail: { order: 9, orders: ['1'] } },
      });
    });

  it('opens no obligation that it does not declare', () => {
    for (const pack of ['suzhou-anhui', 'an-city', 'chongqing'])
      for (const stage of l.legalIn) {
        const here = rulesOf(pack);
        if (stage === 'incomplete' && pack !== 'suzhou-anhui') continue;
        const given = standingIn(stage, here);
        const { input, how } = rightInput(l.name, given);
        for (const parts of [how.parts, []]) {
          const a = action(l.name, input, { at: given.now, id: 'x', ...how, ...(parts ? { parts } : {}) });
          const decision = decide(given.state, l, a, here);
          if ('refused' in decision) continue;
          const { events } = advance(given.state, decision.facts, { at: a.at, by: a.by, action: a.id }, here);
          for (const { kind } of events.flatMap((e) => e.owed?.opened ?? [])) expect(l.owes).toContain(kind);
        }
      }
  });
});

describe('the loop', () => {
  it('has every stage but the last as a place where somebody can act, and no name twice', () => {
    const used = new Set(LOOP.flatMap((l) => [...l.legalIn]));
    expect(STAGES.filter((stage) => !used.has(stage))).toEqual(['archived']);
    expect(new Set(LOOP.map((l) => l.name)).size).toBe(LOOP.length);
  });
});
