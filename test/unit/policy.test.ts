import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLimit } from '../../domain/limit/limit';
import { CATEGORIES } from '../../domain/policy/category';
import { decideExtensionLimit, decideReturnLimit, reopenWindow } from '../../domain/policy/loop-terms';
import { supervisionReplyLimit } from '../../domain/policy/oversight-terms';
import { type Policy, type Stipulation } from '../../domain/policy/policy';
import { processingModes } from '../../domain/policy/processing-forms';
import { defaultsInUse, silences } from '../../domain/policy/silences';
import {
  acceptedCategories,
  categoryFallback,
  clockStart,
  contactAttempts,
  contactLimit,
  countingOf,
  dispatchLimit,
  feedbackRequirements,
  handlingLimit,
  ladderOf,
  levelsOf,
  nonAcceptanceReasons,
  registrationElements,
  repliesToAppellant,
  returnLimit,
  reviewLimit,
  reworkLimit,
  signLimit,
  statutoryLimit,
  undispatchedWatch,
  unsignedCountsAsReceived,
  visitAttempts,
  visitLimit,
  visitSampleRate,
} from '../../domain/policy/stipulations';
import { loadPolicy, packIds, PackProblem } from '../../packs/load';

const suzhou = loadPolicy('suzhou-anhui');
const anCity = loadPolicy('an-city');
const chongqing = loadPolicy('chongqing');
const plain = { urgent: false, simple: false };

/** Every answer with a source that can be asked of a policy, silent ones left out. */
function everyStipulation(policy: Policy): Stipulation<unknown>[] {
  const marks = [plain, { urgent: true, simple: false }, { urgent: false, simple: true }];
  return [
    ...CATEGORIES.flatMap((category) => [
      ...marks.map((mark) => handlingLimit(policy, category, mark)),
      contactLimit(policy, category),
    ]),
    ...(['handling', 'sign', 'return', 'statutory'] as const).map((clock) => clockStart(policy, clock)),
    dispatchLimit(policy),
    signLimit(policy),
    returnLimit(policy),
    undispatchedWatch(policy),
    unsignedCountsAsReceived(policy),
    reworkLimit(policy),
    reviewLimit(policy),
    visitLimit(policy),
    visitSampleRate(policy),
    visitAttempts(policy),
    contactAttempts(policy),
    ladderOf(policy),
    decideReturnLimit(policy),
    decideExtensionLimit(policy),
    supervisionReplyLimit(policy),
    reopenWindow(policy),
    ...defaultsInUse(policy),
  ].filter((one) => one !== null);
}

