import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT, WHOLE_DOCUMENT } from './loop-given';

/** the complaint of S-33: dispatched 2026-02-09, due 2026-03-06 24:00 */
const complaint = Given.registered(rulesOf('suzhou-anhui'), { receivedAt: on('2026-02-09T10:00') })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign');
const DUE = on('2026-03-06T24:00');

const submittedAt = (at: string): Given => complaint.did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on(at) });
const rejectedAt = (given: Given, at: string): Given => given.did('rejectFeedback', { missing: [] }, { at: on(at) });

describe('a feedback under review', () => {
  it('holds the handling: nothing rings over it, and the window to return is over', () => {
    const submitted = submittedAt('2026-02-10T09:00');
    expect(submitted.settled).toMatchObject({
      handle: ['held', on('2026-02-10T09:00')],
      returnWindow: ['lapsed', on('2026-02-10T09:00')],
    });
    const left = submitted.whenNobodyActsUntil(on('2026-04-01T09:00'));
    expect(new Set(left.made.flatMap((e) => (e.type === 'rang' ? [e.obligation] : [])))).toEqual(
      new Set([submitted.owed('review')?.id]),
    );
  });

  it('meets the limit at its own instant once approved, however late the approval (R-REP-16)', () => {
    const approved = submittedAt('2026-03-06T23:00').did('approveFeedback', {}, { at: on('2026-03-12T09:00') });
    expect(approved.settled.handle).toEqual(['met', on('2026-03-06T23:00')]);
    expect(approved.settled.review).toEqual(['met', on('2026-03-12T09:00')]);
  });

  it('is punctual at the very due instant (R-TIM-22), and the act goes before the rung (R-SYS-10)', () => {
    const submitted = complaint.did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: DUE });
    expect(submitted.rung).not.toContainEqual(['redCard', DUE]);
    expect(submitted.settled.handle).toEqual(['held', DUE]);
    const after = rejectedAt(submitted, '2026-03-09T09:00');
    expect(after.settled.handle).toEqual(['met', DUE]);
  });
});

