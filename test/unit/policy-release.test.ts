import { type Policy } from '../../domain/policy/policy';
import { signLimit, handlingLimit } from '../../domain/policy/stipulations';
import { differences } from '../../domain/policy/release/difference';
import { type Change, type Fault, type FaultCode, type Json } from '../../domain/policy/release/fault';
import {
  changedFurther,
  type Draft,
  type DraftStatus,
  stepped,
  type StepOn,
} from '../../domain/policy/release/release';
import { drafted, faultsOf } from '../../domain/policy/release/validation';
import { defaultsInUse } from '../../domain/policy/silences';
import { loadPolicy, packIds } from '../../packs/load';

const suzhou = loadPolicy('suzhou-anhui');
const anCity = loadPolicy('an-city');
const chongqing = loadPolicy('chongqing');
const DECREE = '宿政办〔2026〕12号';
const plain = { urgent: false, simple: false };

const revise = (base: Policy, changes: readonly Change[], decree: string | null = DECREE) =>
  drafted(base, changes, { basis: { decree }, version: base.version + 1, effectiveFrom: 0 });

function made(base: Policy, changes: readonly Change[], decree: string | null = DECREE): Policy {
  const outcome = revise(base, changes, decree);
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults));
  return outcome.policy;
}

/** every fault, whether it refuses the draft or is only said */
function found(base: Policy, changes: readonly Change[]): readonly Fault[] {
  const outcome = revise(base, changes);
  return 'faults' in outcome ? outcome.faults : outcome.warnings;
}

const set = (field: string, value: Json): Change => ({ field, value });
const rungs = (...names: [string, Json][]): Json => names.map(([rung, moment]) => ({ rung, moment }));
const due: Json = { at: 'due' };
const dayBefore: Json = { at: 'startOfLastWorkingDayBeforeDue' };
const after = (value: number): Json => ({ at: 'afterDue', by: { value, unit: 'workingDays' } });