describe('the pack of Suzhou (Anhui)', () => {
  it('is silent exactly here', () => {
    expect(silences(suzhou)).toEqual(
      `manualAcceptanceHours dispatchLimit signLimit contactLimit.transferOrders.value contactLimit.transferOrders.unit
       timeLimits.consultation.from timeLimits.help.from timeLimits.complaint.from timeLimits.report
       timeLimits.suggestion.from timeLimits.opinion timeLimits.criticism timeLimits.reflection timeLimits.default
       urgentRule.limit.from majorEmergencyRule extension.maxCount extension.cumulative maxTotal channelCount ivr
       languages callCharge knowledgeBase multiUnitRule.minUnits rejectionRules.limit returnVisit.rate cards.yellow
       cards.red archive.retention reports.0.period reports.1.period reports.2.period legalOverride partners
       integratedHotlines publishedKpis openedOn`.split(/\s+/),
    );
  });

  it('gives no value from a silent place: whatever stands there says that it is a default or a reading', () => {
    const silent = silences(suzhou);
    for (const { clause, provenance, value } of everyStipulation(suzhou)) {
      const fromSilence = silent.some((path) => clause === path || clause.startsWith(`${path}.`));
      expect({ clause, provenance, fromSilence }).toEqual({ clause, provenance, fromSilence: false });
      expect(provenance === 'default').toBe(clause.startsWith('platformDefaults.'));
      expect(value).not.toBeNull();
    }
  });

  it('has no timer where it is silent and nothing stands in', () => {
    expect([dispatchLimit(suzhou), signLimit(suzhou)]).toEqual([null, null]);
    for (const category of ['report', 'opinion', 'criticism', 'reflection'] as const) {
      expect(handlingLimit(suzhou, category, plain)).toBeNull();
    }
    for (const category of CATEGORIES.filter((one) => one !== 'help')) {
      expect(contactLimit(suzhou, category)).toBeNull();
    }
  });

  it('states its limits with clause, rule and words', () => {
    expect(handlingLimit(suzhou, 'complaint', plain)).toEqual({
      value: { value: 15, unit: 'workingDays' },
      provenance: 'city',
      clause: 'timeLimits.complaint',
      rules: ['R-TIM-04'],
      text: '15个工作日',
    });
    expect(contactLimit(suzhou, 'help')).toMatchObject({ value: parseLimit('1 workingDays'), rules: ['R-HDL-04'] });
    expect(returnLimit(suzhou)).toMatchObject({ value: parseLimit('1 workingDays'), ambiguity: ['AMB-40', 'AMB-41'] });
  });

  it('answers urgent and simple matters of any category the same day (R-TIM-05, AMB-10)', () => {
    for (const category of CATEGORIES) {
      const urgent = handlingLimit(suzhou, category, { urgent: true, simple: false });
      expect(urgent).toMatchObject({
        value: { value: 0, unit: 'calendarDays' },
        clause: 'urgentRule',
        ambiguity: ['AMB-10'],
      });
      expect(handlingLimit(suzhou, category, { urgent: false, simple: true })).toEqual(urgent);
    }
  });

  it('offers a category with a limit for opinions and reports (AMB-09)', () => {
    expect(acceptedCategories(suzhou)).toEqual(['consultation', 'help', 'suggestion', 'complaint', 'opinion']);
    expect([categoryFallback(suzhou, 'opinion'), categoryFallback(suzhou, 'report')]).toEqual([
      'suggestion',
      'complaint',
    ]);
    expect(categoryFallback(suzhou, 'criticism')).toBeNull();
  });

  it('starts its clocks by default and by reading', () => {
    expect(clockStart(suzhou, 'handling')).toMatchObject({
      value: 'dispatched',
      provenance: 'default',
      ambiguity: ['AMB-03'],
    });
    expect(clockStart(suzhou, 'return')).toMatchObject({
      value: 'signed',
      provenance: 'reading',
      clause: 'returnLimit.from',
      ambiguity: ['AMB-40'],
    });
    expect(clockStart(suzhou, 'statutory')).toMatchObject({ value: 'received', provenance: 'default' });
  });

  it('asks for six elements, seven reasons and a signed feedback document', () => {
    expect(registrationElements(suzhou)).toEqual(['time', 'place', 'person', 'cause', 'course', 'result']);
    const reasons = nonAcceptanceReasons(suzhou);
    expect(reasons.map((reason) => reason.code)).toEqual([
      'SZA-N1',
      'SZA-N2',
      'SZA-N3',
      'SZA-N4',
      'SZA-N5',
      'SZA-N6',
      'SZA-N7',
    ]);
    expect(reasons[4]?.lines).toEqual(['110', '119', '120']);
    expect(reasons.filter((reason) => reason.catchAll)).toHaveLength(1);
    expect(feedbackRequirements(suzhou)).toMatchObject({
      signOff: { normal: 'leaderInCharge', important: 'principalLeader' },
      automaticRejection: ['responsibleUnit', 'responsiblePerson', 'leaderSignOff'],
    });
    expect(repliesToAppellant(suzhou)).toEqual(['handlingUnit']);
    expect(levelsOf(suzhou)).toBe(3);
    expect(processingModes(suzhou)).toContain('directHandling');
  });

  it('shows every default that it runs on (R-SYS-05)', () => {
    expect(defaultsInUse(suzhou).map((one) => one.clause.replace('platformDefaults.', ''))).toEqual(
      `countDayOfReceipt deadlineMoment hourMode officeHours timezone handlingClockStart signClockStart statutoryClockStart
       undispatched unlimitedHandlingWatch unsignedCountsAsReceived reworkLimit platformLimits.reviewFeedback platformLimits.returnVisit
       platformLimits.decideReturn platformLimits.decideExtension writtenSupervisionReplyLimit knowledgeReportLimit ratingReopensWithin
       visitSampleRate visitAttempts contactAttempts ladder returnLateAllowed extensionCumulative pauseOnInstruction
       returnsBeforeDesignation fourEyes`.split(/\s+/),
    );
  });
});

