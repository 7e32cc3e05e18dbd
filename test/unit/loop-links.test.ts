import type { Fact } from '../../domain/loop/event';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');

/** the facts of the last step, without their place in the case */
const factsOf = (given: Given): Partial<Fact>[] =>
  given.made.map(({ v: _v, at: _at, by: _by, action: _action, owed: _owed, ...fact }) => fact as Fact);

describe('accept', () => {
  it('keeps the category written down, or takes another of the pack', () => {
    expect(factsOf(standingIn('received').when('accept'))).toEqual([
      { type: 'accepted', category: 'complaint', policyVersion: 1, calendarVersion: 1 },
    ]);
    const help = standingIn('received').when('accept', { category: 'help' });
    expect(help.state).toMatchObject({ phase: 'accepted', category: 'help', acceptedAt: help.now });
  });

  it('needs a category, because limits depend on it, and one that the pack takes (R-ACC-25)', () => {
    const none = Given.registered(suzhou, { category: null });
    none.when('accept').thenRefused('elementMissing', { missing: ['category'] });
    none.when('accept', { category: 'report' }).thenRefused('categoryNotInPack', { category: 'report' });
  });
});

describe('supplyElements', () => {
  const incomplete = standingIn('incomplete');
  it('asks on for what is still missing, until the record is whole', () => {
    const more = incomplete.when('supplyElements', {}, { parts: ['place', 'person'] }).then('elementsSupplied');
    expect(more.state).toMatchObject({ phase: 'incomplete', missing: ['cause', 'course', 'result'] });
    const whole = more.when('supplyElements', { unknown: ['result'] }, { parts: ['cause', 'course', 'result'] });
    expect(whole.state).toMatchObject({ phase: 'received' });
    expect(whole.state).not.toHaveProperty('missing');
  });

  it('refuses nothing at all, what is no element, and «unknown» without a reason (R-REG-08)', () => {
    incomplete.when('supplyElements').thenRefused('elementMissing', {
      missing: ['place', 'person', 'cause', 'course', 'result'],
    });
    incomplete.when('supplyElements', {}, { parts: ['colour'] }).thenRefused('elementUnknown', { element: 'colour' });
    incomplete
      .when('supplyElements', { unknown: ['place'] }, { parts: ['time'] })
      .thenRefused('elementMissing', { missing: ['place'] });
  });
});

describe('answerDirectly', () => {
  it('closes without a work order and without a return visit, counted apart (R-KNB-07)', () => {
    const answered = standingIn('accepted').when('answerDirectly', {}, { parts: ['answer'] });
    answered.then('directlyAnswered', 'closed', 'archived');
    expect(answered.state).toMatchObject({ phase: 'archived', outcome: 'directlyAnswered', owed: [] });
  });

  it('is refused where the pack has no such mode', () => {
    standingIn('accepted', anCity)
      .when('answerDirectly')
      .thenRefused('modeNotInPack', { mode: 'directAnswer', allowed: ['transfer'] });
  });
});

describe('dispatch', () => {
  const opinion = Given.registered(suzhou, { category: 'opinion' }).when('accept');
  it('issues work order 1 to the unit', () => {
    const { state } = standingIn('dispatched');
    expect(state).toMatchObject({ phase: 'handling', orders: [{ no: 1, unit: UNIT, status: 'dispatched' }] });
  });

  it('wants a category with a limit for an opinion, and offers «suggestion» (S-39, R-TIM-17)', () => {
    opinion.when('dispatch', { unit: UNIT, mode: 'transfer' }).thenRefused('categoryWithoutLimit', {
      category: 'opinion',
      allowed: ['consultation', 'help', 'suggestion', 'complaint'],
      offered: 'suggestion',
    });
    const as = { unit: UNIT, mode: 'transfer', category: 'suggestion' };
    const dispatched = opinion.when('dispatch', as).then('dispatched');
    expect(dispatched.opened.handle?.dueAt).toBe(on('2026-03-09T24:00'));
  });

  it('lets an urgent opinion through, since the urgent rule gives it a limit (R-EMG-04)', () => {
    const urgent = Given.registered(suzhou, { category: 'opinion', marks: { urgent: true } }).when('accept');
    urgent.when('dispatch', { unit: UNIT, mode: 'transfer' }).then('dispatched');
  });

  it('is refused in a mode that the pack has not', () => {
    standingIn('accepted', anCity)
      .when('dispatch', { unit: UNIT, mode: 'paperAssignment' })
      .thenRefused('modeNotInPack', { mode: 'paperAssignment', allowed: ['transfer'] });
  });
});

