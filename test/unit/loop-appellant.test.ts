import { tasksOf } from '../../domain/loop/task';
import { Given, on, rulesOf, SUBMITTED, BY_LEADER, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const anCity = rulesOf('an-city');
const WORDS = { parts: ['words'] };

describe('supplement', () => {
  it('changes no clock, at any open stage, by the appellant or for them (R-SYS-13)', () => {
    for (const given of [standingIn('received'), standingIn('signed'), standingIn('feedbackSubmitted')]) {
      const more = given.when('supplement', {}, WORDS).then('supplemented');
      expect(more.state.owed).toEqual(given.state.owed);
      expect(more.state).not.toHaveProperty('newFacts');
    }
    const news = standingIn('signed').when('supplement', { newFact: true }, { ...WORDS, role: 'agent' });
    expect(news.state.newFacts).toBe(true);
  });
});

describe('urge', () => {
  const dispatched = standingIn('dispatched');
  it('is once a working day, and changes no clock (R-SYS-12)', () => {
    const urged = dispatched.when('urge', {}, { at: on('2026-03-03T10:00') }).then('urged');
    expect(urged.state.owed).toEqual(dispatched.state.owed);
    urged.when('urge', {}, { at: on('2026-03-03T23:59') }).thenRefused('urgedAlready', { day: '2026-03-03' });
    urged.when('urge', {}, { at: on('2026-03-04T00:00') }).then('urged');
  });

  it('counts on rest days for the next working day', () => {
    const saturday = dispatched.did('urge', {}, { at: on('2026-03-07T10:00') });
    saturday.when('urge', {}, { at: on('2026-03-08T10:00') }).thenRefused('urgedAlready', { day: '2026-03-09' });
    saturday.when('urge', {}, { at: on('2026-03-09T10:00') }).thenRefused('urgedAlready', { day: '2026-03-09' });
    saturday.when('urge', {}, { at: on('2026-03-10T10:00') }).then('urged');
  });

  it('is for what the hotline has taken on', () => {
    standingIn('received').when('urge').thenRefused('notLegalNow');
  });
});

describe('withdrawing (R-SYS-14)', () => {
  it('is asked by the appellant, recorded by the platform, and closes for good', () => {
    const asked = standingIn('signed').when('askWithdrawal').then('withdrawalAsked');
    expect(tasksOf(asked.state)).toContainEqual(expect.objectContaining({ link: 'withdraw', role: 'agent' }));
    const gone = asked.when('withdraw', {}, WORDS).then('withdrawn', 'closed', 'archived');
    expect(gone.state).toMatchObject({ phase: 'archived', outcome: 'withdrawn', owed: [] });
    expect(Object.keys(gone.settled)).toContain('handle');
  });

  it('is over with the feedback: what was asked for before is no task any more', () => {
    const late = standingIn('dispatched').did('sign').did('askWithdrawal').did('submitFeedback', SUBMITTED, BY_LEADER);
    late.when('withdraw', {}, WORDS).thenRefused('notLegalNow');
    expect(tasksOf(late.state).map((task) => task.link)).not.toContain('withdraw');
  });

  it('is not for a report once dispatched, but before', () => {
    const report = Given.registered(anCity, { category: 'report' }).did('accept');
    report.when('withdraw', {}, WORDS).then('withdrawn', 'closed', 'archived');
    const out = report.did('dispatch', { unit: UNIT, mode: 'transfer' });
    out.when('withdraw', {}, WORDS).thenRefused('reportNotWithdrawn');
    out.when('askWithdrawal').thenRefused('reportNotWithdrawn');
  });

  it('is not for a report that went out under another category, nor once it is merged', () => {
    const report = Given.registered(anCity, { category: 'report' }).did('accept');
    const out = report.did('dispatch', { unit: UNIT, mode: 'transfer', category: 'complaint' });
    const marked = Given.registered(anCity, { marks: { unfairCompetition: true } }).did('accept');
    const merged = marked
      .did('dispatch', { unit: UNIT, mode: 'transfer' })
      .did('mergeInto', { master: '2026030200000022' });
    for (const given of [out, merged]) {
      given.when('withdraw', {}, WORDS).thenRefused('reportNotWithdrawn');
      given.when('askWithdrawal').thenRefused('reportNotWithdrawn');
    }
  });

  it('leaves a notice of supervision to be answered', () => {
    const notice = { type: 'supervised', no: 1, mode: 'written', order: 1, unit: UNIT } as const;
    const gone = standingIn('signed').having(notice).when('withdraw', {}, WORDS).then('withdrawn', 'closed');
    expect(gone.state.owed.map((o) => o.kind)).toEqual(['supervisionReply']);
  });
});

describe('what comes from outside', () => {
  it('makes no page of the staff stale: neither a supplement nor an urging', () => {
    const signed = standingIn('signed');
    const page = signed.state.version;
    const written = signed.did('supplement', {}, { role: 'appellant', parts: ['words'] }).did('urge');
    written.did('recordContact', { method: 'telephone', reached: true }, { seen: page });
  });
});