describe('the other packs', () => {
  it('have a general limit for categories without their own', () => {
    expect(handlingLimit(anCity, 'opinion', plain)).toMatchObject({
      value: parseLimit('5 workingDays'),
      clause: 'timeLimits.default',
    });
    expect(handlingLimit(anCity, 'consultation', plain)).toMatchObject({
      provenance: 'reading',
      ambiguity: ['AMB-05'],
    });
    expect(signLimit(anCity)).toMatchObject({ value: parseLimit('2 hours'), rules: ['R-SGN-01'] });
  });

  it('run seven days in Chongqing only where a reply is requested (S-37)', () => {
    expect(handlingLimit(chongqing, 'help', { ...plain, replyRequested: true })?.value).toEqual(
      parseLimit('7 workingDays'),
    );
    expect(handlingLimit(chongqing, 'help', { ...plain, replyRequested: false })).toBeNull();
  });

  it('have two levels where none are named, and no document where none is asked for', () => {
    expect([levelsOf(anCity), feedbackRequirements(anCity), repliesToAppellant(anCity)]).toEqual([2, null, []]);
    expect(repliesToAppellant(chongqing)).toEqual(['platform', 'handlingUnit']);
  });

  it.each([anCity, chongqing])('give no value from a silent place: $city', (policy) => {
    const silent = silences(policy);
    for (const { clause } of everyStipulation(policy)) expect(silent).not.toContain(clause);
  });

  it('confirm a parameter, and it is a default no more', () => {
    const confirmed = {
      ...anCity,
      pack: { ...anCity.pack, parameters: { hourMode: 'working' as const, handlingClockStart: 'signed' as const } },
    };
    expect(countingOf(confirmed)).toEqual({ ...countingOf(anCity), hourMode: 'working' });
    expect(clockStart(confirmed, 'handling')).toMatchObject({ value: 'signed', provenance: 'city' });
    expect(defaultsInUse(confirmed).map((one) => one.clause)).not.toContain('platformDefaults.hourMode');
  });

  it('leave undispatched work to the dispatch limit where they state one', () => {
    const stated = {
      value: 10,
      unit: 'minutes' as const,
      from: 'front-desk acceptance',
      text: 'within 10 minute',
      rule: 'R-DSP-13',
    };
    const bengbu = { ...anCity, pack: { ...anCity.pack, dispatchLimit: stated } };
    expect(undispatchedWatch(bengbu)).toBeNull();
    expect(undispatchedWatch(anCity)?.value.tellSupervisor).toEqual(parseLimit('30 minutes'));
  });
});

describe('statutes', () => {
  it('have a limit or say «promptly», which is none', () => {
    expect(statutoryLimit(suzhou, 'LAW-CONSUMER-46')?.value).toEqual(parseLimit('7 workingDays'));
    expect(statutoryLimit(suzhou, 'LAW-AUCL-16')).toBeNull();
  });
});

