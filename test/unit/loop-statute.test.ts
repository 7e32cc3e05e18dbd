import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const WITHOUT_REPLY = {
  input: { outcome: 'solved', satisfaction: 'satisfied' },
  how: { role: 'leaderInCharge', parts: WHOLE_DOCUMENT.filter((part) => part !== 'reply') },
} as const;
const UNREACHED = { method: 'telephone', reached: false };

const tried = (given: Given): Given =>
  given
    .did('recordContact', UNREACHED, { role: 'agent' })
    .did('recordContact', UNREACHED, { role: 'agent' })
    .did('recordContact', UNREACHED, { role: 'agent' });

describe('a consumer complaint, whose law is stricter than the city (S-41)', () => {
  const dispatched = Given.registered(suzhou, { receivedAt: on('2026-02-11T09:00'), marks: { consumer: true } })
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' });
  const signed = dispatched.did('sign');

  it('is due by the law, which is cited', () => {
    expect(dispatched.opened.handle).toMatchObject({
      dueAt: on('2026-02-27T24:00'),
      why: { statute: 'LAW-CONSUMER-46' },
    });
  });

  it('is met by feedback and by telling the consumer, whichever comes last', () => {
    const unheard = signed.did('submitFeedback', WITHOUT_REPLY.input, {
      ...WITHOUT_REPLY.how,
      at: on('2026-02-25T10:00'),
    });
    expect(unheard.owed('statute')).not.toHaveProperty('heldAt');
    const told = unheard.did('reply', { method: 'telephone' }, { at: on('2026-02-26T10:00'), parts: ['reply'] });
    expect(told.owed('statute')?.heldAt).toBe(on('2026-02-26T10:00'));
    const closed = told.when('approveFeedback', {}, { at: on('2026-03-03T10:00') });
    expect(closed.settled['statute']).toEqual(['met', on('2026-02-26T10:00')]);
    expect(closed.settled['handle']).toEqual(['met', on('2026-02-25T10:00')]);
  });

  it('does not close on attempts alone, as another complaint does (R-LAW-01)', () => {
    const unheard = tried(signed).did('submitFeedback', WITHOUT_REPLY.input, WITHOUT_REPLY.how);
    unheard.when('approveFeedback').thenRefused('replyMissing', { statute: 'LAW-CONSUMER-46', failedContacts: 3 });
    expect(unheard.when('approveFeedback').refused?.rule).toBe('R-LAW-01');
    const other = Given.registered(suzhou).did('accept').did('dispatch', { unit: UNIT, mode: 'transfer' }).did('sign');
    tried(other)
      .did('submitFeedback', WITHOUT_REPLY.input, WITHOUT_REPLY.how)
      .when('approveFeedback')
      .then('feedbackApproved', 'closed');
  });
});

describe('a law that binds by its mark', () => {
  it('binds in a city that files no complaints, and whatever category the hotline accepts under (R-LAW-01)', () => {
    const chongqing = Given.registered(rulesOf('chongqing'), { marks: { consumer: true } }).did('accept');
    expect(chongqing.state.statutes).toEqual(['LAW-CONSUMER-46']);
    const help = Given.registered(suzhou, { category: 'help', marks: { consumer: true } }).did('accept');
    expect(help.owed('statute')).not.toBeNull();
  });
});

describe('a real-name report of unfair competition (S-13)', () => {
  const report = (marks: Parameters<typeof Given.registered>[1]) =>
    Given.registered(anCity, { category: 'report', ...marks })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' })
      .did('sign');

  it('keeps the city’s five working days, and blocks closing until the informant was told (R-IDC-02, R-LAW-04)', () => {
    const named = report({ marks: { unfairCompetition: true, realName: true } });
    expect(named.owed('handle')?.dueAt).toBe(on('2026-03-09T24:00'));
    const unheard = tried(named).did('submitFeedback', WITHOUT_REPLY.input, WITHOUT_REPLY.how);
    unheard.when('approveFeedback').thenRefused('replyMissing', { statute: 'LAW-AUCL-16' });
    expect(unheard.when('approveFeedback').refused?.rule).toBe('R-LAW-04');
    const told = unheard.did('reply', { method: 'telephone' }, { role: 'reviewer', parts: ['reply'] });
    told.when('approveFeedback').then('feedbackApproved', 'closed');
  });

  it('owes an informant without a name no more than any appellant', () => {
    const nameless = report({ marks: { unfairCompetition: true } });
    tried(nameless)
      .did('submitFeedback', WITHOUT_REPLY.input, WITHOUT_REPLY.how)
      .when('approveFeedback')
      .then('feedbackApproved', 'closed');
  });

  it('is answered by the hotline alone, because the unit does not know whom (R-IDC-11)', () => {
    const named = report({ marks: { unfairCompetition: true, realName: true } });
    named.when('submitFeedback', SUBMITTED, BY_LEADER).thenRefused('contactThroughPlatform');
  });
});

describe('a mark that is found when the appeal is taken on', () => {
  it('binds the law from then, and keeps the informant confidential (R-LAW-01, R-LAW-02)', () => {
    const received = Given.registered(suzhou, { receivedAt: on('2026-02-11T09:00') });
    const consumer = received.did('accept', { marks: ['consumer'] }).did('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(consumer.opened.handle).toMatchObject({ dueAt: on('2026-02-27T24:00') });
    const informant = received.did('accept', { marks: ['unfairCompetition'] });
    expect(informant.state.marks).toEqual({ unfairCompetition: true, confidential: true });
    expect(informant.state.statutes).toEqual(['LAW-AUCL-16']);
  });
});
