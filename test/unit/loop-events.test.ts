import { advance } from '../../domain/loop/course';
import type { CaseEvent } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import { type CaseState, STAGES, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import { tasksOf } from '../../domain/loop/task';
import { owedBy } from '../../domain/obligation/owed';
import { Given, on, rulesOf, UNIT, whyOf } from './loop-given';
import { ONE_OF_EACH } from './loop-one-of-each';
import { standingIn } from './loop-standing';

const FACTS = Object.values(ONE_OF_EACH);
const rules = rulesOf('suzhou-anhui');
const fold = (events: readonly CaseEvent[]): CaseState | Unregistered =>
  events.reduce<CaseState | Unregistered>(evolve, UNREGISTERED);

describe('every event folds', () => {
  it.each(FACTS.map((fact) => [fact.type, fact] as const))(
    '%s on every stage, and owing is total too',
    (type, fact) => {
      for (const { state, now, events } of STAGES.map((stage) => standingIn(stage))) {
        const { owed: _owed, ...rest } = state;
        const owed = owedBy(state, fact, now, { ...rules, why: whyOf(events) });
        const event: CaseEvent = { ...fact, v: state.version + 1, at: now, owed };
        const after = evolve(state, event);
        expect(after).toMatchObject({ version: state.version + 1, number: rest.number });
        expect(JSON.parse(JSON.stringify(after))).toEqual(after);
        expect(evolve(JSON.parse(JSON.stringify(state)) as CaseState, event)).toEqual(after);
      }
      if (type !== 'registered')
        expect(() => evolve(UNREGISTERED, { ...fact, v: 1, at: 0 })).toThrow(`${type} before registration`);
    },
  );

  it('only in its place: a gap or a repetition in the log is a fault', () => {
    const { state, events } = standingIn('signed');
    const last = events.at(-1);
    if (!last) throw new Error('no event');
    expect(() => evolve(state, last)).toThrow(`event ${last.v} cannot follow version ${last.v}`);
    expect(() => evolve(state, { ...last, v: last.v + 2 })).toThrow('cannot follow');
  });

  it('and says nothing to an order that it does not mean', () => {
    const { state, now } = standingIn('dispatched');
    const after = evolve(state, { type: 'signed', order: 2, v: state.version + 1, at: now });
    expect(after).toMatchObject({ orders: [{ no: 1, status: 'dispatched' }] });
  });
});

describe('a state', () => {
  it.each(STAGES.map((stage) => [stage]))('%s is the fold of its events, before and after JSON', (stage) => {
    const { events, state } = standingIn(stage);
    expect(fold(events)).toEqual(state);
    expect(fold(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(state);
  });

  it('remembers the newest 32 actions, each once, and the version of the newest', () => {
    let given = standingIn('signed');
    for (let i = 0; i < 40; i++) given = given.did('recordContact', { method: 'telephone', reached: false });
    expect(given.state.actions).toHaveLength(32);
    expect(new Set(given.state.actions).size).toBe(32);
    const rung = given.whenNobodyActsUntil(on('2026-05-01T00:00'));
    expect(rung.state.version).toBeGreaterThan(given.state.version);
    expect(rung.state.actedVersion).toBe(given.state.actedVersion);
  });

  it('says who has to act next, and when it falls due (R-SYS-04)', () => {
    const next = STAGES.map((stage) => [stage, tasksOf(standingIn(stage).state).map((t) => [t.link, t.role, t.unit])]);
    expect(Object.fromEntries(next)).toEqual({
      received: [['accept', 'agent', null]],
      incomplete: [['supplyElements', 'agent', null]],
      accepted: [['dispatch', 'dispatcher', null]],
      dispatched: [['sign', 'handler', UNIT]],
      signed: [
        ['submitFeedback', 'handler', UNIT],
        ['signOffFeedback', 'leaderInCharge', UNIT],
      ],
      feedbackSubmitted: [['approveFeedback', 'reviewer', null]],
      rework: [
        ['submitFeedback', 'handler', UNIT],
        ['signOffFeedback', 'leaderInCharge', UNIT],
      ],
      closed: [
        ['recordVisit', 'visitor', null],
        ['publish', 'reviewer', null],
      ],
      archived: [['publish', 'reviewer', null]],
      submitted: [['instruct', 'municipalLeader', null]],
      merged: [],
      returnRequested: [['grantReturn', 'reviewer', null]],
      partSubmitted: [
        ['submitFeedback', 'handler', UNIT],
        ['acceptPart', 'handler', UNIT],
      ],
      partAccepted: [['submitFeedback', 'handler', UNIT]],
    });
    expect(tasksOf(UNREGISTERED)).toEqual([]);
    const help = Given.registered(rules, { category: 'help' })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(tasksOf(help.did('sign').state)[0]?.dueAt).toBe(on('2026-03-03T24:00'));
    const [review] = tasksOf(standingIn('feedbackSubmitted').state);
    expect(review?.dueAt).toBe(on('2026-03-04T24:00'));
  });
});

describe('a step', () => {
  it('numbers its events one after the other and gives the text to the first', () => {
    const { state, now } = standingIn('accepted');
    const facts = [ONE_OF_EACH.directlyAnswered, ONE_OF_EACH.closed, ONE_OF_EACH.archived];
    const { events } = advance(state, facts, { at: now, action: 'x', text: { id: 't', hash: 'h' } }, rules);
    expect(events.map((e) => [e.v, e.text?.id, e.action])).toEqual([
      [3, 't', 'x'],
      [4, undefined, 'x'],
      [5, undefined, 'x'],
    ]);
    expect(events[0]?.owed?.opened).toBeUndefined();
  });
});