describe('a change', () => {
  it('gives a limit another number, which rests on the decree and no longer on the old words', () => {
    const next = made(suzhou, [set('timeLimits.complaint.value', 10)]);
    expect(handlingLimit(next, 'complaint', plain)).toEqual({
      value: { value: 10, unit: 'workingDays' },
      provenance: 'city',
      clause: 'timeLimits.complaint',
      rules: ['R-SYS-01'],
      text: DECREE,
    });
    expect([next.version, suzhou.pack.timeLimits?.complaint?.value]).toEqual([2, 15]);
  });

  it('lets a silent clause speak, with everything that a limit has to say of itself', () => {
    const next = made(suzhou, [set('signLimit.value', 4), set('signLimit.unit', 'workingHours')], null);
    expect(signLimit(next)).toMatchObject({ provenance: 'city', rules: ['R-SYS-01'], value: { value: 4 } });
    expect(next.pack.signLimit?.text).toMatch(/管理员设定.*set by an administrator/);
    const whole = made(suzhou, [set('timeLimits.report', { value: 15, unit: 'workingDays', text: '举报15个工作日' })]);
    expect(whole.pack.timeLimits?.report).toEqual({
      value: 15,
      unit: 'workingDays',
      from: null,
      text: '举报15个工作日',
      rule: 'R-SYS-01',
    });
  });

  it('begins a table, a clause and a setting that the pack left out', () => {
    const bengbu = loadPolicy('bengbu');
    const next = made(bengbu, [
      set('timeLimits.default', { value: 5, unit: 'workingDays' }),
      set('extension.maxCount', 1),
      set('parameters.deadlineMoment', 'endOfOfficeHours'),
      set('platformLimits.reviewFeedback', { value: 1, unit: 'workingDays' }),
      set('administration.fourEyes', false),
    ]);
    expect(next.pack.timeLimits).toMatchObject({ consultation: null, default: { value: 5, rule: 'R-SYS-01' } });
    expect(next.pack.extension).toMatchObject({ maxCount: 1, grounds: null, rule: ['R-SYS-01'] });
    const names = defaultsInUse(next).map((one) => one.clause.replace('platformDefaults.', ''));
    expect(names).not.toEqual(expect.arrayContaining(['deadlineMoment']));
    expect(names).not.toEqual(expect.arrayContaining(['platformLimits.reviewFeedback']));
    expect(names).not.toEqual(expect.arrayContaining(['fourEyes']));
  });

  it('settles what was a reading, and keeps the rules of what it left alone', () => {
    const { pack } = made(suzhou, [set('extension.maxLength.factor', 0.5)]);
    expect(pack.extension?.readingFields).toEqual({ applyBefore: 'AMB-07' });
    expect(pack.extension?.maxLength?.text).toBe(DECREE);
    expect(pack.extension?.rule).toEqual([...(suzhou.pack.extension?.rule ?? []), 'R-SYS-01']);
    const late = made(suzhou, [set('returnLimit.lateReturn', null)]).pack.returnLimit;
    expect([late?.text, late?.rule, late?.lateReturn]).toEqual([
      suzhou.pack.returnLimit?.text,
      ['R-RET-01', 'R-SYS-01'],
      null,
    ]);
    const count = made(anCity, [set('extension.maxCount', 1)]).pack.extension;
    expect([count?.maxCount, count?.maxCountText ?? DECREE]).toEqual([1, DECREE]);
    expect(made(chongqing, [set('maxTotal.value', 20)]).pack.maxTotal).toEqual({
      value: 20,
      unit: 'workingDays',
      from: null,
      text: DECREE,
      rule: 'R-SYS-01',
    });
  });

  it('makes a clause silent again, and takes items off a list and puts them on', () => {
    const next = made(suzhou, [
      set('timeLimits.help', null),
      set('nonAcceptanceReasons.SZA-N3', null),
      set('nonAcceptanceReasons.SZA-N8', { code: 'SZA-N8', text: '已由其他渠道受理' }),
      set('nonAcceptanceReasons.SZA-N5.lines', ['110', '119']),
    ]);
    expect(handlingLimit(next, 'help', plain)).toBeNull();
    expect(next.pack.nonAcceptanceReasons?.map((r) => r.code)).toEqual(
      'SZA-N1 SZA-N2 SZA-N4 SZA-N5 SZA-N6 SZA-N7 SZA-N8'.split(' '),
    );
    const rehearsal = loadPolicy('rehearsal');
    expect([rehearsal.pack.ladder, made(rehearsal, [set('ladder', null)]).pack.ladder]).toEqual([
      expect.anything(),
      undefined,
    ]);
    const five = next.pack.nonAcceptanceReasons?.find((r) => r.code === 'SZA-N5');
    expect(five).toMatchObject({ lines: ['110', '119'], text: suzhou.pack.nonAcceptanceReasons?.[4]?.text });
  });
});

