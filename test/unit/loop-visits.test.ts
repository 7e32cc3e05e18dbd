import { afterRejection } from '../../domain/loop/rejection';
import { tasksOf } from '../../domain/loop/task';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const REASONS = { parts: ['reasons'] };
const FINDING = { parts: ['finding'] };

/** answered by SMS: not satisfied, where the unit had said «satisfied» (S-52) */
const dissatisfied = (closed: Given): Given =>
  closed.did('recordVisit', { method: 'sms', reached: true, satisfaction: 'notSatisfied' });

/** approved on 2026-03-02 and not drawn for a visit: a late rating reopens it until 2026-03-09 24:00 */
const undrawn = Given.registered(suzhou, { draw: 9999 })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign')
  .did('submitFeedback', SUBMITTED, BY_LEADER)
  .did('approveFeedback');

describe('a return visit (S-52, R-VIS-11)', () => {
  const closed = standingIn('closed');

  it('flags the gap between what the unit said and what the appellant says', () => {
    const visited = closed.when('recordVisit', { method: 'sms', reached: true, satisfaction: 'notSatisfied' });
    visited.then('visited');
    expect(visited.made[0]).toMatchObject({ satisfaction: 'notSatisfied', gap: true });
    expect(visited.state).toMatchObject({ phase: 'closed', undecided: true });
    // a survey asks; who rates by himself complains again
    expect(visited.state).not.toHaveProperty('complainedAgain');
    expect(visited.settled).toEqual({});
  });

  it.each(['notStated', 'notSatisfied'])('sees no gap where the unit had said «%s»', (satisfaction) => {
    const stated = standingIn('signed')
      .did('submitFeedback', { ...SUBMITTED, satisfaction }, BY_LEADER)
      .did('approveFeedback');
    expect(dissatisfied(stated).made[0]).not.toHaveProperty('gap');
  });

  it('is met and archived by whoever is content, and asked once', () => {
    const content = closed.when('recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
    content.then('visited', 'archived');
    expect(content.settled.visit).toEqual(['met', content.now]);
    dissatisfied(closed)
      .when('recordVisit', { method: 'telephone', reached: true })
      .thenRefused('nothingToVisit', { outcome: 'solved' });
  });

  it('may be made of one that was not drawn, and not where nothing was handled', () => {
    undrawn
      .when('recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' })
      .then('visited', 'archived');
    const declined = standingIn('received').did('notAccept', { reason: 'SZA-N6', told: true });
    declined
      .when('recordVisit', { method: 'telephone', reached: true })
      .thenRefused('nothingToVisit', { outcome: 'notAccepted' });
    declined.when('rate', { satisfaction: 'notSatisfied' }).thenRefused('nothingToVisit');
  });
});

describe('an appellant who was reached and said nothing of the handling', () => {
  it('may still say it: the case stays closed until the time for a rating is over', () => {
    const said = { method: 'telephone', reached: true, satisfaction: 'notStated' };
    const silent = standingIn('closed').when('recordVisit', said).then('visited');
    expect(silent.state).toMatchObject({ phase: 'closed', visited: true });
    expect(silent.owed('visit')).toBeNull();
    silent.when('rate', { satisfaction: 'satisfied' }).then('visited', 'archived');
    silent.whenNobodyActsUntil(on('2026-03-09T24:00')).then('reopenWindowEnded', 'archived');
  });
});