describe('recordContact', () => {
  it('counts attempts that do not reach, and meets the duty only by one that does (R-HDL-12)', () => {
    const help = Given.registered(suzhou, { category: 'help' })
      .when('accept')
      .when('dispatch', { unit: UNIT, mode: 'transfer' })
      .when('sign');
    const tried = help.when('recordContact', { method: 'telephone', reached: false });
    expect(tried.settled).toEqual({});
    expect(tried.state).toMatchObject({ orders: [{ failedContacts: 1 }] });
    const reached = tried.when('recordContact', { method: 'telephone', reached: true });
    expect(reached.settled).toEqual({ contact: ['met', reached.now] });
    expect(reached.state).toMatchObject({ orders: [{ failedContacts: 0, contacted: true }] });
    const again = tried.when('recordContact', { method: 'telephone', reached: false });
    expect(again.settled).toEqual({});
    // as many as the pack says stand for contact
    const enough = again.when('recordContact', { method: 'sms', reached: false });
    expect(enough.settled).toEqual({ contact: ['met', enough.now] });
  });
});

describe('signOffFeedback', () => {
  const drafted = standingIn('signed');
  it('is of the newest draft, which loses it when written anew (R-REP-06)', () => {
    const signedOff = drafted.when('signOffFeedback', { draft: 1 }).then('feedbackSignedOff');
    expect(signedOff.state).toMatchObject({ orders: [{ draft: { no: 1, signedOffBy: 'leaderInCharge' } }] });
    const anew = signedOff.when('draftFeedback', {}, { parts: ['directAnswer'] });
    expect(anew.state).toMatchObject({ orders: [{ drafts: 2, draft: { no: 2, parts: ['directAnswer'] } }] });
    anew.when('signOffFeedback', { draft: 1 }).thenRefused('draftUnknown', { draft: 1, newest: 2 });
  });

  it('of an important item is the principal leader’s (R-REP-06)', () => {
    const important = Given.registered(suzhou, { marks: { important: true } })
      .when('accept')
      .when('dispatch', { unit: UNIT, mode: 'transfer' })
      .when('sign')
      .when('draftFeedback', {}, { parts: WHOLE_DOCUMENT });
    important.when('signOffFeedback', { draft: 1 }).thenRefused('signOffByOther', { needed: 'principalLeader' });
    important.when('signOffFeedback', { draft: 1 }, { role: 'principalLeader' }).then('feedbackSignedOff');
    // S-48: signed by the leader in charge alone it is rejected at once
    important.when('submitFeedback', SUBMITTED, BY_LEADER).then('feedbackSubmitted', 'replied', 'feedbackRejected');
  });
});

