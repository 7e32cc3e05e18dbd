import { Given, on, rulesOf, UNIT } from './loop-given';
import { linkNamed } from '../../domain/loop';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const chongqing = rulesOf('chongqing');
const CALL = { unit: UNIT, how: 'threeWayCall', settled: true };
const ANSWERED = { parts: ['answer'] };

const consultation = (at: string): Given =>
  Given.registered(suzhou, { category: 'consultation', receivedAt: on(at) }).did('accept');

const isOffered = (link: string, { state, rules, now }: Given): boolean =>
  linkNamed(link)?.offered?.({ ...rules, state, order: null }, now, { id: '1', role: 'agent' }) ?? true;

describe('handleDirectly', () => {
  it('is offered on a make-up Saturday and not on a rest day; what waits is a transfer (S-16, R-DSP-21)', () => {
    const worked = consultation('2026-02-28T10:00');
    expect(isOffered('handleDirectly', worked)).toBe(true);
    worked.when('handleDirectly', CALL, ANSWERED).then('directlyHandled', 'closed');
    const rest = consultation('2026-03-07T10:00');
    expect(isOffered('handleDirectly', rest)).toBe(false);
    rest.when('handleDirectly', CALL, ANSWERED).thenRefused('notWorkingTime');
    const sent = rest.when('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(sent.opened.handle?.dueAt).toBe(on('2026-03-10T24:00'));
  });

  it('is not there in the night of a holiday; the transfer of the same day is due later (S-01)', () => {
    const night = consultation('2026-02-17T02:10');
    night.when('handleDirectly', CALL, ANSWERED).thenRefused('notWorkingTime');
    const sent = night.when('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(sent.opened.handle?.dueAt).toBe(on('2026-02-25T24:00'));
  });

  it('closes what is settled with its answer, and leaves to the dispatcher what is not (R-DSP-22)', () => {
    const asked = consultation('2026-03-02T10:00');
    asked.when('handleDirectly', CALL).thenRefused('partMissing', { missing: ['answer'] });
    const settled = asked.when('handleDirectly', CALL, ANSWERED).then('directlyHandled', 'closed');
    expect(settled.state).toMatchObject({ phase: 'closed', outcome: 'directlyHandled' });
    const open = asked.when('handleDirectly', { ...CALL, settled: false }).then('directlyHandled');
    expect(open.state.phase).toBe('accepted');
    expect(open.state.owed).toEqual(asked.state.owed);
    open.when('dispatch', { unit: UNIT, mode: 'transfer' }).then('dispatched');
  });

  it('is at any hour where the pack does not say, and nowhere where it has no such way', () => {
    const night = Given.registered(chongqing, { receivedAt: on('2026-03-07T03:00') }).did('accept');
    night.when('handleDirectly', { ...CALL, how: 'telephone' }, ANSWERED).then('directlyHandled', 'closed');
    standingIn('accepted', anCity).when('handleDirectly', CALL, ANSWERED).thenRefused('modeNotInPack', {
      mode: 'directHandling',
    });
  });
});

describe('the forms of processing where a pack is silent', () => {
  const TEXTS = { parts: ['answer', 'where', 'proposedOpinion'] };

  it('are all there where it names none, at any hour (R-SYS-06)', () => {
    for (const pack of ['hangzhou', 'nanjing', 'bengbu', 'hainan', 'generic-definition']) {
      const night = (): Given => Given.registered(rulesOf(pack), { receivedAt: on('2026-03-07T03:00') }).did('accept');
      night().when('answerDirectly', {}, TEXTS).then('directlyAnswered', 'closed', 'archived');
      night().when('referCaller', {}, TEXTS).then('callerReferred', 'closed', 'archived');
      night()
        .when('handleDirectly', { ...CALL, how: 'telephone' }, TEXTS)
        .then('directlyHandled', 'closed');
      night().when('submitForInstruction', {}, TEXTS).then('submittedForInstruction');
      night().when('dispatch', { unit: UNIT, mode: 'transfer' }).then('dispatched');
    }
  });

  it('keep a matter from no unit where the pack names only what is answered at the desk', () => {
    const shenzhen = Given.registered(rulesOf('shenzhen')).did('accept');
    shenzhen.when('referCaller', {}, TEXTS).thenRefused('modeNotInPack', { allowed: ['directAnswer'] });
    for (const mode of ['transfer', 'paperAssignment', 'telephone'])
      shenzhen.when('dispatch', { unit: UNIT, mode }).then('dispatched');
  });

  it('owe no handling by an instant, and the supervisor hears of it all the same (R-SYS-17)', () => {
    const sent = Given.registered(rulesOf('hangzhou')).did('accept').when('dispatch', { unit: UNIT, mode: 'transfer' });
    expect(sent.opened.handle?.dueAt).toBeNull();
    expect(sent.opened.handle?.alarms.length).toBeGreaterThan(0);
  });
});

describe('transferToPartner', () => {
  const hainan = rulesOf('hainan');

  it('closes for good what was put through to a partner hotline, before or after acceptance (R-DSP-19, R-EMG-08)', () => {
    const passed = Given.registered(hainan).when('transferToPartner', { line: '110' });
    passed.then('transferredToPartner', 'closed', 'archived');
    expect(passed.state).toMatchObject({ outcome: 'transferredToPartner', owed: [] });
    standingIn('accepted', hainan)
      .when('transferToPartner', { line: '961017' })
      .then('transferredToPartner', 'closed', 'archived');
  });

  it('knows the partners of the pack alone, and is nowhere else (R-NAC-19)', () => {
    Given.registered(hainan).when('transferToPartner', { line: '119' }).thenRefused('partnerUnknown', { line: '119' });
    for (const pack of ['suzhou-anhui', 'hangzhou'])
      Given.registered(rulesOf(pack)).when('transferToPartner', { line: '110' }).thenRefused('modeNotInPack');
  });
});

describe('referCaller', () => {
  it('closes for good without an order, counted apart, where the city does so (R-DSP-08)', () => {
    const referred = standingIn('accepted', chongqing).when('referCaller', {}, { parts: ['where'] });
    referred.then('callerReferred', 'closed', 'archived');
    expect(referred.state).toMatchObject({ phase: 'archived', outcome: 'referred', owed: [] });
    standingIn('accepted').when('referCaller').thenRefused('modeNotInPack', { mode: 'referCaller' });
  });
});

describe('tellCaller', () => {
  const sent = Given.registered(chongqing, { receivedAt: on('2026-03-02T09:00') })
    .did('accept')
    .did('dispatch', { unit: UNIT, mode: 'transfer' });
  it('is wanted after a transfer until the caller was reached (S-22, R-DSP-10)', () => {
    expect(sent.state.callerTold).toBe(false);
    const missed = sent.when('tellCaller', { method: 'telephone', reached: false }).then('callerTold');
    expect(missed.state.callerTold).toBe(false);
    const told = missed.when('tellCaller', { method: 'sms', reached: true }).then('callerTold');
    expect(told.state.callerTold).toBe(true);
    told.when('tellCaller', { method: 'sms', reached: true }).thenRefused('nothingToTell');
  });

  it('is owed and watched until then; the reply tells the caller, too, and the end of the matter leaves nothing to tell', () => {
    expect(sent.owed('tell')).toMatchObject({ role: 'agent', dueAt: null });
    expect(sent.whenNobodyActsUntil(on('2026-03-02T12:00')).rung.map(([does]) => does)).toEqual([
      'reminder',
      'tellSupervisor',
    ]);
    const told = sent.did('tellCaller', { method: 'sms', reached: true });
    expect(told.settled.tell).toEqual(['met', told.now]);
    const replied = sent.did('sign').did('reply', { method: 'telephone' }, { parts: ['reply'] });
    expect(replied.settled.tell).toEqual(['met', replied.now]);
    replied.when('tellCaller', { method: 'sms', reached: true }).thenRefused('nothingToTell');
    const merged = sent.did('mergeInto', { master: '2026030200000022' });
    expect(merged.owed('tell')).toBeNull();
    expect(merged.state).not.toHaveProperty('callerTold');
  });

  it('is asked for nowhere else', () => {
    standingIn('dispatched').when('tellCaller', { method: 'sms', reached: true }).thenRefused('nothingToTell');
  });
});

describe('a major emergency (S-23)', () => {
  const call = Given.registered(chongqing, {
    receivedAt: on('2026-10-04T05:40'),
    category: 'help',
    marks: { replyRequested: true },
  });
  const declared = call.when('declareEmergency', {}, { parts: ['danger'] });
  const sent = declared.did('accept').did('dispatch', { unit: UNIT, mode: 'transfer' });

  it('is verified at once on a rest day, and watched until it is (R-EMG-01)', () => {
    declared.then('emergencyDeclared');
    expect(declared.opened.verify).toMatchObject({ role: 'dispatcher', dueAt: null });
    const verified = declared.when('verifyEmergency', { confirmed: true }, { parts: ['finding'] });
    verified.then('emergencyVerified');
    expect(verified.settled).toEqual({ verify: ['met', verified.now] });
    verified.when('verifyEmergency', { confirmed: true }).thenRefused('nothingToVerify');
    verified.when('declareEmergency').thenRefused('emergencyAlready');
  });

  it('waits for no seven-day limit, and tells its progress at any time (R-EMG-02)', () => {
    // no number, and yet nobody forgets it
    expect(sent.owed('handle')).toMatchObject({ unit: UNIT, dueAt: null });
    const confirmed = sent.did('verifyEmergency', { confirmed: true }, { parts: ['finding'] });
    expect(confirmed.owed('handle')?.alarms).toEqual([
      [on('2026-10-04T05:50'), 'reminder'],
      [on('2026-10-04T06:10'), 'tellSupervisor'],
    ]);
    sent.when('recordProgress', {}, { parts: ['progress'] }).then('progressRecorded');
    sent
      .did('sign')
      .when('recordProgress', {}, { role: 'agent', parts: ['progress'] })
      .then('progressRecorded');
  });

  it('that turns out to be none goes on with the limit it would have had', () => {
    const none = sent.when('verifyEmergency', { confirmed: false }, { at: on('2026-10-04T07:00'), parts: ['finding'] });
    expect(none.state).not.toHaveProperty('emergency');
    expect(none.opened.handle?.dueAt).toBe(on('2026-10-15T24:00'));
    expect(none.owed('handle')?.dueAt).toBe(on('2026-10-15T24:00'));
    expect(none.settled.handle).toEqual(['replaced', none.now]);
    const late = sent.when('verifyEmergency', { confirmed: false }, { at: on('2026-10-16T07:00'), parts: ['finding'] });
    expect(late.opened.handle?.dueAt).toBe(on('2026-10-15T24:00'));
    const { rung } = late.whenNobodyActsUntil(late.now);
    expect(rung.map(([does]) => does)).toEqual(expect.arrayContaining(['yellowCard', 'redCard']));
    expect(new Set(rung.map(([, at]) => at))).toEqual(new Set([late.now]));
  });

  it('that turns out to be none, with its order unsigned, has the limit that runs since it counted as received (AMB-40)', () => {
    const { policy } = sent.rules;
    const parameters = { ...policy.pack.parameters, handlingClockStart: 'signed' as const };
    const fromSigning = rulesOf({ ...policy, pack: { ...policy.pack, parameters } });
    const unsigned = Given.registered(fromSigning, {
      receivedAt: on('2026-03-02T10:00'),
      marks: { replyRequested: true },
    })
      .did('declareEmergency')
      .did('accept')
      .did('dispatch', { unit: UNIT, mode: 'transfer' })
      .whenNobodyActsUntil(on('2026-03-04T09:00'));
    expect(unsigned.state).toMatchObject({
      orders: [{ status: 'dispatched', countedAsReceivedAt: expect.any(Number) as unknown }],
    });
    const none = unsigned.when('verifyEmergency', { confirmed: false }, { parts: ['finding'] });
    // seven working days from 3 March, the day at whose end it counted as received
    expect(none.opened.handle).toMatchObject({ dueAt: on('2026-03-12T24:00'), why: { from: 'signed' } });
  });

  it('may come to light at any stage until the matter ends, which ends its watch too', () => {
    const late = standingIn('feedbackSubmitted', chongqing).when('declareEmergency', {}, { parts: ['danger'] });
    late.then('emergencyDeclared');
    const closed = late.did('approveFeedback');
    expect(closed.owed('verify')).toBeNull();
    expect(closed.state).not.toHaveProperty('emergency');
  });

  it('is taken on in no city whose pack does not say so: the caller is sent to the line (R-EMG-05)', () => {
    standingIn('received')
      .when('declareEmergency')
      .thenRefused('emergencyNotInPack', { lines: ['110', '119', '120'] });
    expect(isOffered('declareEmergency', standingIn('received'))).toBe(false);
  });
});