describe('the appellant’s own rating (R-VIS-09)', () => {
  it('counts as a visit; a dissatisfied one waits for a decision', () => {
    undrawn.when('rate', { satisfaction: 'basicallySatisfied' }).then('visited', 'archived');
    const rated = undrawn.when('rate', { satisfaction: 'notSatisfied' }, { at: on('2026-03-09T24:00') });
    rated.then('visited');
    expect(rated.made[0]).toMatchObject({ method: 'online', reached: true, gap: true });
    expect(rated.state).toMatchObject({ undecided: true });
  });

  it('is archived at the very instant at which the time for it is over', () => {
    const over = undrawn.whenNobodyActsUntil(on('2026-03-09T24:00')).then('reopenWindowEnded', 'archived');
    expect(over.made.map((e) => e.at)).toEqual([on('2026-03-09T24:00'), on('2026-03-09T24:00')]);
  });

  it('comes too late once the time is over, unless a visit is still to be made', () => {
    const noticed = undrawn.did('supervise', { mode: 'written' }, { parts: ['notice'] });
    const late = on('2026-03-10T08:00');
    noticed
      .when('rate', { satisfaction: 'satisfied' }, { at: late })
      .thenRefused('limitPassed', { dueOn: '2026-03-09' });
    expect(standingIn('closed').did('rate', { satisfaction: 'satisfied' }, { at: late }).state.phase).toBe('archived');
  });

  it('is not asked again of a visit: a second voice settles nothing before the decision', () => {
    const undecided = dissatisfied(standingIn('closed'));
    const again = undecided.did('rate', { satisfaction: 'satisfied' });
    expect(again.state).toMatchObject({ phase: 'closed', undecided: true });
    expect(again.owed('visit')).not.toBeNull();
  });
});

describe('decideVisit (R-REJ-08, AMB-15)', () => {
  it('has a clock of its own where no visit was owed: the undrawn appellant who is not satisfied', () => {
    const rated = undrawn.when('rate', { satisfaction: 'notSatisfied' }, { at: on('2026-03-03T10:00') });
    expect(rated.opened.decideVisit).toMatchObject({ role: 'visitor', dueAt: on('2026-03-10T24:00') });
    expect(tasksOf(rated.state)).toContainEqual(
      expect.objectContaining({ link: 'decideVisit', dueAt: on('2026-03-10T24:00') }),
    );
    expect(rated.did('rate', { satisfaction: 'notSatisfied' }).opened).toEqual({});
    const late = rated.when('decideVisit', { then: 'close' }, { ...REASONS, at: on('2026-03-11T09:00') });
    expect(late.rung).toContainEqual(['redCard', on('2026-03-10T24:00')]);
    expect(late.settled.decideVisit).toEqual(['met', late.now]);
    expect(rated.did('decideVisit', { then: 'rework' }, REASONS).owed('decideVisit')).toBeNull();
    // who is dissatisfied in a visit is decided on within that visit's time
    expect(dissatisfied(standingIn('closed')).owed('decideVisit')).toBeNull();
  });

  const undecided = dissatisfied(standingIn('closed'));

  it('leaves it closed, and archives it', () => {
    const left = undecided.when('decideVisit', { then: 'close' }, REASONS).then('visitDecided', 'archived');
    expect(left.settled.visit).toEqual(['met', left.now]);
  });

  it('has it done again by the unit that answered, by the day set or within the rework limit', () => {
    const again = undecided.when('decideVisit', { then: 'rework' }, REASONS).then('visitDecided', 'reopened');
    expect(again.state).toMatchObject({ phase: 'handling', closedAt: null, orders: [{ no: 1, status: 'rework' }] });
    // three working days after Monday 2026-03-02
    expect(again.owed('rework')).toMatchObject({ unit: UNIT, order: 1, dueAt: on('2026-03-05T24:00') });
    const byDay = undecided.when('decideVisit', { then: 'rework', dueOn: '2026-03-03' }, REASONS);
    expect(byDay.owed('rework')?.dueAt).toBe(on('2026-03-03T24:00'));
    undecided.when('decideVisit', { then: 'rework', dueOn: '2026-03-01' }, REASONS).thenRefused('limitPassed');
    undecided.when('decideVisit', { then: 'rework', dueOn: '2027-03-20' }, REASONS).thenRefused('limitTooFar');
  });

  it('closes again after the rework, with the reply given anew and a visit of its own', () => {
    const again = undecided.did('decideVisit', { then: 'rework' }, REASONS);
    again.when('approveFeedback').thenRefused('notLegalNow');
    const submitted = again.did(
      'submitFeedback',
      { outcome: 'solved', satisfaction: 'satisfied' },
      {
        role: 'leaderInCharge',
        parts: WHOLE_DOCUMENT.filter((part) => part !== 'reply'),
      },
    );
    submitted.when('approveFeedback').thenRefused('replyMissing');
    const closed = submitted.did('reply', { method: 'telephone' }, { parts: ['reply'] }).did('approveFeedback');
    expect(closed.state).toMatchObject({ phase: 'closed', visited: false, sampled: true });
    expect(closed.state).not.toHaveProperty('complainedAgain');
  });

  it('puts the same rework under supervision, on record (R-REJ-02, R-SUP-08)', () => {
    const watched = undecided.when('decideVisit', { then: 'supervise' }, REASONS);
    watched.then('visitDecided', 'reopened', 'supervised');
    expect(watched.made[2]).toMatchObject({ no: 1, mode: 'system', unit: UNIT, order: 1 });
    expect(watched.made[2]).not.toHaveProperty('automatic');
    expect(watched.owed('supervisionReply')).toBeNull();
    expect(watched.owed('rework')).not.toBeNull();
  });

  it('has nothing to decide on before somebody is dissatisfied', () => {
    standingIn('closed').when('decideVisit', { then: 'close' }, REASONS).thenRefused('nothingToDecide');
  });
});