describe('submitFeedback', () => {
  const signed = standingIn('signed');
  it('by the handler carries the sign-off of the draft it submits', () => {
    const submitted = signed
      .when('signOffFeedback', { draft: 1 })
      .when('submitFeedback', { outcome: 'solved', satisfaction: 'notStated', draft: 1 });
    expect(factsOf(submitted)).toMatchObject([
      {
        type: 'feedbackSubmitted',
        outcome: 'solved',
        statedSatisfaction: 'notStated',
        signedOffBy: 'leaderInCharge',
      },
    ]);
    signed
      .when('submitFeedback', { ...SUBMITTED, draft: 7 }, { parts: ['reply'] })
      .thenRefused('draftUnknown', { draft: 7, newest: 1 });
  });

  it('without unit, person or sign-off is rejected at once, with the missing part named (S-48, R-REJ-01)', () => {
    const parts = WHOLE_DOCUMENT.filter((part) => part !== 'responsiblePerson');
    const rejected = signed.when('submitFeedback', SUBMITTED, { parts, role: 'handler' });
    rejected.then('feedbackSubmitted', 'replied', 'feedbackRejected');
    expect(factsOf(rejected)[2]).toEqual({
      type: 'feedbackRejected',
      order: 1,
      missing: ['responsiblePerson', 'leaderSignOff'],
      automatic: true,
    });
    // the appellant was told all the same; a document merely incomplete does not untell them
    expect(rejected.state).toMatchObject({
      orders: [{ status: 'rework', replied: { method: 'telephone' }, rejections: 1 }],
    });
    standingIn('dispatched', anCity).when('sign').when('submitFeedback', SUBMITTED).thenRefused('partMissing');
  });

  it('tells of a reply only with its words and its way', () => {
    signed
      .when('submitFeedback', { ...SUBMITTED, replyMethod: undefined }, BY_LEADER)
      .thenRefused('partMissing', { missing: ['replyMethod'] });
    signed
      .when('submitFeedback', SUBMITTED, { ...BY_LEADER, parts: ['directAnswer'] })
      .thenRefused('partMissing', { missing: ['reply'] });
  });
});

describe('reply', () => {
  it('is the handling unit’s in Suzhou and either’s in Chongqing (S-51, R-REP-10)', () => {
    const how = { role: 'reviewer', parts: ['reply'] } as const;
    standingIn('feedbackSubmitted')
      .when('reply', { method: 'letter' }, how)
      .thenRefused('replierNotInPack', { side: 'platform', allowed: ['handlingUnit'] });
    const told = standingIn('feedbackSubmitted', rulesOf('chongqing')).when('reply', { method: 'letter' }, how);
    expect(factsOf(told)).toEqual([{ type: 'replied', order: 1, side: 'platform', method: 'letter' }]);
  });

  it('is relayed by the hotline where the unit may not know the appellant (R-IDC-11)', () => {
    const confidential = Given.registered(suzhou, { marks: { confidential: true } })
      .when('accept')
      .when('dispatch', { unit: UNIT, mode: 'transfer' })
      .when('sign');
    const told = confidential.when('reply', { method: 'telephone' }, { role: 'agent', parts: ['reply'] });
    expect(factsOf(told)).toEqual([{ type: 'replied', order: 1, side: 'platform', method: 'telephone' }]);
  });
});

describe('rejectFeedback', () => {
  it('sends it back for rework, and work done again is told again (R-HDL-02)', () => {
    const rejected = standingIn('feedbackSubmitted').when('rejectFeedback', { missing: ['legalSource'] });
    expect(rejected.state).toMatchObject({ orders: [{ status: 'rework', rejections: 1 }] });
    expect(rejected.state.phase === 'handling' && rejected.state.orders[0]).not.toHaveProperty('replied');
    const again = rejected
      .when(
        'submitFeedback',
        { ...SUBMITTED, replyMethod: undefined },
        { ...BY_LEADER, parts: WHOLE_DOCUMENT.slice(0, -1) },
      )
      .when('rejectFeedback', { missing: [] });
    expect(again.state).toMatchObject({ orders: [{ rejections: 2 }] });
  });
});

