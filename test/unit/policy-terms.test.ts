import { workingCalendar } from '../../domain/calendar/working-calendar';
import { type Instant, parseInstant } from '../../domain/limit/instant';
import { isWorkingTime } from '../../domain/limit/office-hours';
import { FILE_KINDS } from '../../domain/policy/archive-clauses';
import {
  decideExtensionLimit,
  decideReturnLimit,
  directHandlingTerms,
  emergencyRule,
  explainsUnsolvable,
  extensionTerms,
  level2Gate,
  paperMethods,
  pausesOnInstruction,
  rejectionsInARow,
  reopenWindow,
  returnTerms,
  transferTerms,
  unitNaming,
} from '../../domain/policy/loop-terms';
import {
  accountabilityForms,
  accountabilityTriggers,
  fileKinds,
  needsConsequence,
  supervisionReplyLimit,
  triggerUnder,
} from '../../domain/policy/oversight-terms';
import { type Policy } from '../../domain/policy/policy';
import { earliestStatutoryDue, informsAppellant, statutesFor } from '../../domain/policy/statute-terms';
import { countingOf, ladderOf, undispatchedWatch, unsignedCountsAsReceived } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';

const suzhou = loadPolicy('suzhou-anhui');
const anCity = loadPolicy('an-city');
const chongqing = loadPolicy('chongqing');
const cities = [suzhou, anCity, chongqing];
const calendar = workingCalendar(loadCalendar());

/** 'YYYY-MM-DDTHH:MM' in Shanghai. */
function on(text: string): Instant {
  const at = parseInstant(`${text}:00+08:00`);
  if (at === null) throw new Error(`no instant: ${text}`);
  return at;
}

const minutes = (value: number) => ({ value, unit: 'minutes' as const });
const stated = (value: number) => ({ ...minutes(value), from: null, text: 'as stated', rule: 'R-SYS-17' });
const having = (clauses: Partial<Policy['pack']>, policy = suzhou): Policy => ({
  ...policy,
  pack: { ...policy.pack, ...clauses },
});

/** What is asked, and what Suzhou, the An city and Chongqing answer. */
const ANSWERS: readonly [what: string, ask: (policy: Policy) => unknown, suzhou: unknown, an: unknown, cq: unknown][] =
  [
    [
      'how a misrouted order is given back (R-RET-01 … R-RET-06)',
      returnTerms,
      {
        consentBy: 'leaderInCharge',
        requires: ['reasons', 'basis'],
        deemedAcceptance: true,
        lateIsAccountable: true,
        lateAllowed: false,
      },
      { consentBy: null, requires: [], deemedAcceptance: false, lateIsAccountable: false, lateAllowed: false },
      { consentBy: null, requires: [], deemedAcceptance: false, lateIsAccountable: false, lateAllowed: false },
    ],
    [
      'how an order gets more time (R-EXT-01 … R-EXT-12)',
      extensionTerms,
      {
        way: 'filing',
        consentBy: 'responsibleLeader',
        workingDaysBefore: 1,
        maxCount: null,
        factorOfOriginal: 1,
        cumulative: true,
        maxTotal: null,
        reasonRequired: true,
        explainToAppellant: true,
        longCases: false,
        rule: 'R-EXT-01',
      },
      {
        way: 'consent',
        consentBy: null,
        workingDaysBefore: 0,
        maxCount: 2,
        factorOfOriginal: null,
        cumulative: true,
        maxTotal: null,
        reasonRequired: false,
        explainToAppellant: false,
        longCases: true,
        rule: 'R-EXT-08',
      },
      {
        way: 'consent',
        consentBy: null,
        workingDaysBefore: null,
        maxCount: null,
        factorOfOriginal: null,
        cumulative: true,
        maxTotal: { value: 30, unit: 'workingDays' },
        reasonRequired: false,
        explainToAppellant: false,
        longCases: false,
        rule: 'R-EXT-11',
      },
    ],
    [
      'who names units (R-DSP-04, R-DSP-05, R-DSP-12, R-SUP-04)',
      unitNaming,
      { leadNamedBy: 'hotlineOffice', dutyRoomMayLead: false, conflictBy: 'government', returnsBefore: 2, minUnits: 2 },
      { leadNamedBy: 'platform', dutyRoomMayLead: false, conflictBy: null, returnsBefore: 2, minUnits: 2 },
      { leadNamedBy: 'platform', dutyRoomMayLead: true, conflictBy: 'municipalLeader', returnsBefore: 2, minUnits: 2 },
    ],
    [
      'direct handling (R-DSP-02, R-DSP-09)',
      directHandlingTerms,
      { workingTimeOnly: true },
      null,
      { workingTimeOnly: false },
    ],
    [
      'transfer (R-DSP-10)',
      transferTerms,
      { callerTold: false, inWriting: false },
      { callerTold: false, inWriting: false },
      { callerTold: true, inWriting: true },
    ],
    ['waiting for an instruction (AMB-12)', pausesOnInstruction, false, false, false],
    ['major emergencies (R-EMG-01, R-EMG-03)', emergencyRule, null, null, { reportToLeaders: true }],
    ['the gate at level 2 (R-REP-14, AMB-33)', level2Gate, true, true, true],
    ['«explained, not solvable now» (R-HDL-06)', explainsUnsolvable, true, false, false],
    [
      'answers on paper (R-CHN-30)',
      paperMethods,
      ['fax', 'letter', 'delivery'],
      ['fax', 'letter', 'delivery'],
      ['fax', 'letter', 'delivery'],
    ],
    ['rejections in a row (R-REJ-03)', rejectionsInARow, 2, null, null],
    ['two rejections in a row (R-ACT-03)', (policy) => triggerUnder(policy, 'R-ACT-03'), 'SZA-T3', null, null],
    ['grounds of accountability (R-ACT-13)', (policy) => triggerUnder(policy, 'R-ACT-13'), null, 'AN-T1', null],
    ['how many grounds', (policy) => accountabilityTriggers(policy).length, 8, 9, 0],
    [
      'forms of accountability (R-ACT-09 … R-ACT-11, R-ACT-15)',
      accountabilityForms,
      ['circulatedCriticism', 'warning', 'interview', 'efficacyAdmonition', 'disciplinary', 'underLaw', 'other'],
      ['veto', 'supervisionBureau'],
      [],
    ],
    ['a consequence before accountability (R-ACT-14)', needsConsequence, false, true, false],
    [
      'kinds of files (R-ARC-02, R-ARC-03)',
      fileKinds,
      ['attachment', 'recording', 'instruction', 'feedbackDocument', 'report', 'paper', 'other'],
      FILE_KINDS,
      ['attachment', 'recording', 'instruction', 'telephoneRecord', 'assignedReplyRecord', 'meetingMaterial', 'other'],
    ],
  ];

