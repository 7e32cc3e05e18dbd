import { notificationsOf } from '../../db/notification';
import { ladderOf } from '../../domain/policy/stipulations';
import { nextAlarm } from '../../domain/obligation/obligation';
import { ringUntil } from '../../domain/loop/course';
import { accept } from '../../domain/loop/links/accept';
import { register, ringBacklog } from '../../domain/loop/register';
import { action, BY_LEADER, Given, on, registration, rulesOf, SUBMITTED, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
/** the complaint of S-33 and S-53, signed: due 2026-03-06 24:00 */
const complaint = Given.registered(suzhou, { receivedAt: on('2026-02-09T10:00') })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign');
const DUE = on('2026-03-06T24:00');
const YELLOW = on('2026-03-05T00:00');

describe('the ladder over a complaint (S-53, R-SUP-23)', () => {
  it('rings each rung at its true instant, however late anybody looks', () => {
    expect(complaint.whenNobodyActsUntil(on('2026-12-01T09:00')).rung).toEqual([
      ['yellowCard', YELLOW],
      ['redCard', DUE],
      ['writtenSupervision', on('2026-03-09T24:00')],
      ['reportToLeader', on('2026-03-11T24:00')],
      // the notice asks for an answer within three working days, which has a ladder of its own
      ['yellowCard', on('2026-03-12T00:00')],
      ['redCard', on('2026-03-13T24:00')],
      ['writtenSupervision', on('2026-03-16T24:00')],
      ['reportToLeader', on('2026-03-18T24:00')],
    ]);
  });

  it('says who sees each rung, from the policy', () => {
    const rang = complaint.whenNobodyActsUntil(on('2026-12-01T09:00')).made;
    const { seenBy } = ladderOf(suzhou.policy).value;
    for (const e of rang)
      if (e.type === 'rang')
        expect([e.seenBy, e.unit, e.order]).toEqual([seenBy[e.does as keyof typeof seenBy], UNIT, 1]);
  });

  it('keeps one alarm, the next, and none once everything has rung', () => {
    const deemed = complaint.whenNobodyActsUntil(on('2026-02-20T09:00'));
    expect(nextAlarm(complaint.state.owed)).toBe(on('2026-02-10T24:00'));
    expect(nextAlarm(deemed.state.owed)).toBe(YELLOW);
    const done = complaint.whenNobodyActsUntil(on('2026-12-01T09:00'));
    expect(nextAlarm(done.state.owed)).toBeNull();
    expect(done.owed('handle')?.dueAt).toBe(DUE);
  });

  it('counts no card against a page that somebody acts from', () => {
    const { version } = complaint.state;
    const acted = complaint.when(
      'recordContact',
      { method: 'telephone', reached: true },
      { at: DUE + 1, seen: version },
    );
    expect(acted.made.map((e) => e.type)).toEqual([
      'deemedAccepted',
      'rang',
      'rang',
      'accountabilityProposed',
      'contactRecorded',
    ]);
  });
});

describe('at the same instant', () => {
  const carded = complaint.whenNobodyActsUntil(on('2026-03-05T12:00'));

  it('the act goes first and the rung never rings (R-SYS-10)', () => {
    const acted = carded.when('submitFeedback', SUBMITTED, { ...BY_LEADER, at: DUE });
    acted.then('feedbackSubmitted', 'replied');
    acted.whenNobodyActsUntil(DUE).then();
  });

  it('a millisecond later it finds the rung before it', () => {
    const acted = carded.when('submitFeedback', SUBMITTED, { ...BY_LEADER, at: DUE + 1 });
    acted.then('rang', 'accountabilityProposed', 'feedbackSubmitted', 'replied');
    expect(acted.made.map((e) => e.at)).toEqual([DUE, DUE, DUE + 1, DUE + 1]);
  });

  it('a refused act leaves the rung that stood before it', () => {
    const refused = carded.when('approveFeedback', {}, { at: DUE + 1 }).thenRefused('notLegalNow');
    expect(refused.made.map((e) => e.type)).toEqual(['rang', 'accountabilityProposed']);
  });

  it('what the ladder says and what the law makes of silence both stand, each once', () => {
    // in the An city an order unsigned before the holiday: two hours to sign, and received by law at the same 24:00
    const unsigned = Given.registered(rulesOf('an-city'), { receivedAt: on('2026-02-14T17:00') })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' });
    const made = unsigned.whenNobodyActsUntil(on('2026-02-24T24:00')).made;
    expect(made.filter((e) => e.at === on('2026-02-24T24:00')).map((e) => e.type)).toEqual([
      'rang',
      'supervised',
      'countedAsReceived',
    ]);
    expect(new Set(made.map((e) => JSON.stringify({ ...e, v: 0 }))).size).toBe(made.length);
  });
});

describe('an appeal brought in with its original times', () => {
  const receivedAt = on('2026-02-09T10:00');
  const breath = { at: receivedAt, by: { id: '1', role: 'agent' } } as const;
  const course = register(
    registration(suzhou, { receivedAt, backlog: true }),
    breath,
    [{ link: accept, action: action('accept', {}, { at: receivedAt, id: 'a1' }) }],
    suzhou,
  );
  if ('refused' in course) throw new Error(course.refused.code);
  const brought = ringBacklog(course, on('2026-02-09T10:10'), suzhou);

  it('has what rang since recorded at its true instant, as backlog, and tells nobody', () => {
    expect(brought.events.map((e) => [e.type, e.at])).toEqual([
      ['registered', receivedAt],
      ['accepted', receivedAt],
      ['rang', on('2026-02-09T10:10')],
    ]);
    expect(brought.events[2]).toMatchObject({ does: 'remindDispatcher', backlog: true });
    expect(notificationsOf(brought.state, brought.events)).toEqual([]);
  });

  it('rings aloud from then on', () => {
    const { events } = ringUntil(brought.state, on('2026-03-02T09:00'), suzhou, { inclusive: true });
    expect(events).toMatchObject([{ type: 'rang', does: 'tellSupervisor', at: on('2026-02-09T10:30') }]);
    expect(events[0]).not.toHaveProperty('backlog');
    expect(notificationsOf(brought.state, events)).toHaveLength(1);
  });
});

describe('whom a rung is told', () => {
  const told = (given: Given, until: string) => {
    const rang = given.whenNobodyActsUntil(on(until));
    return notificationsOf(rang.state, rang.made).map((n) => [n['does'], n['role'], n['unit']]);
  };

  it('of a unit’s duty: its handler and its leaders, then the platform', () => {
    expect(told(complaint, '2026-03-11T24:00')).toEqual([
      ['yellowCard', 'handler', UNIT],
      ['yellowCard', 'leaderInCharge', UNIT],
      ['redCard', 'handler', UNIT],
      ['redCard', 'leaderInCharge', UNIT],
      ['redCard', 'supervisor', null],
      ['accountabilityProposed', 'supervisor', null],
      ['writtenSupervision', 'leaderInCharge', UNIT],
      ['writtenSupervision', 'principalLeader', UNIT],
      ['writtenSupervision', 'supervisor', null],
      ['supervised', 'handler', UNIT],
      ['reportToLeader', 'municipalLeader', null],
      ['reportToLeader', 'supervisor', null],
      // of the answer that the notice asks for
      ['yellowCard', 'handler', UNIT],
      ['yellowCard', 'leaderInCharge', UNIT],
    ]);
  });

  it('of the platform’s own duty: no unit’s leader (R-SYS-17)', () => {
    expect(told(standingIn('accepted'), '2026-03-02T10:00')).toEqual([
      ['remindDispatcher', 'dispatcher', null],
      ['tellSupervisor', 'supervisor', null],
    ]);
    expect(new Set(told(standingIn('closed'), '2026-04-02T10:00').map(([, role]) => role))).toEqual(
      new Set(['visitor', 'supervisor', 'municipalLeader']),
    );
  });
});