describe('approveFeedback', () => {
  const unanswered = standingIn('signed').when(
    'submitFeedback',
    { outcome: 'solved', satisfaction: 'satisfied' },
    { ...BY_LEADER, parts: WHOLE_DOCUMENT.slice(0, -1) },
  );
  it('is blocked while the appellant was not told (S-51, R-HDL-02)', () => {
    unanswered.when('approveFeedback').thenRefused('replyMissing', { failedContacts: 0, enough: 3 });
    unanswered
      .when('reply', { method: 'telephone' }, { parts: ['reply'] })
      .when('approveFeedback')
      .then('feedbackApproved', 'closed');
  });

  it('goes through after as many attempts as the pack counts (R-HDL-12)', () => {
    const tries = [1, 2].reduce((c) => c.when('recordContact', { method: 'telephone', reached: false }), unanswered);
    tries.when('approveFeedback').thenRefused('replyMissing', { failedContacts: 2 });
    tries
      .when('recordContact', { method: 'telephone', reached: false })
      .when('approveFeedback')
      .then('feedbackApproved', 'closed');
  });

  it('counts no attempt from before the appellant was reached: who was reached is told (R-HDL-02)', () => {
    const unreached = (c: Given): Given => c.did('recordContact', { method: 'telephone', reached: false });
    const reached = unreached(unreached(unreached(unanswered))).did('recordContact', {
      method: 'telephone',
      reached: true,
    });
    reached.when('approveFeedback').thenRefused('replyMissing', { failedContacts: 0, enough: 3 });
  });

  it('counts no attempt from before a rework that takes the reply back (R-HDL-02)', () => {
    const tries = [1, 2, 3].reduce((c) => c.did('recordContact', { method: 'telephone', reached: false }), unanswered);
    const again = tries
      .did('rejectFeedback', { missing: [] })
      .did(
        'submitFeedback',
        { outcome: 'solved', satisfaction: 'satisfied' },
        { ...BY_LEADER, parts: WHOLE_DOCUMENT.slice(0, -1) },
      );
    again.when('approveFeedback').thenRefused('replyMissing', { failedContacts: 0 });
  });

  it.each([
    [1999, true],
    [2000, false],
  ])('with draw %i is sampled for a return visit: %s', (draw, sampled) => {
    const closed = Given.registered(suzhou, { draw })
      .when('accept')
      .when('dispatch', { unit: UNIT, mode: 'transfer' })
      .when('sign')
      .when('submitFeedback', SUBMITTED, BY_LEADER)
      .when('approveFeedback');
    // whether drawn or not, a late rating can reopen it for a while (R-VIS-09)
    expect(closed.state.phase).toBe('closed');
    expect(closed.owed('visit') !== null).toBe(sampled);
    expect(factsOf(closed)).toContainEqual({ type: 'closed', outcome: 'solved', sampled, toPublish: true });
  });
});

describe('recordVisit', () => {
  const closed = standingIn('closed');
  const unreached = { method: 'telephone', reached: false, satisfaction: 'satisfied' };
  it('keeps what the appellant says apart from what the unit said (R-VIS-11)', () => {
    const visited = closed.when('recordVisit', { method: 'sms', reached: true, satisfaction: 'notSatisfied' });
    expect(factsOf(visited)).toEqual([
      { type: 'visited', reached: true, satisfaction: 'notSatisfied', method: 'sms', gap: true },
    ]);
  });

  it('is tried three times, then ends as not reached, and nobody’s satisfaction is made up', () => {
    const twice = closed.when('recordVisit', unreached).then('visitAttempted').when('recordVisit', unreached);
    expect(twice.then('visitAttempted').state).toMatchObject({ phase: 'closed', attempts: 2 });
    const third = twice.when('recordVisit', unreached).then('visited');
    expect(factsOf(third)[0]).toMatchObject({ reached: false, satisfaction: 'notStated' });
    // who was not reached may still rate it until the time for that is over
    expect(third.state.phase).toBe('closed');
    expect(third.whenNobodyActsUntil(third.owed('reopenWindow')?.dueAt ?? 0).state.phase).toBe('archived');
  });
});
