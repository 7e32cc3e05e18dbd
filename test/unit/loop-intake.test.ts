import { ELEMENT_TEXTS } from '../../domain/loop/elements';
import { register } from '../../domain/loop/register';
import { registrationElements } from '../../domain/policy/stipulations';
import { Given, on, registration, rulesOf } from './loop-given';
import { standingIn } from './loop-standing';
import { tasksOf } from '../../domain/loop/task';

const suzhou = rulesOf('suzhou-anhui');
const anCity = rulesOf('an-city');
const chongqing = rulesOf('chongqing');
const PACKS = ['suzhou-anhui', 'an-city', 'chongqing', 'rehearsal'];
const OLD = '2026030900000018';

const refusedAs = (given: Parameters<typeof registration>[1], rules = suzhou) => {
  const r = registration(rules, given);
  const made = register(r, { at: r.receivedAt, by: { id: '1', role: 'agent' } }, [], rules);
  return 'refused' in made ? made.refused : null;
};

describe('the record of an appeal (S-12)', () => {
  it('names the element that is missing, in each city its own', () => {
    const { course: _course, ...five } = registration(suzhou).elements;
    expect(refusedAs({ elements: five })).toMatchObject({ code: 'elementMissing', detail: { missing: ['course'] } });
    const { callerUnit: _unit, ...four } = registration(chongqing).elements;
    expect(refusedAs({ elements: four }, chongqing)).toMatchObject({
      code: 'elementMissing',
      detail: { missing: ['callerUnit'] },
    });
    expect(refusedAs({ elements: { ...five, course: 'unknown' } })).toBeNull();
  });

  it.each(PACKS)('takes the time of the event and the time of the call apart in %s', (pack) => {
    const rules = rulesOf(pack);
    const { elements } = registration(rules);
    expect(refusedAs({ elements: { ...elements, time: 'given', callTime: 'given' } }, rules)).toBeNull();
    expect(refusedAs({ elements: { ...elements, colour: 'given' } }, rules)).toMatchObject({ code: 'elementUnknown' });
  });

  it.each(PACKS)('can be completed in every element that %s asks for (R-REG-08)', (pack) => {
    const rules = rulesOf(pack);
    const needed = registrationElements(rules.policy);
    expect(Object.keys(ELEMENT_TEXTS)).toEqual(expect.arrayContaining([...needed]));
    const waiting = Given.registered(rules, { elements: {}, askForMissing: true });
    if (needed.length === 0) return;
    expect(waiting.state).toMatchObject({ phase: 'incomplete', missing: needed });
    const whole = waiting.when('supplyElements', {}, { parts: [...needed, 'time', 'callTime'] });
    expect(whole.state.phase).toBe('received');
  });
});

describe('an informant whom the law protects (S-13)', () => {
  it('is confidential from registration on (R-IDC-01, R-LAW-02)', () => {
    const report = Given.registered(anCity, { category: 'report', marks: { unfairCompetition: true, realName: true } });
    expect(report.state.marks).toEqual({ unfairCompetition: true, realName: true, confidential: true });
    expect(report.did('accept').state.statutes).toEqual(['LAW-AUCL-16']);
  });

  it('is not what any report is', () => {
    expect(Given.registered(anCity, { category: 'report' }).state.marks).toEqual({});
    expect(Given.registered(anCity, { marks: { consumer: true } }).state.marks).toEqual({ consumer: true });
  });
});