/** each slip of an administrator: the draft that makes it, and the fault that it is told by */
const SLIPS: readonly [FaultCode, Policy, readonly Change[], Omit<Partial<Fault>, 'code'>][] = [
  [
    'limitZero',
    suzhou,
    [set('timeLimits.complaint.value', 0)],
    { field: 'timeLimits.complaint.value', rule: 'R-SYS-01', proposal: set('timeLimits.complaint.value', 15) },
  ],
  [
    'limitZero',
    suzhou,
    [set('signLimit', { value: 0, unit: 'hours' })],
    { field: 'signLimit.value', rule: 'R-SYS-01', proposal: set('signLimit.value', 1) },
  ],
  [
    'limitTooLong',
    suzhou,
    [set('timeLimits.help.value', 50_000)],
    { field: 'timeLimits.help.value', proposal: set('timeLimits.help.value', 5) },
  ],
  [
    'limitIncomplete',
    suzhou,
    [set('timeLimits.report.value', 10)],
    { field: 'timeLimits.report.unit', proposal: set('timeLimits.report.unit', 'workingDays') },
  ],
  [
    'limitOverCap',
    chongqing,
    [set('timeLimits.default.value', 40)],
    { field: 'timeLimits.default.value', rule: 'R-EXT-12', proposal: set('timeLimits.default.value', 30) },
  ],
  [
    'extensionOverCap',
    suzhou,
    [set('maxTotal', { value: 20, unit: 'workingDays' })],
    { field: 'extension.maxLength.factor', rule: 'R-SYS-01', proposal: set('extension.maxLength.factor', 0.33) },
  ],
  [
    'unitsDiffer',
    chongqing,
    [set('maxTotal.unit', 'calendarDays')],
    { severity: 'warning', field: 'maxTotal.unit', proposal: set('maxTotal.unit', 'workingDays') },
  ],
  [
    'beyondHandling',
    suzhou,
    [set('returnLimit.value', 3)],
    { field: 'returnLimit', rule: 'R-SYS-01', proposal: set('returnLimit.value', 2) },
  ],
  [
    'beyondHandling',
    anCity,
    [set('signLimit.value', 100)],
    { field: 'signLimit', proposal: set('signLimit', { value: 3, unit: 'workingDays' }) },
  ],
  [
    'filingBeforeStart',
    suzhou,
    [set('extension.applyBefore.value', 2)],
    { severity: 'warning', rule: 'R-EXT-03', proposal: set('extension.applyBefore.value', 1) },
  ],
  [
    'longerThanLaw',
    anCity,
    [set('timeLimits.complaint', { value: 9, unit: 'workingDays' })],
    {
      severity: 'warning',
      field: 'timeLimits.complaint.value',
      rule: 'R-LAW-06',
      proposal: set('timeLimits.complaint.value', 7),
    },
  ],
  [
    'yellowAfterRed',
    suzhou,
    [set('ladder.workingDayLimits', rungs(['yellowCard', after(1)], ['redCard', due]))],
    {
      field: 'ladder.workingDayLimits.0.moment',
      rule: 'R-SYS-01',
      proposal: set('ladder.workingDayLimits.0.moment', dayBefore),
    },
  ],
  [
    'yellowAfterRed',
    suzhou,
    [set('ladder.workingDayLimits', rungs(['redCard', due], ['yellowCard', due]))],
    { field: 'ladder.workingDayLimits.1.moment' },
  ],
  [
    'rungsOutOfOrder',
    suzhou,
    [set('ladder.workingDayLimits', rungs(['redCard', after(2)], ['writtenSupervision', after(1)]))],
    { field: 'ladder.workingDayLimits.0.moment', rule: 'R-SYS-01' },
  ],
  [
    'rungTwice',
    suzhou,
    [set('ladder.shortLimits', rungs(['redCard', due], ['redCard', after(1)]))],
    { field: 'ladder.shortLimits.1', rule: 'R-SUP-23', proposal: set('ladder.shortLimits.1', null) },
  ],
  [
    'watchOutOfOrder',
    suzhou,
    [
      set('undispatched', {
        remindDispatcher: { value: 1, unit: 'hours' },
        tellSupervisor: { value: 30, unit: 'minutes' },
      }),
    ],
    { rule: 'R-SYS-17', proposal: set('undispatched.remindDispatcher', { value: 30, unit: 'minutes' }) },
  ],
  [
    'endBeforeStart',
    suzhou,
    [set('parameters.officeHours', [['14:00', '09:00']])],
    { field: 'parameters.officeHours', proposal: set('parameters.officeHours', null) },
  ],
  [
    'endBeforeStart',
    suzhou,
    [set('serviceHours.from', '18:00'), set('serviceHours.to', '08:00')],
    {
      field: 'serviceHours.to',
      rule: 'R-CHN-01',
      proposal: expect.objectContaining({ field: 'serviceHours' }) as Change,
    },
  ],
  [
    'unknownCategory',
    suzhou,
    [set('timeLimits.complant.value', 10)],
    { field: 'timeLimits.complant.value', rule: 'R-TIM-17', proposal: set('timeLimits.complaint.value', null) },
  ],
  [
    'unknownCategory',
    suzhou,
    [set('categories', ['help', 'praise'])],
    { field: 'categories.1', proposal: set('categories.1', 'help') },
  ],
  ['unknownField', suzhou, [set('timeLimit.complaint', null)], { proposal: set('timeLimits.complaint', null) }],
  ['unknownField', suzhou, [set('nonAcceptanceReasons.SZA-N77.text', '无')], {}],
  ['unknownField', suzhou, [set('signLimit', { value: 2, unit: 'hours', hours: 2 })], { field: 'signLimit.hours' }],
  ['fixedField', suzhou, [set('id', 'elsewhere')], { rule: 'R-SYS-01', proposal: set('id', 'suzhou-anhui') }],
  [
    'outOfRange',
    suzhou,
    [set('returnVisit.rate', 20)],
    { field: 'returnVisit.rate', rule: 'R-VIS-01', proposal: set('returnVisit.rate', 0.2) },
  ],
  [
    'outOfRange',
    suzhou,
    [set('extension.maxCount', 0)],
    { data: { bound: '> 0' }, proposal: set('extension.maxCount', null) },
  ],
  ['outOfRange', suzhou, [set('returnVisit.rate', -1)], { proposal: set('returnVisit.rate', 0) }],
  [
    'notOneOf',
    suzhou,
    [set('timeLimits.help.unit', 'weeks')],
    { proposal: set('timeLimits.help.unit', 'workingDays') },
  ],
  ['wrongType', suzhou, [set('timeLimits.help.value', '5')], { proposal: set('timeLimits.help.value', 5) }],
  [
    'required',
    suzhou,
    [set('acceptedMatters.X1', { code: 'X1' })],
    { field: 'acceptedMatters.X1.text', proposal: set('acceptedMatters.X1', null) },
  ],
  ['codeTwice', suzhou, [set('channels.2', { code: 'phone', text: '电话' })], { proposal: set('channels.2', null) }],
];

