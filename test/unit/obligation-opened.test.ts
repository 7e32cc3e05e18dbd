import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const TO_UNIT = { unit: UNIT, mode: 'transfer' };

/** accepted and dispatched at one instant, as the scenarios have it */
function dispatched(at: string, given: Parameters<typeof Given.registered>[1] = {}, rules = suzhou): Given {
  return Given.registered(rules, { receivedAt: on(at), ...given })
    .did('accept')
    .did('dispatch', TO_UNIT);
}

describe('acceptance makes dispatch owed', () => {
  it('without a limit in Suzhou, but watched at 10 and 30 minutes (R-SYS-17)', () => {
    const accepted = standingIn('accepted');
    expect(accepted.opened.dispatch).toMatchObject({
      dueAt: null,
      role: 'dispatcher',
      alarms: [
        [on('2026-03-02T09:10'), 'remindDispatcher'],
        [on('2026-03-02T09:30'), 'tellSupervisor'],
      ],
      why: { provenance: 'default', clause: 'platformDefaults.undispatched' },
    });
    expect(accepted.whenNobodyActsUntil(on('2026-03-09T09:00')).rung).toEqual([
      ['remindDispatcher', on('2026-03-02T09:10')],
      ['tellSupervisor', on('2026-03-02T09:30')],
    ]);
  });

  it('and dispatch settles it, whatever has rung', () => {
    const late = standingIn('accepted').when('dispatch', TO_UNIT, { at: on('2026-03-02T09:20') });
    expect(late.made.map((e) => e.type)).toEqual(['rang', 'dispatched']);
    expect(late.settled).toEqual({ dispatch: ['met', on('2026-03-02T09:20')] });
  });
});

describe('dispatch makes handling owed', () => {
  it.each([
    ['S-33', 'complaint', '2026-02-09T10:00', '2026-03-06T24:00', 'R-TIM-04'],
    ['S-30', 'help', '2026-04-30T10:00', '2026-05-11T24:00', 'R-TIM-02'],
    ['S-34', 'suggestion', '2026-09-28T10:00', '2026-10-10T24:00', 'R-TIM-03'],
    ['S-38', 'consultation', '2026-01-03T10:00', '2026-01-05T24:00', 'R-TIM-01'],
  ] as const)('%s: a %s dispatched %s is due %s', (_id, category, at, due, rule) => {
    const { handle } = dispatched(at, { category }).opened;
    expect(handle).toMatchObject({ dueAt: on(due), role: 'handler', unit: UNIT, order: 1, why: { rules: [rule] } });
    expect(handle?.why).toMatchObject({ from: 'dispatched', startAt: on(at), provenance: 'city' });
  });

  it.each([{ urgent: true }, { simple: true }] as const)('S-35: the same day on a holiday, marked %o', (marks) => {
    const { handle } = dispatched('2026-10-03T14:00', { marks }).opened;
    expect(handle).toMatchObject({ dueAt: on('2026-10-03T24:00'), why: { clause: 'urgentRule' } });
    expect(handle?.alarms.slice(0, 2)).toEqual([
      [on('2026-10-03T21:30'), 'reminder'],
      [on('2026-10-03T24:00'), 'redCard'],
    ]);
  });

  it('S-36 and S-31: by the general limit in the An city, by its own for a consultation', () => {
    expect(dispatched('2026-09-29T10:00', {}, anCity).opened.handle?.dueAt).toBe(on('2026-10-12T24:00'));
    const consultation = dispatched('2026-09-24T10:00', { category: 'consultation' }, anCity).opened.handle;
    expect(consultation).toMatchObject({ dueAt: on('2026-09-30T24:00'), why: { ambiguity: ['AMB-05'] } });
  });

  it('S-40: provisionally where the year is not announced', () => {
    expect(dispatched('2026-12-28T10:00').opened.handle?.why.provisional).toBe(true);
  });
});

