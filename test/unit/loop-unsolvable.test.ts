import { tasksOf } from '../../domain/loop/task';
import { Given, BY_LEADER, type How, on, rulesOf, SUBMITTED, WHOLE_DOCUMENT } from './loop-given';
import { standingIn } from './loop-standing';

const suzhou = rulesOf('suzhou-anhui');
const signed = standingIn('signed');
const EXPLAINED = { outcome: 'explained', satisfaction: 'notStated' };
const without = (...left: string[]): How => ({
  role: 'leaderInCharge',
  parts: WHOLE_DOCUMENT.filter((part) => !['reply', ...left].includes(part)),
});

describe('«explained, not solvable now»', () => {
  it('needs contact and the communication with the appellant (S-32, R-HDL-06)', () => {
    signed
      .when('submitFeedback', EXPLAINED, without('communication'))
      .thenRefused('explanationMissing', { missing: ['contact', 'communication'] });
    signed.when('submitFeedback', EXPLAINED, without()).thenRefused('explanationMissing', { missing: ['contact'] });
    const contacted = signed.did('recordContact', { method: 'telephone', reached: true });
    contacted.when('submitFeedback', EXPLAINED, without()).then('feedbackSubmitted');
    signed
      .when('submitFeedback', { ...SUBMITTED, outcome: 'explained' }, BY_LEADER)
      .then('feedbackSubmitted', 'replied');
  });

  it('asks for nothing where the measure does not speak of it (R-SYS-06)', () => {
    standingIn('signed', rulesOf('an-city')).when('submitFeedback', EXPLAINED, without()).then('feedbackSubmitted');
  });

  it('may come with a plan and the day on which it is looked at again, owed from the closing on', () => {
    const told = { ...SUBMITTED, outcome: 'explained' };
    const planned: How = { ...BY_LEADER, parts: [...WHOLE_DOCUMENT, 'plan'] };
    const reviewed = (input: object, how: How): Given => signed.when('submitFeedback', input, how);
    reviewed({ ...told, reviewOn: '2026-06-30' }, BY_LEADER).thenRefused('partMissing', { missing: ['plan'] });
    reviewed({ ...SUBMITTED, reviewOn: '2026-06-30' }, planned).thenRefused('partMissing', { missing: ['explained'] });
    reviewed({ ...told, reviewOn: '2026-03-01' }, planned).thenRefused('limitPassed');
    reviewed({ ...told, reviewOn: '2028-03-01' }, planned).thenRefused('limitTooFar');
    const closed = reviewed({ ...told, reviewOn: '2026-06-30' }, planned).did('approveFeedback');
    expect(closed.owed('followUp')).toMatchObject({ role: 'reviewer', dueAt: on('2026-06-30T24:00') });
    expect(closed.state).toMatchObject({ outcome: 'explained', followUpAt: on('2026-06-30T24:00') });
  });
});

describe('a matter assigned on paper', () => {
  const onPaper = (pack: string): Given =>
    standingIn('accepted', rulesOf(pack)).did('dispatch', { unit: 'u2-1', mode: 'paperAssignment' }).did('sign');

  it('is answered on paper where the measure says so (S-51, R-REP-01)', () => {
    const paper = onPaper('suzhou-anhui');
    paper
      .when('reply', { method: 'telephone' }, { parts: ['reply'] })
      .thenRefused('paperReplyNeeded', { method: 'telephone', allowed: ['fax', 'letter', 'delivery'] });
    paper.when('submitFeedback', SUBMITTED, BY_LEADER).thenRefused('paperReplyNeeded');
    for (const method of ['fax', 'letter', 'delivery'])
      paper.when('reply', { method }, { parts: ['reply'] }).then('replied');
  });

  it('is answered in any way where it merely went in writing (R-DSP-10, R-REP-10)', () => {
    onPaper('chongqing')
      .when('reply', { method: 'telephone' }, { parts: ['reply'] })
      .then('replied');
  });
});

describe('a confidential appellant', () => {
  const hidden = Given.registered(suzhou, { category: 'help', marks: { confidential: true } })
    .did('accept')
    .did('dispatch', { unit: 'u2-1', mode: 'transfer' })
    .did('sign');

  it('is contacted and answered by the hotline, which owes it in the unit’s place (R-IDC-11)', () => {
    const call = { method: 'telephone', reached: true };
    hidden.when('recordContact', call).thenRefused('contactThroughPlatform');
    hidden.when('reply', { method: 'telephone' }, { parts: ['reply'] }).thenRefused('contactThroughPlatform');
    hidden.when('submitFeedback', SUBMITTED, BY_LEADER).thenRefused('contactThroughPlatform');
    expect(hidden.owed('contact')).toMatchObject({ role: 'agent', order: 1 });
    expect(hidden.owed('contact')).not.toHaveProperty('unit');
    for (const role of ['agent', 'reviewer'] as const) {
      const contacted = hidden.when('recordContact', call, { role }).then('contactRecorded');
      expect(contacted.owed('contact')).toBeNull();
      hidden.when('reply', { method: 'telephone' }, { role, parts: ['reply'] }).then('replied');
    }
  });

  it('stands on the hotline’s list to be contacted and told, and not on the unit’s', () => {
    const of = (given: Given, ...links: string[]) => tasksOf(given.state).filter((task) => links.includes(task.link));
    const toContact = { role: 'agent', unit: null, order: 1, dueAt: hidden.owed('contact')?.dueAt };
    expect(of(hidden, 'recordContact')).toMatchObject([toContact]);
    expect(of(hidden, 'submitFeedback')).toMatchObject([{ unit: 'u2-1', dueAt: hidden.owed('handle')?.dueAt }]);
    const { replyMethod: _told, ...untold } = SUBMITTED;
    const parts = WHOLE_DOCUMENT.filter((part) => part !== 'reply');
    const answered = hidden.did('submitFeedback', untold, { ...BY_LEADER, parts });
    expect(of(answered, 'reply', 'recordContact')).toMatchObject([{ role: 'agent', unit: null, order: 1 }, toContact]);
    const told = answered.did('reply', { method: 'telephone' }, { role: 'agent', parts: ['reply'] });
    expect(of(told, 'reply', 'recordContact')).toEqual([]);
  });

  it('rings nobody of the unit when the contact is late', () => {
    const late = hidden.whenNobodyActsUntil(hidden.owed('contact')?.dueAt ?? 0);
    const rang = late.made.filter((e) => e.type === 'rang' && e.obligation.startsWith('contact'));
    expect(rang.length).toBeGreaterThan(0);
    for (const e of rang) expect([e, 'unit' in e]).toMatchObject([{ role: 'agent' }, false]);
  });

  it('is told of an extension by the hotline: the unit’s application waits for no explanation of its own', () => {
    const how: How = { role: 'responsibleLeader', parts: ['reason'] };
    hidden.when('fileExtension', { length: 2, told: false }, how).then('extended');
  });

  it('is put through to no unit', () => {
    const call = { unit: 'u2-1', how: 'threeWayCall', settled: false };
    const accepted = Given.registered(suzhou, { category: 'consultation', marks: { confidential: true } }).did(
      'accept',
    );
    accepted.when('handleDirectly', call).thenRefused('contactThroughPlatform');
    accepted.when('handleDirectly', { ...call, how: 'telephone' }).then('directlyHandled');
  });
});