describe('validation', () => {
  it.each(SLIPS)('tells of %s with its field, its rule and a proposal', (code, base, changes, expected) => {
    const before = JSON.stringify(base);
    const fault = found(base, changes).find((one) => one.code === code);
    expect(fault).toMatchObject({ code, severity: 'error', ...expected });
    expect(fault?.rule).toMatch(/^R-[A-Z]{3}-\d\d$/);
    expect(JSON.stringify(base)).toBe(before);
  });

  it('refuses a draft with an error and lets a warning pass', () => {
    for (const [, base, changes, { severity }] of SLIPS)
      expect([changes, 'faults' in revise(base, changes)]).toEqual([changes, severity !== 'warning']);
  });

  it('proposes what mends the draft', () => {
    const mends: FaultCode[] = ['limitZero', 'limitIncomplete', 'limitOverCap', 'extensionOverCap', 'beyondHandling'];
    for (const [code, base, changes] of SLIPS.filter(([slip]) => mends.includes(slip))) {
      const proposals = found(base, changes)
        .filter((one) => one.severity === 'error')
        .map((one) => one.proposal);
      const mended = revise(base, changedFurther(changes, proposals, []));
      expect([code, 'faults' in mended ? mended.faults : null]).toEqual([code, null]);
    }
  });

  it.each(packIds())('finds no error in the pack that ships for %s', (id) => {
    expect(faultsOf(loadPolicy(id)).filter((one) => one.severity === 'error')).toEqual([]);
  });
});

describe('two versions compared', () => {
  it('name each field that differs, what stood there and what stands now, and where it comes from', () => {
    const next = made(suzhou, [
      set('timeLimits.complaint.value', 10),
      set('returnVisit.rate', 0.5),
      set('platformLimits.reviewFeedback', { value: 1, unit: 'workingDays' }),
      set('signLimit', { value: 2, unit: 'hours' }),
    ]);
    const all = differences(suzhou, next).filter((one) => one.of === 'value');
    expect(all).toEqual([
      {
        field: 'signLimit.value',
        of: 'value',
        before: { value: null, provenance: 'silent' },
        after: { value: 2, provenance: 'city' },
      },
      expect.objectContaining({ field: 'signLimit.unit', after: { value: 'hours', provenance: 'city' } }),
      {
        field: 'timeLimits.complaint.value',
        of: 'value',
        before: { value: 15, provenance: 'city' },
        after: { value: 10, provenance: 'city' },
      },
      {
        field: 'returnVisit.rate',
        of: 'value',
        before: { value: 0.2, provenance: 'default' },
        after: { value: 0.5, provenance: 'city' },
      },
      {
        field: 'platformLimits.reviewFeedback.value',
        of: 'value',
        before: { value: 2, provenance: 'default' },
        after: { value: 1, provenance: 'city' },
      },
      {
        field: 'platformLimits.reviewFeedback.unit',
        of: 'value',
        before: { value: 'workingDays', provenance: 'default' },
        after: { value: 'workingDays', provenance: 'city' },
      },
    ]);
    expect(differences(suzhou, next).filter((one) => one.of === 'source')).toContainEqual(
      expect.objectContaining({
        field: 'timeLimits.complaint.text',
        before: { value: '15个工作日', provenance: 'city' },
      }),
    );
    expect(differences(suzhou, suzhou)).toEqual([]);
  });

  it('tell a reading that the city has settled', () => {
    const next = made(chongqing, [set('maxTotal.value', 30)]);
    expect(differences(chongqing, next)).toContainEqual(
      expect.objectContaining({ field: 'maxTotal.reading', before: { value: true, provenance: 'reading' } }),
    );
    expect(differences(chongqing, next).every((one) => one.of === 'source')).toBe(true);
  });
});