describe('dispatch makes signing owed', () => {
  it('S-26: in Suzhou without a timer; unsigned it counts as received at 24:00 of the first working day (AMB-40)', () => {
    const given = dispatched('2026-03-02T10:00');
    expect(given.opened.sign).toMatchObject({ dueAt: null, alarms: [[on('2026-03-03T24:00'), 'countAsReceived']] });
    const counted = given.whenNobodyActsUntil(on('2026-03-19T12:00'));
    counted.then('countedAsReceived', 'deemedAccepted');
    expect(counted.rung).toEqual([]);
    // and the handling clock runs from dispatch: the card rules warn of it
    expect(counted.whenNobodyActsUntil(on('2026-03-23T24:00')).rung).toEqual([
      ['yellowCard', on('2026-03-20T00:00')],
      ['redCard', on('2026-03-23T24:00')],
    ]);
  });

  it('S-24: in the An city within two hours, through the night before the holiday', () => {
    const given = dispatched('2026-02-14T17:00', {}, anCity);
    expect(given.opened.sign).toMatchObject({
      dueAt: on('2026-02-14T19:00'),
      alarms: [
        [on('2026-02-14T18:30'), 'reminder'],
        [on('2026-02-14T19:00'), 'redCard'],
        [on('2026-02-24T24:00'), expect.stringMatching(/writtenSupervision|countAsReceived/)],
        [on('2026-02-24T24:00'), expect.stringMatching(/writtenSupervision|countAsReceived/)],
      ],
    });
    const signed = given.when('sign', {}, { at: on('2026-02-14T19:00') });
    expect(signed.settled.sign).toEqual(['met', on('2026-02-14T19:00')]);
    expect(signed.rung).toEqual([['reminder', on('2026-02-14T18:30')]]);
  });

  it('S-25: in working hours where the city has confirmed that', () => {
    const { policy } = anCity;
    const working = rulesOf({ ...policy, pack: { ...policy.pack, parameters: { hourMode: 'working' } } });
    expect(dispatched('2026-02-14T17:00', {}, working).opened.sign?.dueAt).toBe(on('2026-02-24T10:00'));
  });
});