describe('recordSpotCheck (R-ACT-04, S-52)', () => {
  const isFalse = { feedbackTrue: false };

  it('makes no candidate of false feedback alone, nor of a renewed complaint alone', () => {
    standingIn('closed').when('recordSpotCheck', isFalse, FINDING).then('spotChecked');
    dissatisfied(standingIn('closed')).when('recordSpotCheck', { feedbackTrue: true }, FINDING).then('spotChecked');
  });

  it('makes one of both, by a person and not by the system (R-ACT-16)', () => {
    const asked = dissatisfied(standingIn('closed'));
    asked.when('recordSpotCheck', isFalse, FINDING).then('spotChecked');
    const complained = standingIn('closed').did('rate', { satisfaction: 'notSatisfied' });
    const found = complained.when('recordSpotCheck', isFalse, FINDING);
    found.then('spotChecked', 'accountabilityProposed');
    expect(found.made[1]).toMatchObject({ no: 1, trigger: 'SZA-T4', unit: UNIT, order: 1 });
    expect(found.made[1]).not.toHaveProperty('automatic');
    // the archive waits for the decision
    found.when('decideVisit', { then: 'close' }, REASONS).then('visitDecided');
  });

  it('on the appeal that came again names the unit whose feedback was false', () => {
    const again = Given.registered(suzhou, { repeatOf: '2026030200000011' });
    again.when('recordSpotCheck', isFalse, FINDING).thenRefused('unitMissing');
    const found = again.when('recordSpotCheck', { ...isFalse, unit: 'u2-2' }, FINDING);
    found.then('spotChecked', 'accountabilityProposed');
    expect(found.made[1]).toMatchObject({ trigger: 'SZA-T4', unit: 'u2-2' });
    expect(found.made[1]).not.toHaveProperty('order');
    again.when('recordSpotCheck', { feedbackTrue: true }, FINDING).then('spotChecked');
  });

  it('checks nothing before there is a feedback, and proposes nobody in a city that holds nobody to account', () => {
    standingIn('dispatched').when('recordSpotCheck', isFalse, FINDING).thenRefused('nothingToCheck');
    dissatisfied(standingIn('closed', rulesOf('chongqing')))
      .when('recordSpotCheck', isFalse, FINDING)
      .then('spotChecked');
  });
});