describe('the steps of a draft', () => {
  const draft: Draft = {
    id: '1',
    city: 'suzhou-anhui',
    basedOn: 3,
    changes: [],
    reason: '',
    decree: null,
    reach: { kind: 'newOnly' },
    effectiveFrom: null,
    status: 'draft',
    editors: ['7'],
    submittedBy: null,
    decidedBy: null,
    decisionReason: null,
    version: null,
    revision: 4,
  };
  const on: StepOn = {
    by: '8',
    revision: 4,
    newest: 3,
    newestFrom: 500,
    overtaken: [],
    fourEyes: true,
    differs: true,
    now: 1000,
  };
  const outcome = (...[of, step, how]: [Partial<Draft>, Parameters<typeof stepped>[1], Partial<StepOn>?]) => {
    const result = stepped({ ...draft, ...of }, step, { ...on, ...how });
    return 'refused' in result ? result.refused.code : result.status;
  };

  it('lead from draft to submitted to approved, and no other way', () => {
    const all = ['draft', 'submitted', 'approved', 'rejected', 'withdrawn'] as const;
    const led = (step: Parameters<typeof stepped>[1]) => all.map((status: DraftStatus) => outcome({ status }, step));
    const no = 'draftStep';
    expect(led('change')).toEqual(['draft', no, no, 'draft', no]);
    expect(led('rebase')).toEqual(['draft', no, no, 'draft', no]);
    expect(led('submit')).toEqual(['submitted', no, no, no, no]);
    expect(led('approve')).toEqual([no, 'approved', no, no, no]);
    expect(led('reject')).toEqual([no, 'rejected', no, no, no]);
    expect(led('withdraw')).toEqual(['withdrawn', 'withdrawn', no, 'withdrawn', no]);
  });

  it('need another pair of eyes, the newest version, a difference, and a day that has not passed', () => {
    const submitted = { status: 'submitted' } as const;
    expect(outcome(submitted, 'approve', { by: '7' })).toBe('fourEyes');
    expect(outcome(submitted, 'approve', { by: '7', fourEyes: false })).toBe('approved');
    expect(outcome({}, 'submit', { newest: 4 })).toBe('draftOutdated');
    expect(outcome(submitted, 'approve', { newest: 4 })).toBe('draftOutdated');
    expect(outcome({}, 'submit', { differs: false })).toBe('draftEmpty');
    expect(outcome({}, 'submit', { revision: 3 })).toBe('draftStale');
    expect(outcome({ ...submitted, effectiveFrom: 999 }, 'approve')).toBe('effectiveInPast');
    expect(outcome({ ...submitted, effectiveFrom: 999 }, 'approve', { effectiveFrom: 1000 })).toBe('approved');
    expect(outcome(submitted, 'approve', { newestFrom: 1001 })).toBe('effectiveBeforeNewest');
  });

  it('keep of one field the last change', () => {
    const first = [set('a', 1), set('b', 2)];
    expect(changedFurther(first, [set('a', 3)], ['b'])).toEqual([set('a', 3)]);
  });
});