describe('signing makes the rest owed', () => {
  it('S-27: the right to return, to 24:00 of a make-up Sunday; silence past it is acceptance (R-RET-04)', () => {
    const signed = dispatched('2026-09-18T09:00').did('sign', {}, { at: on('2026-09-18T16:00') });
    expect(signed.opened.returnWindow).toMatchObject({
      dueAt: on('2026-09-20T24:00'),
      alarms: [[on('2026-09-20T24:00'), 'deemAccepted']],
    });
    signed.whenNobodyActsUntil(on('2026-09-20T24:00') - 1).then();
    const deemed = signed.whenNobodyActsUntil(on('2026-09-20T24:00')).then('deemedAccepted');
    expect(deemed.made[0]?.at).toBe(on('2026-09-20T24:00'));
    expect(deemed.state).toMatchObject({ orders: [{ deemedAccepted: true, status: 'signed' }] });
    expect(deemed.owed('returnWindow')).toBeNull();
  });

  it('S-30: contact for help within one working day over Labour Day, and late contact is late though closure is not', () => {
    const signed = dispatched('2026-04-30T10:00', { category: 'help' }).did('sign');
    expect(signed.opened.contact).toMatchObject({ dueAt: on('2026-05-06T24:00'), role: 'handler', unit: UNIT });
    expect(dispatched('2026-04-30T10:00').did('sign').opened.contact).toBeUndefined();
    const late = signed.when('recordContact', { method: 'telephone', reached: true }, { at: on('2026-05-07T10:00') });
    expect(late.rung).toContainEqual(['redCard', on('2026-05-06T24:00')]);
    expect(late.settled.contact).toEqual(['met', on('2026-05-07T10:00')]);
    expect(late.owed('handle')?.dueAt).toBe(on('2026-05-11T24:00'));
  });

  it('S-39: an opinion handled as a suggestion has its limit as a default, not as the city’s rule', () => {
    const opinion = Given.registered(rulesOf('suzhou-anhui'), {
      category: 'opinion',
      receivedAt: on('2026-03-02T09:00'),
    })
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer', category: 'suggestion' }, { at: on('2026-03-02T10:00') });
    expect(opinion.opened.handle).toMatchObject({
      dueAt: on('2026-03-09T24:00'),
      why: { provenance: 'default', ambiguity: ['AMB-09'] },
    });
  });

  it('S-37: in Chongqing the seven days run only where a reply was requested', () => {
    const matter = (marks: object) =>
      Given.registered(rulesOf('chongqing'), { marks, receivedAt: on('2026-04-28T09:00') })
        .did('accept')
        .did('dispatch', { unit: UNIT, mode: 'transfer' }, { at: on('2026-04-28T10:00') });
    expect(matter({ replyRequested: true }).opened.handle).toMatchObject({ dueAt: on('2026-05-11T24:00') });
    // without a limit it is on record, and the supervisor hears of it at the bound on the whole (R-SYS-06, R-EXT-12)
    expect(matter({}).opened.handle).toMatchObject({
      dueAt: null,
      alarms: [[on('2026-06-11T24:00'), 'tellSupervisor']],
      why: { clause: 'maxTotal' },
    });
    const suzhouWithout = rulesOf({ ...suzhou.policy, pack: { ...suzhou.policy.pack, timeLimits: null } });
    expect(dispatched('2026-03-02T10:00', {}, suzhouWithout).opened.handle).toMatchObject({
      dueAt: null,
      why: { clause: 'platformDefaults.unlimitedHandlingWatch', provenance: 'default', limit: '30 workingDays' },
    });
  });

  it('starts return and contact only once for an order that had counted as received', () => {
    const counted = dispatched('2026-04-30T10:00', { category: 'help' }).whenNobodyActsUntil(on('2026-05-06T24:00'));
    counted.then('countedAsReceived');
    expect(counted.opened).toMatchObject({ contact: { order: 1 }, returnWindow: { order: 1 } });
    const signed = counted.when('sign', {}, { at: on('2026-05-07T09:00') }).then('signed');
    expect(signed.opened).toEqual({});
    expect(signed.owed('contact')?.dueAt).toBe(counted.opened.contact?.dueAt);
    expect(signed.owed('returnWindow')?.dueAt).toBe(counted.opened.returnWindow?.dueAt);
  });

  it('starts handling where the city counts from signing (R-TIM-20)', () => {
    const { policy } = suzhou;
    const fromSigning = rulesOf({ ...policy, pack: { ...policy.pack, parameters: { handlingClockStart: 'signed' } } });
    const given = dispatched('2026-03-02T10:00', {}, fromSigning);
    expect(given.opened.handle).toBeUndefined();
    const { handle } = given.did('sign', {}, { at: on('2026-03-03T10:00') }).opened;
    expect(handle).toMatchObject({ dueAt: on('2026-03-24T24:00'), why: { from: 'signed' } });
  });

  it('starts handling there also for an order that counts as received, so that nobody gains by not signing (AMB-40)', () => {
    const { policy } = suzhou;
    const fromSigning = rulesOf({ ...policy, pack: { ...policy.pack, parameters: { handlingClockStart: 'signed' } } });
    const counted = dispatched('2026-03-02T10:00', {}, fromSigning).whenNobodyActsUntil(on('2026-03-03T24:00'));
    counted.then('countedAsReceived');
    expect(counted.opened.handle).toMatchObject({ order: 1, dueAt: on('2026-03-24T24:00') });
    const signed = counted.when('sign', {}, { at: on('2026-03-04T09:00') }).then('signed');
    expect(signed.opened).toEqual({});
    expect(signed.owed('handle')?.dueAt).toBe(on('2026-03-24T24:00'));
  });
});

describe('the platform’s own duties', () => {
  it('are the review within two working days and the visit within five (R-SYS-17)', () => {
    const submitted = dispatched('2026-03-02T10:00').did('sign').did('submitFeedback', SUBMITTED, BY_LEADER);
    expect(submitted.opened.review).toMatchObject({ dueAt: on('2026-03-04T24:00'), role: 'reviewer' });
    const closed = submitted.did('approveFeedback', {}, { at: on('2026-03-03T10:00') });
    expect(closed.opened.visit).toMatchObject({ dueAt: on('2026-03-10T24:00'), role: 'visitor' });
    // beside the appellant's time for a rating (R-VIS-09)
    expect(closed.state.owed.map((o) => o.kind)).toEqual(['visit', 'reopenWindow']);
  });
});