describe('a rejected feedback', () => {
  it('that was punctual stays punctual when the due instant has passed; a rework limit runs (R-REP-16, R-REJ-06)', () => {
    const rejected = rejectedAt(submittedAt('2026-03-06T16:00'), '2026-03-09T09:00');
    expect(rejected.settled).toMatchObject({ handle: ['met', on('2026-03-06T16:00')] });
    expect(rejected.owed('handle')).toBeNull();
    expect(rejected.opened.rework).toMatchObject({
      dueAt: on('2026-03-12T24:00'),
      unit: UNIT,
      why: { clause: 'platformDefaults.reworkLimit', provenance: 'default' },
    });
    expect(rejected.whenNobodyActsUntil(on('2026-03-10T12:00')).rung).toEqual([]);
  });

  it('before the due instant makes the handling owed again by the same instant; what passed meanwhile stays silent', () => {
    const rejected = rejectedAt(submittedAt('2026-03-04T16:00'), '2026-03-05T10:00');
    expect(rejected.settled).toMatchObject({ handle: ['resumed', on('2026-03-05T10:00')] });
    expect(rejected.owed('handle')).toMatchObject({ dueAt: DUE });
    expect(rejected.owed('handle')).not.toHaveProperty('heldAt');
    // the yellow card of 5 March, 00:00, fell into the review
    expect(rejected.owed('handle')?.alarms[0]).toEqual([DUE, 'redCard']);
  });

  it('that was late leaves the handling owed; the rung that passed under review rings with the rejection', () => {
    const late = submittedAt('2026-03-09T09:00');
    expect(late.rung).toContainEqual(['redCard', DUE]);
    const at = on('2026-03-10T10:00');
    const rejected = rejectedAt(late, '2026-03-10T10:00');
    expect(rejected.owed('handle')?.alarms).toEqual([
      [at, 'writtenSupervision'],
      [on('2026-03-11T24:00'), 'reportToLeader'],
    ]);
    expect(rejected.whenNobodyActsUntil(at).rung).toEqual([['writtenSupervision', at]]);
  });

  it('leaves no rung of the law’s limit unheard, though the feedback was punctual', () => {
    const consumer = Given.registered(rulesOf('suzhou-anhui'), {
      receivedAt: on('2026-02-11T09:00'),
      marks: { consumer: true },
    })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' })
      .did('sign');
    const lawful = on('2026-02-27T24:00');
    const told = consumer.did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on('2026-02-24T10:00') });
    expect(told.owed('statute')).toMatchObject({ dueAt: lawful, heldAt: told.now });
    const rejected = rejectedAt(told, '2026-03-02T10:00');
    const passed = told.owed('statute')?.alarms.filter(([rings]) => rings < rejected.now) ?? [];
    expect(passed).toContainEqual([lawful, 'redCard']);
    const heard = rejected.whenNobodyActsUntil(rejected.now).rung;
    expect(heard).toEqual(passed.map(([, does]) => [does, rejected.now]));
  });

  it('at the very due instant is overdue from then on, and the red card rings', () => {
    const rejected = submittedAt('2026-03-06T16:00').did('rejectFeedback', { missing: [] }, { at: DUE });
    expect(rejected.whenNobodyActsUntil(DUE).rung).toContainEqual(['redCard', DUE]);
  });

  it('at once by the system leaves the handling as it was: its own limit runs, and no rework limit beside it', () => {
    const without = WHOLE_DOCUMENT.filter((part) => part !== 'responsibleUnit');
    const at = on('2026-02-10T09:00');
    const rejected = complaint.did('submitFeedback', SUBMITTED, { ...BY_LEADER, parts: without, at });
    rejected.then('feedbackSubmitted', 'replied', 'feedbackRejected');
    expect(rejected.state.owed.map((o) => o.kind)).toEqual(['handle']);
    expect(rejected.owed('handle')).toEqual(complaint.owed('handle'));
  });

  it('at once by the system renews no rework limit, however often (R-REJ-06)', () => {
    const without = WHOLE_DOCUMENT.filter((part) => part !== 'responsibleUnit');
    const rework = rejectedAt(submittedAt('2026-03-06T16:00'), '2026-03-09T09:00');
    const once = rework.did('submitFeedback', SUBMITTED, {
      ...BY_LEADER,
      parts: without,
      at: on('2026-03-11T09:00'),
    });
    const twice = once.did('submitFeedback', SUBMITTED, { ...BY_LEADER, parts: without, at: on('2026-03-12T09:00') });
    expect(twice.owed('rework')).toMatchObject({ id: rework.owed('rework')?.id, dueAt: on('2026-03-12T24:00') });
    expect(twice.owed('rework')).not.toHaveProperty('heldAt');
    expect(twice.whenNobodyActsUntil(on('2026-03-12T24:00')).rung).toContainEqual(['redCard', on('2026-03-12T24:00')]);
  });

  it('by the day that the reviewer set, which may be today but no day that has passed (R-REJ-05)', () => {
    const submitted = submittedAt('2026-03-06T16:00');
    const rejecting = (dueOn: string) =>
      submitted.when('rejectFeedback', { missing: [], dueOn }, { parts: ['requirements'], at: on('2026-03-09T09:00') });
    expect(rejecting('2026-03-11').owed('rework')).toMatchObject({ dueAt: on('2026-03-11T24:00') });
    expect(rejecting('2026-03-09').owed('rework')).toMatchObject({ dueAt: on('2026-03-09T24:00') });
    rejecting('2026-03-08').thenRefused('limitPassed', { dueOn: '2026-03-08' });
    rejecting('2066-01-01').thenRefused('limitTooFar', { dueOn: '2066-01-01' });
  });

  it('twice starts one rework limit anew, never two', () => {
    const once = rejectedAt(submittedAt('2026-03-06T16:00'), '2026-03-09T09:00');
    const again = once.did('submitFeedback', SUBMITTED, { ...BY_LEADER, at: on('2026-03-10T09:00') });
    expect(again.settled).toMatchObject({ rework: ['held', on('2026-03-10T09:00')] });
    const twice = rejectedAt(again, '2026-03-11T09:00');
    expect(twice.owed('rework')).toMatchObject({ dueAt: on('2026-03-16T24:00') });
    expect(twice.state).toMatchObject({ orders: [{ rejections: 2 }] });
  });
});