describe('followUp (R-HDL-06)', () => {
  const parts = [...WHOLE_DOCUMENT, 'plan'];
  const explained = standingIn('signed')
    .did('submitFeedback', { ...SUBMITTED, outcome: 'explained', reviewOn: '2026-04-01' }, { ...BY_LEADER, parts })
    .did('approveFeedback');

  it('is owed on the day of the plan, and the archive waits for it', () => {
    expect(explained.owed('followUp')).toMatchObject({ role: 'reviewer', dueAt: on('2026-04-01T24:00') });
    explained.when('recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' }).then('visited');
  });

  it('is owed at once where the plan’s day had passed before it was approved', () => {
    const late = standingIn('signed')
      .did('submitFeedback', { ...SUBMITTED, outcome: 'explained', reviewOn: '2026-03-03' }, { ...BY_LEADER, parts })
      .did('approveFeedback', {}, { at: on('2026-03-05T10:00') });
    expect(late.owed('followUp')).toMatchObject({ role: 'reviewer', dueAt: on('2026-03-03T24:00') });
    expect(late.owed('followUp')?.alarms.every(([at]) => at >= late.now)).toBe(true);
    expect(late.whenNobodyActsUntil(late.now).rung).toContainEqual(['redCard', late.now]);
  });

  it('ends it, or has it handled again', () => {
    const visited = explained.did('recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
    const done = visited.when('followUp', { then: 'close' }, FINDING).then('followedUp', 'archived');
    expect(done.settled.followUp).toEqual(['met', done.now]);
    const again = explained.when('followUp', { then: 'rework' }, FINDING).then('followedUp', 'reopened');
    expect(again.state).toMatchObject({ phase: 'handling', orders: [{ status: 'rework' }] });
    expect(again.owed('followUp')).toBeNull();
    standingIn('closed').when('followUp', { then: 'close' }, FINDING).thenRefused('nothingToFollowUp');
  });
});

describe('rejections in a row (R-REJ-03, R-ACT-03, R-REJ-07)', () => {
  const MISSING = { missing: [] };
  const rejectedOnce = (rules = suzhou): Given =>
    standingIn('feedbackSubmitted', rules).did('rejectFeedback', MISSING, { parts: ['requirements'] });

  it('propose the unit at the second, and supervise it, whoever rejects', () => {
    const second = rejectedOnce().did('submitFeedback', SUBMITTED, BY_LEADER).when('rejectFeedback', MISSING);
    second.then('feedbackRejected', 'accountabilityProposed', 'supervised');
    expect(second.made.slice(1)).toMatchObject([
      { no: 1, trigger: 'SZA-T3', unit: UNIT, order: 1, automatic: true },
      { no: 1, mode: 'system', unit: UNIT, order: 1, automatic: true },
    ]);
    rejectedOnce()
      .when('submitFeedback', SUBMITTED, { role: 'handler', parts: ['reply'] })
      .then('feedbackSubmitted', 'replied', 'feedbackRejected', 'accountabilityProposed', 'supervised');
  });

  it('make one candidate a pair: none at the third, one more at the fourth', () => {
    let given = rejectedOnce();
    const proposed = [given.state.candidates?.length ?? 0];
    for (let i = 0; i < 3; i += 1) {
      given = given.did('submitFeedback', SUBMITTED, BY_LEADER).did('rejectFeedback', MISSING);
      proposed.push(given.state.candidates?.length ?? 0);
    }
    expect(proposed).toEqual([0, 1, 1, 2]);
  });

  it('are counted anew after an approved feedback', () => {
    const reopened = dissatisfied(
      rejectedOnce().did('submitFeedback', SUBMITTED, BY_LEADER).did('approveFeedback'),
    ).did('decideVisit', { then: 'rework' }, REASONS);
    reopened.did('submitFeedback', SUBMITTED, BY_LEADER).when('rejectFeedback', MISSING).then('feedbackRejected');
  });

  it.each(['chongqing', 'an-city'])('mean nothing in %s, which counts none', (pack) => {
    const second = rejectedOnce(rulesOf(pack)).did('submitFeedback', SUBMITTED, BY_LEADER);
    second.when('rejectFeedback', MISSING).then('feedbackRejected');
    const order = second.state.orders[0];
    expect(order && afterRejection(second.state, order, rulesOf(pack).policy)).toEqual([]);
  });
});
