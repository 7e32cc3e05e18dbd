import { workingCalendar } from '../../domain/calendar/working-calendar';
import { MINUTE, parseInstant } from '../../domain/limit/instant';
import { rungsFor } from '../../domain/limit/ladder';
import { dueAfter, isLimit } from '../../domain/limit/limit';
import { CATEGORIES } from '../../domain/policy/category';
import {
  decideExtensionLimit,
  decideReturnLimit,
  directHandlingTerms,
  emergencyRule,
  extensionTerms,
  reopenWindow,
  returnTerms,
  unitNaming,
} from '../../domain/policy/loop-terms';
import {
  fileKinds,
  accountabilityTriggers,
  supervisionReplyLimit,
  triggerUnder,
} from '../../domain/policy/oversight-terms';
import { FILE_KINDS } from '../../domain/policy/archive-clauses';
import { processingModes } from '../../domain/policy/processing-forms';
import { defaultsInUse, silences } from '../../domain/policy/silences';
import {
  clockStart,
  contactLimit,
  countingOf,
  feedbackRequirements,
  handlingLimit,
  ladderOf,
  nonAcceptanceReasons,
  registrationElements,
  returnLimit,
  reviewLimit,
  reworkLimit,
  signLimit,
  undispatchedWatch,
  unsignedCountsAsReceived,
  visitLimit,
  visitSampleRate,
} from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';

const rehearsal = loadPolicy('rehearsal');
const plain = { urgent: false, simple: false };

/** Every limit in a pack, with its path: whatever has a value and a unit. */
function limitsIn(value: unknown, path: readonly string[] = []): [path: string, value: unknown, unit: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [string, unknown, unknown][] =
    'value' in value && 'unit' in value ? [[path.join('.'), value.value, value.unit]] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => limitsIn(inner, [...path, key]))];
}

describe('the rehearsal', () => {
  it('is an invented city', () => {
    expect(rehearsal.pack).toMatchObject({ nameZh: '排练市', sources: ['invented'] });
    expect(rehearsal.pack.nameEn).toContain('invented');
  });

  it('has minutes for every limit, a few of them', () => {
    const limits = limitsIn(rehearsal.pack);
    expect(limits.length).toBeGreaterThan(15);
    // more time is asked for by the due instant: no working day before it
    const filing = limits.filter(([path]) => path === 'extension.applyBefore');
    expect(filing).toEqual([['extension.applyBefore', 0, 'workingDays']]);
    for (const [path, value, unit] of limits.filter((one) => !filing.includes(one))) {
      expect({ path, unit }).toEqual({ path, unit: 'minutes' });
      expect(value).toBeGreaterThanOrEqual(1);
      expect(value).toBeLessThanOrEqual(6);
    }
  });

  it('lets no clock of its own run on a default', () => {
    const clocks = [
      ...CATEGORIES.map((category) => handlingLimit(rehearsal, category, plain)),
      handlingLimit(rehearsal, 'complaint', { ...plain, urgent: true }),
      ...[contactLimit(rehearsal, 'help'), signLimit(rehearsal), returnLimit(rehearsal), reworkLimit(rehearsal)],
      ...[reviewLimit, visitLimit, decideReturnLimit, decideExtensionLimit].map((ask) => ask(rehearsal)),
      ...[supervisionReplyLimit, reopenWindow, unsignedCountsAsReceived].map((ask) => ask(rehearsal)),
    ];
    for (const clock of clocks) {
      expect(clock).toMatchObject({ provenance: 'city', value: { unit: 'minutes' } });
      expect(clock && isLimit(clock.value)).toBe(true);
    }
    expect(undispatchedWatch(rehearsal)).toMatchObject({
      provenance: 'city',
      value: { remindDispatcher: { value: 1, unit: 'minutes' }, tellSupervisor: { value: 2, unit: 'minutes' } },
    });
    for (const clock of ['handling', 'sign', 'return'] as const)
      expect(clockStart(rehearsal, clock).provenance).toBe('city');
    expect(countingOf(rehearsal).hourMode).toBe('natural');
  });

  it('shows the defaults that it runs on all the same', () => {
    expect(defaultsInUse(rehearsal).map((one) => one.clause.replace('platformDefaults.', ''))).toEqual(
      `countDayOfReceipt deadlineMoment officeHours timezone statutoryClockStart unlimitedHandlingWatch knowledgeReportLimit
       visitAttempts contactAttempts returnLateAllowed pauseOnInstruction returnsBeforeDesignation fourEyes`.split(
        /\s+/,
      ),
    );
    expect(silences(rehearsal)).not.toContain('ladder');
  });

  it('climbs the whole ladder within eight minutes of an order, on a rest day at night too', () => {
    const start = parseInstant('2026-02-17T02:10:00+08:00') ?? 0;
    const limit = handlingLimit(rehearsal, 'complaint', plain)?.value;
    if (!limit) throw new Error('no limit');
    const calendar = workingCalendar(loadCalendar());
    const due = dueAfter(start, limit, countingOf(rehearsal), calendar);
    expect(
      rungsFor(start, due, limit, rehearsal, calendar).map(({ rung, at }) => [rung, (at - start) / MINUTE]),
    ).toEqual([
      ['reminder', 3],
      ['yellowCard', 4],
      ['redCard', 6],
      ['writtenSupervision', 7],
      ['reportToLeader', 8],
    ]);
    expect(ladderOf(rehearsal)).toMatchObject({ provenance: 'city', clause: 'ladder' });
    expect(ladderOf(rehearsal).value.workingDayLimits).toEqual(ladderOf(rehearsal).value.shortLimits);
  });

  it('asks for two elements, has reasons to decline, and knows every mode', () => {
    expect(registrationElements(rehearsal)).toEqual(['place', 'content']);
    const reasons = nonAcceptanceReasons(rehearsal);
    expect(reasons.map((reason) => reason.code)).toEqual(['RH-N1', 'RH-N2', 'RH-N3', 'RH-N4']);
    expect(reasons.filter((reason) => reason.catchAll).map((reason) => reason.code)).toEqual(['RH-N4']);
    expect(reasons[1]?.lines).toEqual(['110', '119', '120']);
    expect(processingModes(rehearsal)).toEqual(
      expect.arrayContaining(['directAnswer', 'referCaller', 'directHandling', 'transfer', 'leaderInstruction']),
    );
    expect(directHandlingTerms(rehearsal)).toEqual({ workingTimeOnly: false });
    expect(emergencyRule(rehearsal)).toEqual({ reportToLeaders: true });
    expect(fileKinds(rehearsal)).toEqual(FILE_KINDS);
  });

  it('goes Suzhou’s ways back', () => {
    const suzhou = loadPolicy('suzhou-anhui');
    expect(returnTerms(rehearsal)).toEqual(returnTerms(suzhou));
    expect(unitNaming(rehearsal)).toEqual(unitNaming(suzhou));
    expect(extensionTerms(rehearsal)).toEqual({ ...extensionTerms(suzhou), workingDaysBefore: 0 });
    expect(feedbackRequirements(rehearsal)).toMatchObject({
      signOff: { normal: 'leaderInCharge', important: 'principalLeader' },
      automaticRejection: ['responsibleUnit', 'responsiblePerson', 'leaderSignOff'],
    });
    expect(visitSampleRate(rehearsal)).toMatchObject({ value: 0.5, provenance: 'city' });
    expect(triggerUnder(rehearsal, 'R-ACT-03')).toBe('RH-T3');
    expect(accountabilityTriggers(rehearsal).map((trigger) => trigger.code)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `RH-T${n}`),
    );
  });
});
