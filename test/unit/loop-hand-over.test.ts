import { evolve } from '../../domain/loop/evolve';
import { stageOf, type CaseState } from '../../domain/loop/state';
import { tasksOf } from '../../domain/loop/task';
import { unexplained } from '../../domain/obligation/explained-by';
import { nextAlarm } from '../../domain/obligation/obligation';
import { project } from '../../db/projection';
import { notificationsOf } from '../../db/notification';
import { type Given, on, SUBMITTED, UNIT, whyOf } from './loop-given';
import { standingIn } from './loop-standing';

const NEW = 'u2-3';
const handedOver = (given: Given, from = UNIT): Given => given.when('handOver', { from, to: NEW });
const co = (): Given =>
  standingIn('accepted')
    .did('dispatch', { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-2' }] }, { role: 'hotlineOffice' })
    .did('sign', { order: 1 });

/** what a clock shows of it: kind, order, due instant and alarms */
const clocks = (s: CaseState) =>
  s.owed.map(({ kind, order, dueAt, alarms, heldAt }) => ({ kind, order, dueAt, alarms, heldAt }));
const inOrder = (list: readonly { kind: string }[]) => [...list].sort((a, b) => (a.kind < b.kind ? -1 : 1));

describe('a unit is merged or dissolved while an appeal is open', () => {
  test.each(['dispatched', 'signed', 'returnRequested', 'feedbackSubmitted', 'rework'] as const)(
    'its order goes to the successor as it stands (%s), and no clock changes',
    (stage) => {
      const before = standingIn(stage);
      const after = handedOver(before).then('handedOver');
      expect(stageOf(after.state, null)).toBe(stage);
      expect(after.state.orders).toEqual([{ ...before.state.orders[0], unit: NEW, heldBefore: [UNIT] }]);
      expect(inOrder(clocks(after.state))).toEqual(inOrder(clocks(before.state)));
      expect(nextAlarm(after.state.owed)).toBe(nextAlarm(before.state.owed));
      expect(after.state.owed.filter((o) => o.unit === UNIT)).toEqual([]);
      expect(unexplained(after.state)).toEqual([]);
    },
  );

  test('what it owes is owed for the same reason by the successor', () => {
    const before = standingIn('signed');
    const after = handedOver(before);
    const reasons = (given: Given) => {
      const why = whyOf(given.events);
      return inOrder(
        given.state.owed.map(({ id, kind }) => ({ kind, limit: why.get(id)?.limit, from: why.get(id)?.from })),
      );
    };
    expect(reasons(after)).toEqual(reasons(before));
    expect(Object.values(after.settled).map((how) => how[0])).toEqual(Object.keys(after.opened).map(() => 'replaced'));
  });

  test('the successor works on and the old unit cannot', () => {
    const after = handedOver(standingIn('signed'));
    after.when('submitFeedback', SUBMITTED, { role: 'leaderInCharge' }).thenRefused('notYourUnit');
    const parts = ['directAnswer', 'legalSource', 'communication', 'contactDetails', 'responsibleUnit'];
    const whole = [...parts, 'responsiblePerson', 'endMark', 'reply'];
    after
      .when('submitFeedback', SUBMITTED, { role: 'leaderInCharge', unit: NEW, parts: whole })
      .then('feedbackSubmitted', 'replied');
  });

  test('its rows in the work lists move to the successor', () => {
    const before = standingIn('signed');
    const after = handedOver(before);
    const rows = project(before.state, after.made, after.state, 'h');
    expect(rows.tasks.map((t) => [t['link'], t['unit']])).toEqual(
      tasksOf(after.state)
        .filter((t) => t.unit !== null)
        .map((t) => [t.link, NEW]),
    );
    expect(rows.tasksGone).toEqual([]);
    expect(rows.workOrders).toMatchObject([{ no: 1, unit: NEW, held_before: [UNIT] }]);
  });

  test('what is under review stays so, and is overdue or not as it was', () => {
    const after = handedOver(standingIn('feedbackSubmitted'));
    const rows = project(standingIn('feedbackSubmitted').state, after.made, after.state, 'h');
    expect(rows.opened.find((o) => o['kind'] === 'handle')).toMatchObject({ status: 'held', unit: NEW });
  });

  test('both units are told', () => {
    const after = handedOver(standingIn('signed'));
    expect(notificationsOf(after.state, after.made).map((n) => [n['role'], n['unit']])).toEqual([
      ['handler', UNIT],
      ['handler', NEW],
    ]);
  });

  test('several orders of one unit move in one act; those of others stay where they are', () => {
    const merged = handedOver(co(), 'u2-2').then('handedOver');
    expect(merged.state.orders.map((o) => o.unit)).toEqual([UNIT, NEW]);
    const both = merged.when('handOver', { from: NEW, to: UNIT });
    expect(both.state.orders.map((o) => o.unit)).toEqual([UNIT, UNIT]);
    const all = both.when('handOver', { from: UNIT, to: 'u2-4' }).then('handedOver', 'handedOver');
    expect(all.state.orders.map((o) => o.unit)).toEqual(['u2-4', 'u2-4']);
    expect(unexplained(all.state)).toEqual([]);
  });

  test('a notice that it has not answered is answered by the successor, each one for itself', () => {
    const noticed = standingIn('signed')
      .did('supervise', { mode: 'written' }, { parts: ['notice'] })
      .did('supervise', { mode: 'written' }, { parts: ['notice'] });
    const after = handedOver(noticed).then('handedOver', 'noticeHandedOver', 'noticeHandedOver');
    expect(inOrder(clocks(after.state))).toEqual(inOrder(clocks(noticed.state)));
    after.when('replyToSupervision', { no: 1 }, { parts: ['reply'] }).thenRefused('notYourUnit');
    const answered = after.did('replyToSupervision', { no: 2 }, { unit: NEW, parts: ['reply'] });
    expect(answered.state.owed.filter((o) => o.kind === 'supervisionReply')).toHaveLength(1);
  });

  test('a matter that authority named it for goes to the successor, before an order is out and after', () => {
    const named = standingIn('accepted')
      .did('submitForDesignation', {}, { parts: ['reasons'] })
      .did('designate', { unit: UNIT }, { parts: ['reasons'] });
    const before = handedOver(named).then('handedOver');
    before.when('dispatch', { unit: UNIT, mode: 'transfer' }).thenRefused('unitNamedOther');
    before.when('dispatch', { unit: NEW, mode: 'transfer' }).then('dispatched');
    const out = handedOver(named.did('dispatch', { unit: UNIT, mode: 'transfer' }));
    expect([out.state.named, tasksOf(out.state).some((t) => t.link === 'reroute')]).toEqual([NEW, false]);
  });

  test('cards and accountability candidates stay with the unit that they are about', () => {
    const late = standingIn('signed').whenNobodyActsUntil(on('2026-03-25T09:00'));
    const after = handedOver(late);
    expect(late.state.cards?.length).toBeGreaterThan(0);
    expect([after.state.cards, after.state.candidates]).toEqual([late.state.cards, late.state.candidates]);
  });

  test('a closed appeal that is reopened comes back to the successor', () => {
    const closed = handedOver(standingIn('closed')).did('recordVisit', {
      method: 'sms',
      reached: true,
      satisfaction: 'notSatisfied',
    });
    const again = closed.did('decideVisit', { then: 'rework' }, { parts: ['reasons'] });
    expect(again.owed('rework')).toMatchObject({ unit: NEW });
  });

  test('nothing happens where it has nothing in hand, and no unit is its own successor', () => {
    handedOver(standingIn('signed'), 'u2-9').then();
    standingIn('signed').when('handOver', { from: UNIT, to: UNIT }).thenRefused('unitHasIt', { unit: UNIT });
  });

  test('the case is still the fold of its events', () => {
    const after = handedOver(standingIn('feedbackSubmitted'));
    const again = JSON.parse(JSON.stringify(after.made)) as typeof after.made;
    expect(again.reduce<CaseState>(evolve, standingIn('feedbackSubmitted').state)).toEqual(after.state);
  });
});