describe('a pack that is wrong', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    for (const beside of ['platform-defaults', 'legal-overrides']) {
      writeFileSync(join(folder, `${beside}.json`), readFileSync(join(__dirname, '../../packs', `${beside}.json`)));
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function refusal(content: unknown): string {
    writeFileSync(join(folder, 'suzhou-anhui.json'), typeof content === 'string' ? content : JSON.stringify(content));
    try {
      loadPolicy('suzhou-anhui', folder);
    } catch (error) {
      if (error instanceof PackProblem) return error.message;
      throw error;
    }
    return 'accepted';
  }

  /** Suzhou's pack with another value in one place. */
  function changed(path: string, value: unknown): unknown {
    const pack = structuredClone(suzhou.pack) as unknown as Record<string, unknown>;
    const names = path.split('.');
    const last = names.pop() ?? '';
    const at = names.reduce((o, name) => o[name] as Record<string, unknown>, pack);
    expect(at).toHaveProperty(last);
    at[last] = value;
    return pack;
  }

  it('is named by field and rule', () => {
    const limits = suzhou.pack.timeLimits;
    expect(refusal(suzhou.pack)).toBe('accepted');
    expect(
      refusal({ ...suzhou.pack, timeLimits: { ...limits, complaint: { ...limits?.complaint, value: 'fifteen' } } }),
    ).toContain('wrong at timeLimits.complaint.value (R-TIM-04)');
    expect(refusal({ ...suzhou.pack, signLimits: null })).toContain('wrong at signLimits (R-SYS-06)');
    const { signLimit: _unsaid, ...incomplete } = suzhou.pack;
    expect(refusal(incomplete)).toContain('wrong at signLimit (R-SYS-06)');
    expect(refusal({ ...suzhou.pack, parameters: { timezone: 'Asia/Suzhou' } })).toContain(
      'wrong at parameters.timezone',
    );
    expect(refusal({ ...suzhou.pack, parameters: { officeHours: [['14:00', '12:00']] } })).toContain(
      'parameters.officeHours',
    );
    expect(refusal({ ...suzhou.pack, id: 'an-city' })).toContain('id is «an-city»');
    expect(refusal('{ "id": ')).toContain('is not JSON');
  });

  it.each([
    ['returnLimit.approver.code', 'R-RET-01'],
    ['returnLimit.requires.1.code', 'R-RET-01'],
    ['extension.approval.by.code', 'R-EXT-01'],
    ['extension.approval.side', 'R-EXT-01'],
    ['multiUnitRule.designates.code', 'R-DSP-04'],
    ['multiUnitRule.overlapOrUnclear.code', 'R-DSP-04'],
    ['processingModes.1.code', 'R-DSP-02'],
    ['replyRules.paper.2.code', 'R-REP-01'],
    ['accountability.forms.0.code', 'R-ACT-09'],
    ['accountability.escalation.2.code', 'R-ACT-09'],
    ['archive.items.3.code', 'R-ARC-01'],
  ])('is refused for a misspelt code at %s', (path, rule) => {
    expect(refusal(changed(path, 'mispelt'))).toContain(`wrong at ${path} (${rule})`);
  });

  it('is refused where words stand without a code, or an approval contradicts itself', () => {
    expect(refusal(changed('returnLimit.approver', '分管负责同志'))).toContain(
      'wrong at returnLimit.approver (R-RET-01)',
    );
    expect(refusal(changed('extension.approval.side', 'platform'))).toContain('wrong at extension.approval.by.code');
  });

  it('is refused for a statute whose matters or informants have no such code', () => {
    const laws = JSON.parse(readFileSync(join(folder, 'legal-overrides.json'), 'utf8')) as object[];
    const withFirst = (change: object): string => {
      writeFileSync(join(folder, 'legal-overrides.json'), JSON.stringify([{ ...laws[0], ...change }, laws[1]]));
      return refusal(suzhou.pack);
    };
    expect(withFirst({ when: { mark: 'buyer' } })).toContain('wrong at 0.when.mark');
    expect(withFirst({ informs: { who: 'anybody' } })).toContain('wrong at 0.informs.who');
    expect(withFirst({ informs: undefined })).toContain('wrong at 0.informs');
  });

  it('is told from one that is not there', () => {
    expect(packIds()).toContain('an-city');
    expect(packIds()).not.toContain('platform-defaults');
    expect(() => loadPolicy('nowhere')).toThrow(`There is no pack «nowhere»; there are: ${packIds().join(', ')}.`);
    expect(() => loadPolicy('platform-defaults')).toThrow(PackProblem);
    rmSync(join(folder, 'legal-overrides.json'));
    expect(refusal(suzhou.pack)).toContain('legal-overrides.json is missing');
  });
});