describe('what three cities answer', () => {
  it.each(ANSWERS)('on %s', (_what, ask, ...expected) => {
    expect(cities.map(ask)).toEqual(expected);
  });

  it('by default, to the platform’s own clocks (R-SYS-05, R-SYS-17)', () => {
    for (const policy of cities) {
      const clocks = [decideReturnLimit, decideExtensionLimit, supervisionReplyLimit, reopenWindow].map((ask) =>
        ask(policy),
      );
      expect(clocks.map(({ value, clause }) => [clause, value])).toEqual([
        ['platformDefaults.platformLimits.decideReturn', { value: 1, unit: 'workingDays' }],
        ['platformDefaults.platformLimits.decideExtension', { value: 1, unit: 'workingDays' }],
        ['platformDefaults.writtenSupervisionReplyLimit', { value: 3, unit: 'workingDays' }],
        ['platformDefaults.ratingReopensWithin', { value: 5, unit: 'workingDays' }],
      ]);
      expect(new Set(clocks.map((clock) => clock.provenance))).toEqual(new Set(['default']));
    }
  });
});

describe('a pack that knows no such thing', () => {
  it('grants no extension, and lets every level pass as the default says', () => {
    expect(extensionTerms(having({ extension: null }))).toBeNull();
    const open = { ...anCity, defaults: { ...anCity.defaults, level2Gate: false } };
    expect([level2Gate(open), level2Gate(having({}, { ...suzhou, defaults: open.defaults }))]).toEqual([false, true]);
  });

  it('bounds each extension by itself where the city says so', () => {
    const { extension } = suzhou.pack;
    const each = having({ extension: extension && { ...extension, cumulative: false } });
    expect(extensionTerms(each)?.cumulative).toBe(false);
  });

  it('gives every code of its triggers with rule and words', () => {
    expect(accountabilityTriggers(suzhou)[2]).toEqual({ code: 'SZA-T3', rule: 'R-ACT-03', text: '连续2次退回重办' });
  });
});

describe('what a city states of the platform’s own working', () => {
  it('goes before the default and is the city’s', () => {
    const own = having({
      platformLimits: { decideReturn: stated(1), reviewFeedback: stated(2) },
      writtenSupervisionReplyLimit: stated(3),
      reopenWindow: stated(4),
      unsignedCountsAsReceived: stated(5),
      undispatched: { remindDispatcher: minutes(1), tellSupervisor: minutes(2), text: 'soon', rule: 'R-SYS-17' },
    });
    expect(decideReturnLimit(own)).toEqual({
      value: minutes(1),
      provenance: 'city',
      clause: 'platformLimits.decideReturn',
      rules: ['R-SYS-17'],
      text: 'as stated',
    });
    expect(decideExtensionLimit(own).provenance).toBe('default');
    expect(supervisionReplyLimit(own)).toMatchObject({ value: minutes(3), clause: 'writtenSupervisionReplyLimit' });
    expect(reopenWindow(own)).toMatchObject({ value: minutes(4), clause: 'reopenWindow', provenance: 'city' });
    expect(unsignedCountsAsReceived(own)).toMatchObject({ value: minutes(5), clause: 'unsignedCountsAsReceived' });
    expect(undispatchedWatch(own)).toMatchObject({
      value: { remindDispatcher: minutes(1), tellSupervisor: minutes(2) },
      clause: 'undispatched',
      provenance: 'city',
    });
  });

  it('moves single rungs, or puts whole lists in place of the default ladder (R-SUP-23)', () => {
    const due = { rung: 'redCard' as const, moment: { at: 'due' as const } };
    const text = { text: 'the city’s own', rule: 'R-SUP-23' };
    const list = ladderOf(having({ ladder: { shortLimits: [due], ...text } }));
    expect(list).toMatchObject({ provenance: 'city', clause: 'ladder', rules: ['R-SUP-23'] });
    expect(list.value.shortLimits).toEqual([due]);
    expect(list.value.workingDayLimits).toEqual(ladderOf(suzhou).value.workingDayLimits);
    const moved = { rung: 'yellowCard' as const, moment: { at: 'due' as const }, rule: 'R-SUP-06' };
    const single = ladderOf(having({ ladder: { overrides: [moved], ...text } }));
    expect(single.value.workingDayLimits[0]).toEqual({ rung: 'yellowCard', moment: { at: 'due' } });
    expect(single.rules).toEqual(['R-SUP-23', 'R-SUP-06']);
    expect(ladderOf(chongqing)).toMatchObject({ provenance: 'default', rules: ['R-SUP-23', 'R-SUP-01'] });
  });
});

