import { liveOrders } from '../../domain/loop/state';
import { tasksOf } from '../../domain/loop/task';
import { BY_LEADER, type Given, type How, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const gateless = rulesOf({
  ...suzhou.policy,
  pack: { ...suzhou.policy.pack, replyRules: { ...suzhou.policy.pack.replyRules, level2ReviewsLevel3: false } },
} as typeof suzhou.policy);

const OTHER: How = { unit: 'u2-2', parts: ['part'] };
const BELOW: How = { unit: 'u3-1-1', parts: ['part'] };
const statusOf = (given: Given): Record<number, string> =>
  Object.fromEntries(given.state.orders.map((o) => [o.no, o.status]));

/** a lead and a co-handling unit, both signed, from 2026-03-02 on; the lead is due 2026-03-23 24:00 */
const together = standingIn('accepted')
  .did('dispatch', { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-2' }] }, { role: 'hotlineOffice' })
  .did('sign', { order: 1 })
  .did('sign', {}, { unit: 'u2-2' });

describe('a co-handling unit', () => {
  it('hands its part to the lead, who takes it: that meets what it owes', () => {
    const submitted = together
      .whenNobodyActsUntil(on('2026-03-10T09:00'))
      .when('submitPart', {}, { ...OTHER, at: on('2026-03-10T10:00') })
      .then('partSubmitted');
    expect(submitted.settled).toEqual({ part: ['held', on('2026-03-10T10:00')] });
    expect(tasksOf(submitted.state)).toContainEqual(
      expect.objectContaining({ link: 'acceptPart', unit: UNIT, order: 2 }),
    );
    const taken = submitted.when('acceptPart', { order: 2 }, { at: on('2026-03-11T10:00') }).then('partAccepted');
    expect(taken.settled).toEqual({ part: ['met', on('2026-03-10T10:00')] });
    expect(statusOf(taken)).toEqual({ 1: 'signed', 2: 'partAccepted' });
  });

  it('gets it back with requirements and a day before the lead’s own limit', () => {
    const submitted = together.did('submitPart', {}, { ...OTHER, at: on('2026-03-10T10:00') });
    const back = submitted.when('sendBackPart', { order: 2, dueOn: '2026-03-12' }, { parts: ['requirements'] });
    back.then('partSentBack');
    expect(back.owed('rework')).toMatchObject({ order: 2, unit: 'u2-2', dueAt: on('2026-03-12T24:00') });
    expect(statusOf(back)).toEqual({ 1: 'signed', 2: 'rework' });
    submitted.when('sendBackPart', { order: 2, dueOn: '2026-03-24' }).thenRefused('partDueTooLate');
    submitted.when('sendBackPart', { order: 2, dueOn: '2026-03-09' }).thenRefused('limitPassed');
    submitted.when('acceptPart', { order: 2 }, { unit: 'u2-2' }).thenRefused('notYourUnit', { order: 2 });
    back.when('submitPart', {}, OTHER).then('partSubmitted');
  });

  it('gets it back without a day: by the rework limit, never after the lead has to answer (R-DSP-23)', () => {
    const submitted = together.did('submitPart', {}, { ...OTHER, at: on('2026-03-10T10:00') });
    const requirements = { parts: ['requirements'] };
    const early = submitted.when('sendBackPart', { order: 2 }, { ...requirements, at: on('2026-03-11T10:00') });
    expect(early.owed('rework')).toMatchObject({ dueAt: on('2026-03-16T24:00') });
    const late = submitted.when('sendBackPart', { order: 2 }, { ...requirements, at: on('2026-03-20T10:00') });
    expect(late.owed('rework')).toMatchObject({ order: 2, unit: 'u2-2', dueAt: on('2026-03-23T24:00') });
  });

  it('gives no feedback, no draft and no reply of its own: those are the lead’s (R-DSP-23)', () => {
    const own: How = { role: 'leaderInCharge', unit: 'u2-2', parts: WHOLE_DOCUMENT };
    together.when('submitFeedback', SUBMITTED, own).thenRefused('onlyTheLead', { order: 2, under: 1 });
    together.when('draftFeedback', {}, own).thenRefused('onlyTheLead');
    together.when('reply', { method: 'telephone' }, own).thenRefused('onlyTheLead');
    together.when('submitPart').thenRefused('notAPart', { order: 1 });
  });
});

describe('a part given anew', () => {
  const OFFICE: How = { role: 'hotlineOffice', parts: ['reasons'] };

  it('when it is overdue is wanted by the lead’s own limit (R-RET-08), and once that has passed within the rework limit', () => {
    const early = standingIn('accepted').did(
      'dispatch',
      { unit: UNIT, mode: 'transfer', coUnits: [{ unit: 'u2-2', dueOn: '2026-03-05' }] },
      OFFICE,
    );
    const moved = early.did('reroute', { order: 2, unit: 'u2-3' }, { ...OFFICE, at: on('2026-03-06T10:00') });
    expect(moved.owed('part')).toMatchObject({ unit: 'u2-3', order: 3, dueAt: moved.owed('handle')?.dueAt });
    const tooLate = early.did('reroute', { order: 2, unit: 'u2-3' }, { ...OFFICE, at: on('2026-03-24T10:00') });
    expect(tooLate.owed('part')?.dueAt).toBe(on('2026-03-27T24:00'));
  });

  it('goes to one more unit, in the place of one whose return was granted (R-DSP-04, R-DSP-23)', () => {
    const back = together
      .did('returnOrder', { order: 2 }, { role: 'leaderInCharge', unit: 'u2-2', parts: ['reasons', 'basis'] })
      .did('grantReturn', { order: 2 });
    back.when('addCoUnit', { unit: 'u2-3' }, { role: 'dispatcher' }).thenRefused('leadNamedByOther');
    back.when('addCoUnit', { unit: UNIT }).thenRefused('unitTwice', { unit: UNIT });
    back.when('addCoUnit', { unit: 'u2-3', dueOn: '2026-03-24' }).thenRefused('partDueTooLate');
    const added = back.when('addCoUnit', { unit: 'u2-3', dueOn: '2026-03-12' }).then('dispatched');
    expect(added.state.orders.at(-1)).toMatchObject({ no: 3, unit: 'u2-3', under: 1, part: 'coHandling' });
    expect(added.owed('part')).toMatchObject({ unit: 'u2-3', order: 3, dueAt: on('2026-03-12T24:00') });
    expect(added.owed('handle')).toEqual(back.owed('handle'));
    expect(back.did('addCoUnit', { unit: 'u2-2' }).owed('part')?.dueAt).toBe(back.owed('handle')?.dueAt);
  });

  it('goes to one more unit when the matter is handled again after a visit', () => {
    const again = standingIn('closed')
      .did('recordVisit', { method: 'telephone', reached: true, satisfaction: 'notSatisfied' })
      .did('decideVisit', { then: 'rework' }, { parts: ['reasons'] });
    const added = again.when('addCoUnit', { unit: 'u2-3' }).then('dispatched');
    expect(added.owed('part')).toMatchObject({ unit: 'u2-3', dueAt: again.owed('rework')?.dueAt });
    standingIn('feedbackSubmitted').when('addCoUnit', { unit: 'u2-3' }).thenRefused('notLegalNow');
  });
});

describe('the feedback document', () => {
  it('takes the parts that wait, and its text stays the feedback’s', () => {
    const given = together
      .did('submitPart', {}, OTHER)
      .when('submitFeedback', SUBMITTED, BY_LEADER)
      .then('feedbackSubmitted', 'partAccepted', 'replied');
    expect(statusOf(given)).toEqual({ 1: 'feedbackSubmitted', 2: 'partAccepted' });
  });

  it('closes the matter: what was not delivered ends with it, and nothing of the units stays owed', () => {
    const closed = together
      .did('assignOrder', { unit: 'u3-1-1' })
      .did('submitFeedback', SUBMITTED, BY_LEADER)
      .did('approveFeedback');
    expect(closed.made.at(-1)?.type).toBe('closed');
    expect(statusOf(closed)).toEqual({ 1: 'feedbackSubmitted', 2: 'ended', 3: 'ended' });
    expect(closed.state.owed.map((o) => o.kind).sort()).toEqual(['reopenWindow', 'visit']);
  });
});

describe('assigning to a unit below', () => {
  it('goes as deep as the network, each by the limit of the one above (R-DSP-18)', () => {
    const given = together
      .did('assignOrder', { unit: 'u3-1-1', dueOn: '2026-03-13' })
      .did('sign', {}, BELOW)
      .did('assignOrder', { unit: 'u4-1-1-1' }, BELOW);
    expect(liveOrders(given.state).map((o) => [o.no, o.unit, o.under, o.part])).toEqual([
      [1, UNIT, undefined, undefined],
      [2, 'u2-2', 1, 'coHandling'],
      [3, 'u3-1-1', 1, 'assigned'],
      [4, 'u4-1-1-1', 3, 'assigned'],
    ]);
    expect(given.owed('handle')).toMatchObject({ order: 1, dueAt: on('2026-03-23T24:00') });
    expect(given.state.owed.filter((o) => o.kind === 'part').map((o) => [o.order, o.dueAt])).toEqual([
      [2, on('2026-03-23T24:00')],
      [3, on('2026-03-13T24:00')],
      [4, on('2026-03-13T24:00')],
    ]);
    given.when('assignOrder', { unit: 'u3-1-2', dueOn: '2026-03-24' }).thenRefused('partDueTooLate');
    given.when('assignOrder', { unit: 'u2-2' }).thenRefused('unitTwice');
    given.when('assignOrder', { unit: 'u3-1-2' }, { unit: 'u2-3' }).thenRefused('notYourUnit');
  });

  it('passes the review of the unit above where the city has that gate, and is taken at once where not (R-REP-14)', () => {
    const assigned = (rules: typeof suzhou): Given =>
      standingIn('signed', rules).did('assignOrder', { unit: 'u3-1-1' }).did('sign', {}, BELOW);
    assigned(suzhou).when('submitPart', {}, BELOW).then('partSubmitted');
    assigned(gateless).when('submitPart', {}, BELOW).then('partSubmitted', 'partAccepted');
    together.when('submitPart', {}, OTHER).then('partSubmitted');
  });

  it('ends with the order above, however many levels down, when that is given back', () => {
    const deep = together.did('assignOrder', { unit: 'u3-2-1' }, { unit: 'u2-2' });
    const back = deep
      .did('returnOrder', { order: 1 }, { role: 'leaderInCharge', parts: ['reasons', 'basis'] })
      .did('grantReturn', { order: 1 });
    expect(statusOf(back)).toEqual({ 1: 'ended', 2: 'ended', 3: 'ended' });
    expect(back.state.owed.map((o) => o.kind)).toEqual(['dispatch']);
  });
});
