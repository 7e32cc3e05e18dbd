import { SUPERVISION_MODES } from '../../domain/loop/facts/oversight';
import { tasksOf } from '../../domain/loop/task';
import { Given, on, rulesOf, SUBMITTED, BY_LEADER, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const chongqing = rulesOf('chongqing');
const NOTICE = { parts: ['notice'] };
const REPLY = { parts: ['reply'] };

const supervised = (given: Given, input: object = {}): Given =>
  given.did('supervise', { mode: 'written', ...input }, NOTICE);

/** the matter of S-37, to be answered by 2026-05-11 24:00 */
const ofMay = Given.registered(chongqing, { receivedAt: on('2026-04-28T10:00'), marks: { replyRequested: true } })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign');
/** the complaint of S-33, due 2026-03-06 24:00 */
const ofFebruary = Given.registered(suzhou, { receivedAt: on('2026-02-09T10:00') })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign');

describe('what the clock makes of a limit that passes', () => {
  it('in Chongqing a written notice at that instant, with a limit for the answer (S-50, R-SUP-01)', () => {
    const due = on('2026-05-11T24:00');
    expect(ofMay.owed('handle')?.dueAt).toBe(due);
    const passed = ofMay.whenNobodyActsUntil(due);
    const notice = passed.made.find((e) => e.type === 'supervised');
    expect(notice).toMatchObject({ at: due, no: 1, mode: 'written', unit: UNIT, order: 1, automatic: true });
    expect(passed.rung).toContainEqual(['writtenSupervision', due]);
    expect(passed.owed('supervisionReply')).toMatchObject({
      role: 'handler',
      unit: UNIT,
      dueAt: on('2026-05-15T24:00'),
    });
    // the city holds nobody to account
    expect(passed.state.candidates).toBeUndefined();
    const set = passed.did('setSupervisionLimit', { no: 1, dueOn: '2026-05-13' }, { at: on('2026-05-12T09:00') });
    expect(set.owed('supervisionReply')?.dueAt).toBe(on('2026-05-13T24:00'));
    expect(set.settled.supervisionReply).toEqual(['replaced', set.now]);
    const answered = set.when('replyToSupervision', { no: 1 }, REPLY).then('supervisionAnswered');
    expect(answered.settled.supervisionReply).toEqual(['met', answered.now]);
    const careless = answered
      .did('submitFeedback', SUBMITTED, BY_LEADER)
      .did('rejectFeedback', { missing: [], dueOn: '2026-05-14' }, { parts: ['requirements'] });
    expect(careless.owed('rework')?.dueAt).toBe(on('2026-05-14T24:00'));
  });

  it('in Suzhou a card, and a candidate for accountability found by the system (S-44, S-53, R-ACT-02)', () => {
    const yellow = ofFebruary.whenNobodyActsUntil(on('2026-03-05T00:00'));
    expect(yellow.state.cards).toMatchObject([{ card: 'yellowCard', order: 1, unit: UNIT }]);
    const red = yellow.whenNobodyActsUntil(on('2026-03-06T24:00')).then('rang', 'accountabilityProposed');
    expect(red.state.cards).toMatchObject([{ card: 'yellowCard' }, { card: 'redCard' }]);
    expect(red.made[1]).toMatchObject({ at: on('2026-03-06T24:00'), trigger: 'SZA-T2', unit: UNIT, automatic: true });
    // written supervision a working day later
    const notice = red.whenNobodyActsUntil(on('2026-03-09T24:00')).then('rang', 'supervised');
    expect(notice.owed('supervisionReply')).not.toBeNull();
  });

  it('in the An city, of two hours to sign, on the same evening (S-24)', () => {
    const unsigned = Given.registered(rulesOf('an-city'), { receivedAt: on('2026-02-14T17:00') })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(unsigned.whenNobodyActsUntil(on('2026-02-14T19:00')).rung).toEqual([
      ['reminder', on('2026-02-14T18:30')],
      ['redCard', on('2026-02-14T19:00')],
    ]);
    unsigned.when('sign', {}, { at: on('2026-02-14T19:00') }).then('rang', 'signed');
  });

  it('proposes nobody for a limit that is no handling, and sends no notice about a notice', () => {
    const answerLate = supervised(standingIn('signed')).whenNobodyActsUntil(on('2026-03-13T09:00'));
    expect(answerLate.rung).toContainEqual(['writtenSupervision', on('2026-03-06T24:00')]);
    expect(answerLate.state.supervisions).toHaveLength(1);
    expect(answerLate.state.candidates).toBeUndefined();
  });
});

describe('supervise (R-SUP-22)', () => {
  it('is numbered, over the order that answers or the one named, at any point', () => {
    const twice = supervised(supervised(standingIn('signed')), { mode: 'onSite' });
    expect(twice.state.supervisions).toMatchObject([
      { no: 1, mode: 'written', order: 1, unit: UNIT },
      { no: 2, mode: 'onSite', order: 1, unit: UNIT },
    ]);
    const part = standingIn('partSubmitted').did('supervise', { mode: 'written', order: 2 }, NOTICE);
    expect(part.owed('supervisionReply')).toMatchObject({ unit: 'u2-2', order: 2 });
    const early = supervised(standingIn('received'));
    expect(early.made[0]).not.toHaveProperty('unit');
    expect(early.owed('supervisionReply')).toBeNull();
    standingIn('signed')
      .when('supervise', { mode: 'written', order: 7 })
      .thenRefused('orderUnknown', { orders: ['1'] });
  });

  it.each(SUPERVISION_MODES.map((mode) => [mode]))('by way of «%s» asks for an answer only in writing', (mode) => {
    const { opened } = standingIn('signed').did('supervise', { mode, dueOn: '2026-03-04' }, NOTICE);
    expect(Object.keys(opened)).toEqual(mode === 'written' ? ['supervisionReply'] : []);
    // Wednesday's end, or the policy's three working days after Monday
    if (mode === 'written') expect(opened.supervisionReply?.dueAt).toBe(on('2026-03-04T24:00'));
    expect(supervised(standingIn('signed')).owed('supervisionReply')?.dueAt).toBe(on('2026-03-05T24:00'));
  });

  it('takes no day gone by', () => {
    standingIn('signed').when('supervise', { mode: 'written', dueOn: '2026-03-01' }).thenRefused('limitPassed');
  });
});

describe('the answer to a notice (R-SUP-01)', () => {
  const both = supervised(supervised(standingIn('signed')), { dueOn: '2026-03-20' });

  it('is of the notice named, whichever limit was set last', () => {
    const set = both.did('setSupervisionLimit', { no: 1, dueOn: '2026-03-25' });
    const dues = (given: Given) =>
      tasksOf(given.state)
        .filter((t) => t.link === 'replyToSupervision')
        .map((t) => [t.order, t.dueAt]);
    expect(dues(set)).toEqual([
      [1, on('2026-03-25T24:00')],
      [2, on('2026-03-20T24:00')],
    ]);
    const answered = set.did('replyToSupervision', { no: 1 }, REPLY);
    expect(dues(answered)).toEqual([[2, on('2026-03-20T24:00')]]);
    answered.when('replyToSupervision', { no: 1 }, REPLY).thenRefused('noticeUnknown', { no: 1, open: ['2'] });
    answered.when('setSupervisionLimit', { no: 1, dueOn: '2026-03-26' }).thenRefused('noticeUnknown', { open: ['2'] });
    both.when('setSupervisionLimit', { no: 1, dueOn: '2026-03-01' }).thenRefused('limitPassed');
  });

  it('is the supervised unit’s own', () => {
    both.when('replyToSupervision', { no: 1 }, { ...REPLY, unit: 'u2-2' }).thenRefused('notYourUnit', { notice: 1 });
  });

  it('keeps a closed matter from the archive, and then brings it there', () => {
    const closed = supervised(standingIn('closed'));
    expect(closed.owed('supervisionReply')).toMatchObject({ unit: UNIT, order: 1 });
    const visited = closed.when('recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
    visited.then('visited').when('replyToSupervision', { no: 1 }, REPLY).then('supervisionAnswered', 'archived');
  });

  it('is owed by a unit that has given the matter back, and while it is merged', () => {
    const back = supervised(standingIn('signed'))
      .did('returnOrder', {}, { role: 'leaderInCharge', parts: ['reasons', 'basis'] })
      .did('grantReturn');
    expect(back.state.phase).toBe('accepted');
    back.when('replyToSupervision', { no: 1 }, REPLY).then('supervisionAnswered');
    const merged = back.did('mergeInto', { master: '2026030200000022' });
    merged.when('replyToSupervision', { no: 1 }, REPLY).then('supervisionAnswered');
  });
});

describe('liftCard (R-SUP-24, S-53)', () => {
  const carded = ofFebruary.whenNobodyActsUntil(on('2026-03-06T24:00'));
  const [yellow = { v: 0 }, red = { v: 0 }] = carded.state.cards ?? [];

  it('lifts a card once, and the history keeps it', () => {
    const lifted = carded.when('liftCard', { card: yellow.v }, { parts: ['reason'] }).then('cardLifted');
    expect(lifted.state.cards).toMatchObject([{ card: 'yellowCard', lifted: true }, { card: 'redCard' }]);
    expect(lifted.events.filter((e) => e.type === 'rang')).toHaveLength(2);
    lifted.when('liftCard', { card: yellow.v }).thenRefused('cardUnknown', { open: [String(red.v)] });
  });

  it('lifts nothing that is no card', () => {
    carded.when('liftCard', { card: 1 }).thenRefused('cardUnknown', { card: 1 });
  });
});
