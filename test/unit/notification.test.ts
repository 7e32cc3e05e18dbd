import { notificationsOf } from '../../db/notification';
import { ringUntil } from '../../domain/loop/course';
import { accept } from '../../domain/loop/links/accept';
import { dispatch } from '../../domain/loop/links/dispatch';
import { register, ringBacklog } from '../../domain/loop/register';
import { action, BY_LEADER, type Given, on, registration, rulesOf, SUBMITTED, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
/** whom the last step told of what */
const told = (given: Given) => notificationsOf(given.state, given.made).map((n) => [n['does'], n['role'], n['unit']]);
const NOTICE = { parts: ['notice'] };

describe('who is told of what happened', () => {
  it('of supervision: the handler and the leaders of the unit; nobody, where no unit has it', () => {
    expect(told(standingIn('signed').did('supervise', { mode: 'written' }, NOTICE))).toEqual([
      ['supervised', 'handler', UNIT],
      ['supervised', 'leaderInCharge', UNIT],
      ['supervised', 'principalLeader', UNIT],
    ]);
    expect(told(standingIn('accepted').did('supervise', { mode: 'special' }, NOTICE))).toEqual([]);
  });

  it('of what the appellant urges or adds: whoever has the order, else who is to dispatch or accept it', () => {
    expect(told(standingIn('signed').did('urge'))).toEqual([
      ['urged', 'handler', UNIT],
      ['urged', 'supervisor', null],
    ]);
    const words = { parts: ['words'] };
    expect(told(standingIn('partSubmitted').did('supplement', {}, words)).map(([, , unit]) => unit)).toEqual([
      UNIT,
      'u2-2',
    ]);
    expect(told(standingIn('accepted').did('supplement', {}, words))).toEqual([['supplemented', 'dispatcher', null]]);
    expect(told(standingIn('received').did('supplement', {}, words))).toEqual([['supplemented', 'agent', null]]);
  });

  it('of a candidate and of a gap: the supervisor (R-ACT-16, R-VIS-11)', () => {
    const proposed = standingIn('signed').did(
      'proposeAccountability',
      { trigger: 'SZA-T1', unit: UNIT },
      { parts: ['facts'] },
    );
    expect(told(proposed)).toEqual([['accountabilityProposed', 'supervisor', null]]);
    const visit = { method: 'sms', reached: true };
    expect(told(standingIn('closed').did('recordVisit', { ...visit, satisfaction: 'notSatisfied' }))).toEqual([
      ['visited', 'supervisor', null],
    ]);
    expect(told(standingIn('closed').did('recordVisit', { ...visit, satisfaction: 'satisfied' }))).toEqual([]);
  });

  it('of what lies before a leader or the government: these; of an emergency, the leader and the supervisor (R-EMG-03)', () => {
    const asking = standingIn('accepted').did('submitForInstruction', {}, { parts: ['proposedOpinion'] });
    expect(told(asking)).toEqual([['submittedForInstruction', 'municipalLeader', null]]);
    const danger = standingIn('received', rulesOf('chongqing')).did('declareEmergency', {}, { parts: ['danger'] });
    expect(told(danger)).toEqual([
      ['emergencyDeclared', 'supervisor', null],
      ['emergencyDeclared', 'municipalLeader', null],
    ]);
  });

  it('of an answer to what a unit asked, and of work that comes back: its handler', () => {
    expect(told(standingIn('returnRequested').did('grantReturn'))).toEqual([['returnGranted', 'handler', UNIT]]);
    const rejected = standingIn('feedbackSubmitted').did('rejectFeedback', { missing: [] });
    expect(told(rejected)).toEqual([['feedbackRejected', 'handler', UNIT]]);
    const again = rejected
      .did('submitFeedback', SUBMITTED, BY_LEADER)
      .did('approveFeedback')
      .did('rate', { satisfaction: 'notSatisfied' })
      .did('decideVisit', { then: 'rework' });
    expect(told(again)).toEqual([['reopened', 'handler', UNIT]]);
  });
});

describe('an appeal brought in overdue', () => {
  const receivedAt = on('2026-02-09T10:00');
  const course = register(
    registration(suzhou, { receivedAt, backlog: true }),
    { at: receivedAt, by: { id: '1', role: 'agent' } },
    [
      { link: accept, action: action('accept', {}, { at: receivedAt, id: 'a1' }) },
      { link: dispatch, action: action('dispatch', { unit: UNIT, mode: 'transfer' }, { at: receivedAt, id: 'a2' }) },
    ],
    suzhou,
  );
  if ('refused' in course) throw new Error(course.refused.code);
  const brought = ringBacklog(course, on('2026-03-10T09:00'), suzhou);

  it('has its card, its candidate and its notice on record at their instants, and nobody is told', () => {
    const found = brought.events.filter((e) => e.type === 'accountabilityProposed' || e.type === 'supervised');
    expect(found).toMatchObject([
      { type: 'accountabilityProposed', at: on('2026-03-06T24:00'), backlog: true },
      { type: 'supervised', at: on('2026-03-09T24:00'), backlog: true },
    ]);
    expect(notificationsOf(brought.state, brought.events)).toEqual([]);
  });

  it('is told of aloud from then on', () => {
    const { events, state } = ringUntil(brought.state, on('2026-03-12T09:00'), suzhou, { inclusive: true });
    expect(notificationsOf(state as typeof brought.state, events).map((n) => n['does'])).toContain('reportToLeader');
  });
});