describe('statutes', () => {
  const bindingIds = (marks: Parameters<typeof statutesFor>[1]) => statutesFor(suzhou, marks).map((law) => law.id);

  it('bind by the mark alone, whatever the city’s category (R-LAW-01, R-LAW-02)', () => {
    expect(bindingIds({ consumer: true })).toEqual(['LAW-CONSUMER-46']);
    expect(bindingIds({ unfairCompetition: true, realName: true })).toEqual(['LAW-AUCL-16']);
    expect(bindingIds({ consumer: true, unfairCompetition: true })).toEqual(['LAW-CONSUMER-46', 'LAW-AUCL-16']);
    expect(bindingIds({ realName: true })).toEqual([]);
    expect(bindingIds({})).toEqual([]);
  });

  it('oblige to tell the consumer, and the informant who gave the own name (R-LAW-04, R-IDC-02)', () => {
    const [consumer, competition] = suzhou.statutes;
    if (!consumer || !competition) throw new Error('the statutes are not there');
    expect([informsAppellant(consumer, {}), informsAppellant(competition, {})]).toEqual([true, false]);
    expect(informsAppellant(competition, { realName: true })).toBe(true);
  });

  const received = on('2026-02-11T10:00');
  const accepted = on('2026-02-12T09:00');

  it('end seven working days after receipt by the hotline (S-41, AMB-43)', () => {
    expect(earliestStatutoryDue(suzhou, ['LAW-AUCL-16', 'LAW-CONSUMER-46'], received, null, calendar)).toMatchObject({
      statute: 'LAW-CONSUMER-46',
      limit: { value: { value: 7, unit: 'workingDays' }, clause: 'legalOverrides.LAW-CONSUMER-46' },
      due: { at: on('2026-02-28T00:00') },
    });
  });

  it('start at acceptance where the city confirmed that, and not before it', () => {
    const city = having({ parameters: { statutoryClockStart: 'accepted' } });
    expect(earliestStatutoryDue(city, ['LAW-CONSUMER-46'], received, null, calendar)).toBeNull();
    expect(earliestStatutoryDue(city, ['LAW-CONSUMER-46'], received, accepted, calendar)?.due.at).toBe(
      on('2026-03-01T00:00'),
    );
  });

  it('have no end where the law says «promptly», or where none binds', () => {
    expect(earliestStatutoryDue(suzhou, ['LAW-AUCL-16'], received, accepted, calendar)).toBeNull();
    expect(earliestStatutoryDue(suzhou, [], received, accepted, calendar)).toBeNull();
  });

  it('yield the earliest of several ends', () => {
    const [consumer] = suzhou.statutes;
    if (!consumer) throw new Error('the statutes are not there');
    const stricter = { ...consumer, id: 'LAW-STRICTER', limit: { ...consumer.limit, value: 3 } };
    const laws = { ...suzhou, statutes: [...suzhou.statutes, stricter] };
    const ids = ['LAW-CONSUMER-46', 'LAW-STRICTER'];
    expect(earliestStatutoryDue(laws, ids, received, null, calendar)?.statute).toBe('LAW-STRICTER');
  });
});

describe('working time (R-DSP-02)', () => {
  it.each([
    ['a make-up Saturday', '2026-02-28T10:00', true],
    ['a Saturday', '2026-03-07T10:00', false],
    ['a holiday', '2026-02-17T10:00', false],
    ['the opening', '2026-03-02T08:30', true],
    ['a minute before it', '2026-03-02T08:29', false],
    ['the noon break', '2026-03-02T12:00', false],
    ['the end of the break', '2026-03-02T14:00', true],
    ['the last minute', '2026-03-02T17:29', true],
    ['the closing', '2026-03-02T17:30', false],
    ['the night', '2026-03-02T02:10', false],
  ])('at %s', (_what, at, working) => {
    expect(isWorkingTime(on(at), countingOf(suzhou), calendar)).toBe(working);
  });
});