describe('notAccept', () => {
  const received = standingIn('received');
  it('closes with a reason of the pack, and is archived when nobody may reopen it any more (R-NAC-18, R-ARC-07)', () => {
    const declined = received.when('notAccept', { reason: 'SZA-N4', told: true }).then('notAccepted', 'closed');
    expect(declined.state).toMatchObject({ phase: 'closed', outcome: 'notAccepted' });
    expect(declined.owed('reopenWindow')?.dueAt).toBe(on('2026-03-09T24:00'));
    declined.whenNobodyActsUntil(on('2026-03-09T24:00')).then('reopenWindowEnded', 'archived');
  });

  it('knows no reason for a petition in the An city, and in Suzhou the catch-all only with words (S-10)', () => {
    const an = standingIn('received', anCity);
    an.when('notAccept', { reason: 'SZA-N4', told: true }).thenRefused('reasonUnknown', { reason: 'SZA-N4' });
    received.when('notAccept', { reason: 'SZA-N7', told: true }).thenRefused('reasonTextMissing');
    received
      .when('notAccept', { reason: 'SZA-N7', told: true }, { parts: ['explanation'] })
      .then('notAccepted', 'closed');
  });

  it('names the emergency line that the caller was sent to (R-EMG-05, R-NAC-05, R-NAC-09)', () => {
    received.when('notAccept', { reason: 'SZA-N5', told: true }).thenRefused('lineMissing', {
      allowed: ['110', '119', '120'],
    });
    received.when('notAccept', { reason: 'SZA-N5', told: true, line: '122' }).thenRefused('lineMissing');
    const sent = received.when('notAccept', { reason: 'SZA-N5', told: true, line: '119' });
    expect(sent.made[0]).toMatchObject({ type: 'notAccepted', reason: 'SZA-N5', line: '119' });
    const an = standingIn('received', anCity);
    an.when('notAccept', { reason: 'AN-N2', told: true, line: '122' }).then('notAccepted', 'closed');
  });

  it('declines the same matter again only after the old case was seen, and only without new facts (S-09)', () => {
    const again = { reason: 'AN-N6', told: true };
    standingIn('received', anCity).when('notAccept', again).thenRefused('oldCaseNotSeen', { reason: 'AN-N6' });
    const repeat = Given.registered(anCity, { receivedAt: on('2026-03-16T10:00'), repeatOf: OLD });
    repeat.when('notAccept', again).then('notAccepted', 'closed');
    const withNews = Given.registered(anCity, { receivedAt: on('2026-03-16T10:00'), repeatOf: OLD, newFacts: true });
    withNews.when('notAccept', again).thenRefused('newFactsGiven', { repeatOf: OLD });
    // the fact may come in a supplement, too
    const told = repeat.did('supplement', { newFact: true }, { parts: ['words'] });
    told.when('notAccept', again).thenRefused('newFactsGiven');
    expect(told.did('accept').state).toMatchObject({ phase: 'accepted', repeatOf: OLD, newFacts: true });
  });

  it('takes a consumer complaint that is being mediated elsewhere, and else it is bound by the law (S-11)', () => {
    const consumer = Given.registered(anCity, { category: 'complaint', marks: { consumer: true } });
    consumer.when('notAccept', { reason: 'AN-N9', told: true }).then('notAccepted', 'closed');
    const accepted = consumer.when('accept').then('accepted');
    expect(accepted.state).toMatchObject({ category: 'complaint', statutes: ['LAW-CONSUMER-46'] });
  });

  it('stores the reason for an incomplete record that cannot be completed (S-08)', () => {
    const incomplete = standingIn('incomplete');
    incomplete
      .when('notAccept', { reason: 'SZA-N1', told: false }, { parts: ['explanation'] })
      .then('notAccepted', 'closed');
  });
});

describe('an appellant who was not told why (R-NAC-19)', () => {
  const untold = standingIn('received').did('notAccept', { reason: 'SZA-N6', told: false });
  const call = (given: Given, reached: boolean) => given.when('tellCaller', { method: 'telephone', reached });

  it('is owed the telling, and the archive waits for it', () => {
    expect(untold.owed('tell')).toMatchObject({ role: 'agent', dueAt: null });
    expect(tasksOf(untold.state).map((task) => task.link)).toEqual(['tellCaller']);
    const over = untold.whenNobodyActsUntil(on('2026-03-09T24:00'));
    expect(over.rung.map(([does]) => does)).toEqual(['reminder', 'tellSupervisor']);
    expect(over.state).toMatchObject({ phase: 'closed', windowOver: true });
    const told = call(over, true).then('callerTold', 'archived');
    expect(told.settled.tell).toEqual(['met', told.now]);
    expect(call(untold, true).then('callerTold').whenNobodyActsUntil(on('2026-03-09T24:00')).state.phase).toBe(
      'archived',
    );
  });

  it('is given up after as many attempts in vain as the pack says (R-HDL-12)', () => {
    const tried = call(call(untold, false), false);
    expect(tried.owed('tell')).not.toBeNull();
    const last = call(tried, false).then('callerTold');
    expect(last.settled.tell).toEqual(['lapsed', last.now]);
    call(last, true).thenRefused('nothingToTell');
    expect(tasksOf(last.state)).toEqual([]);
    last.whenNobodyActsUntil(on('2026-03-09T24:00')).then('reopenWindowEnded', 'archived');
  });

  it('need not be told any more once a supervisor has taken it back', () => {
    const back = untold.did('reopenNonAcceptance', {}, { parts: ['reasons'] });
    expect(back.owed('tell')).toBeNull();
    expect(back.state).not.toHaveProperty('callerTold');
  });

  it('is told in no other closed appeal', () => {
    standingIn('closed').when('tellCaller', { method: 'sms', reached: true }).thenRefused('nothingToTell');
  });
});

describe('reopenNonAcceptance', () => {
  const declined = standingIn('received').did('notAccept', { reason: 'SZA-N6', told: true });
  it('puts the appeal back to be decided on, until the window ends (R-NAC-20)', () => {
    const back = declined.when('reopenNonAcceptance', {}, { parts: ['reasons'] }).then('nonAcceptanceReopened');
    expect(back.state).toMatchObject({ phase: 'received', closedAt: null });
    expect(back.state.owed.map((o) => o.kind)).toEqual(['accept']);
    expect(back.when('accept').then('accepted').settled.accept).toEqual(['met', back.now]);
    declined
      .when('reopenNonAcceptance', {}, { at: on('2026-03-10T00:01'), parts: ['reasons'] })
      .thenRefused('appealArchived');
  });

  it('is for non-acceptances alone', () => {
    standingIn('closed').when('reopenNonAcceptance').thenRefused('outcomeOther', { outcome: 'solved' });
  });
});
