import { workingCalendar } from '../../domain/calendar/working-calendar';
import { parseInstant } from '../../domain/limit/instant';
import { dueAfter, dueAfterExtension, lastFilingMoment, type Limit } from '../../domain/limit/limit';
import { type Category, type Policy } from '../../domain/policy/policy';
import {
  categoryFallback,
  contactLimit,
  countingOf,
  handlingLimit,
  returnLimit,
  signLimit,
  statutoryLimit,
} from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';

const calendar = workingCalendar(loadCalendar());
const suzhou = loadPolicy('suzhou-anhui');
const anCity = loadPolicy('an-city');
const chongqing = loadPolicy('chongqing');

/** 24:00 of a day, Shanghai time. */
const endOf = (day: string) => at(`${day}T00:00:00+08:00`) + 86_400_000;
const workingDays = (value: number): Limit => ({ value, unit: 'workingDays' });

function at(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`no instant: ${text}`);
  return instant;
}

function handling(policy: Policy, category: Category): Limit {
  const limit = handlingLimit(policy, category, { urgent: false, simple: false, replyRequested: true });
  if (!limit) throw new Error(`${policy.city} is silent about ${category}`);
  return limit.value;
}

function stated(limit: { value: Limit } | null): Limit {
  if (!limit) throw new Error('the pack is silent');
  return limit.value;
}

describe('deadline vectors: N working days, the day of the start not counted, end at 24:00', () => {
  const asSuggestion = categoryFallback(suzhou, 'opinion');
  it.each<[vector: string, policy: Policy, limit: Limit, start: string, n: number, due: string]>([
    ['V-01', suzhou, handling(suzhou, 'consultation'), '2026-02-17', 2, '2026-02-25'],
    ['V-02', anCity, handling(anCity, 'report'), '2026-03-02', 5, '2026-03-09'],
    ['V-03', suzhou, handling(suzhou, 'consultation'), '2026-03-07', 2, '2026-03-10'],
    ['V-04', suzhou, handling(suzhou, 'complaint'), '2026-03-02', 15, '2026-03-23'],
    ['V-05', suzhou, handling(suzhou, 'complaint'), '2026-04-08', 15, '2026-04-29'],
    ['V-06', suzhou, stated(returnLimit(suzhou)), '2026-09-18', 1, '2026-09-20'],
    ['V-07', suzhou, stated(returnLimit(suzhou)), '2026-10-09', 1, '2026-10-10'],
    ['V-08', anCity, stated(returnLimit(anCity)), '2026-04-03', 1, '2026-04-07'],
    ['V-09', anCity, handling(anCity, 'complaint'), '2026-04-07', 5, '2026-04-14'],
    ['V-10', suzhou, stated(contactLimit(suzhou, 'help')), '2026-04-30', 1, '2026-05-06'],
    ['V-11', suzhou, handling(suzhou, 'help'), '2026-04-30', 5, '2026-05-11'],
    ['V-12', anCity, handling(anCity, 'consultation'), '2026-09-24', 3, '2026-09-30'],
    ['V-13', suzhou, handling(suzhou, 'complaint'), '2026-02-09', 15, '2026-03-06'],
    ['V-14', suzhou, handling(suzhou, 'suggestion'), '2026-09-28', 5, '2026-10-10'],
    ['V-15', anCity, handling(anCity, 'complaint'), '2026-09-29', 5, '2026-10-12'],
    ['V-16', chongqing, handling(chongqing, 'help'), '2026-04-28', 7, '2026-05-11'],
    ['V-17', suzhou, handling(suzhou, 'consultation'), '2026-01-03', 2, '2026-01-05'],
    ['V-18', suzhou, handling(suzhou, asSuggestion ?? 'opinion'), '2026-03-02', 5, '2026-03-09'],
    ['V-19', suzhou, handling(suzhou, 'complaint'), '2026-02-11', 15, '2026-03-10'],
    ['V-20', suzhou, stated(statutoryLimit(suzhou, 'LAW-CONSUMER-46')), '2026-02-11', 7, '2026-02-27'],
    ['V-21', anCity, handling(anCity, 'complaint'), '2026-02-11', 5, '2026-02-25'],
    ['V-27', chongqing, workingDays(chongqing.pack.maxTotal?.value ?? 0), '2026-04-28', 30, '2026-06-11'],
    ['V-28', suzhou, workingDays(10), '2026-03-02', 10, '2026-03-16'],
    ['V-29', suzhou, handling(suzhou, 'complaint'), '2026-02-14', 15, '2026-03-13'],
    ['V-30', suzhou, handling(suzhou, 'consultation'), '2026-02-14', 2, '2026-02-25'],
    ['V-32', suzhou, handling(suzhou, 'consultation'), '2026-06-18', 2, '2026-06-23'],
    ['V-33', suzhou, handling(suzhou, 'complaint'), '2026-09-24', 15, '2026-10-22'],
    ['V-34', suzhou, stated(returnLimit(suzhou)), '2026-05-09', 1, '2026-05-11'],
  ])('%s', (_vector, policy, limit, start, n, due) => {
    expect(limit).toEqual(workingDays(n));
    for (const time of ['00:00:00', '10:00:00', '23:59:59.999']) {
      const counted = dueAfter(at(`${start}T${time}+08:00`), limit, countingOf(policy), calendar);
      expect(counted).toMatchObject({ at: endOf(due), provisional: false });
    }
  });

  it.each<[vector: string, policy: Policy, due: string, added: number, extended: string]>([
    ['V-22', anCity, '2026-02-25', 5, '2026-03-03'],
    ['V-24', suzhou, '2026-03-06', 15, '2026-03-27'],
    ['V-25', anCity, '2026-03-09', 5, '2026-03-16'],
    ['V-26', anCity, '2026-03-16', 5, '2026-03-23'],
  ])('%s: an extension counts from the old due date', (_vector, policy, due, added, extended) => {
    const moved = dueAfterExtension(endOf(due), workingDays(added), countingOf(policy), calendar);
    expect(moved.at).toBe(endOf(extended));
  });

  it.each([
    ['V-23', '2026-03-06', '2026-03-05'],
    ['V-31', '2026-02-24', '2026-02-14'],
  ])('%s: the last filing day is counted backwards', (_vector, due, filing) => {
    const before = suzhou.pack.extension?.applyBefore?.value;
    expect(before).toBe(1);
    expect(lastFilingMoment(endOf(due), before ?? 0, countingOf(suzhou), calendar)).toBe(endOf(filing));
  });

  it('an extension that may be filed until the due date may be filed until the due instant (AMB-42)', () => {
    const before = anCity.pack.extension?.applyBefore?.value ?? -1;
    expect(lastFilingMoment(endOf('2026-03-09'), before, countingOf(anCity), calendar)).toBe(endOf('2026-03-09'));
  });
});

describe('hour vectors', () => {
  const dispatched = at('2026-02-14T17:00:00+08:00');
  const twoHours = stated(signLimit(anCity));

  it('two natural hours run on into the evening (S-24)', () => {
    expect(dueAfter(dispatched, twoHours, countingOf(anCity), calendar).at).toBe(at('2026-02-14T19:00:00+08:00'));
  });

  it('two working hours stop at closing time and go on after the holiday (S-25)', () => {
    const working = { ...countingOf(anCity), hourMode: 'working' as const };
    const due = dueAfter(dispatched, twoHours, working, calendar);
    expect(due.at).toBe(at('2026-02-24T10:00:00+08:00'));
    expect(due.skipped).toHaveLength(9);
    expect(dueAfter(dispatched, { value: 2, unit: 'workingHours' }, countingOf(anCity), calendar)).toEqual(due);
  });

  it('ten minutes run through midnight of a rest day (S-20)', () => {
    const accepted = at('2026-02-16T23:55:00+08:00');
    const due = dueAfter(accepted, { value: 10, unit: 'minutes' }, countingOf(suzhou), calendar);
    expect(due.at).toBe(at('2026-02-17T00:05:00+08:00'));
  });
});

describe('conventions a city may choose', () => {
  const start = at('2026-09-28T10:00:00+08:00');

  it('a limit that ends with office hours (S-34)', () => {
    const office = { ...countingOf(suzhou), deadlineMoment: 'endOfOfficeHours' as const };
    expect(dueAfter(start, workingDays(5), office, calendar).at).toBe(at('2026-10-10T17:30:00+08:00'));
    expect(lastFilingMoment(at('2026-10-10T17:30:00+08:00'), 1, office, calendar)).toBe(
      at('2026-10-09T17:30:00+08:00'),
    );
  });

  it('a day of receipt that counts, unless its deadline moment is over', () => {
    const counted = { ...countingOf(suzhou), countDayOfReceipt: true };
    expect(dueAfter(start, workingDays(1), counted, calendar).at).toBe(endOf('2026-09-28'));
    const office = { ...counted, deadlineMoment: 'endOfOfficeHours' as const };
    const evening = at('2026-09-28T17:30:00+08:00');
    expect(dueAfter(evening, workingDays(1), office, calendar).at).toBe(at('2026-09-29T17:30:00+08:00'));
  });

  it('urgent and simple matters are due the same day, on rest days too (S-35)', () => {
    const holiday = at('2026-10-03T14:00:00+08:00');
    for (const marks of [
      { urgent: true, simple: false },
      { urgent: false, simple: true },
    ]) {
      const limit = stated(handlingLimit(suzhou, 'complaint', marks));
      expect(dueAfter(holiday, limit, countingOf(suzhou), calendar).at).toBe(endOf('2026-10-03'));
      expect(dueAfter(holiday, { value: 0, unit: 'sameDay' }, countingOf(suzhou), calendar).at).toBe(
        endOf('2026-10-03'),
      );
    }
  });
});

describe('a year whose arrangement is not announced', () => {
  const start = at('2026-12-28T09:00:00+08:00');

  it('gives a provisional due date that moves when the year is loaded (S-40)', () => {
    const counting = countingOf(suzhou);
    expect(dueAfter(start, workingDays(15), counting, calendar)).toMatchObject({
      provisional: true,
      at: endOf('2027-01-18'),
    });
    const data = loadCalendar();
    const announced = workingCalendar({
      ...data,
      version: 2,
      knownThrough: '2027-12-24',
      days: { ...data.days, '2027': { rest: { 元旦: ['01-01'] }, work: {} } },
    });
    expect(dueAfter(start, workingDays(15), counting, announced)).toMatchObject({
      provisional: false,
      at: endOf('2027-01-19'),
    });
  });

  it('is provisional from 25 December on, and for nothing that counts no working days (R-SYS-18)', () => {
    const counting = countingOf(suzhou);
    const on24 = dueAfter(at('2026-12-23T09:00:00+08:00'), workingDays(1), counting, calendar);
    const on25 = dueAfter(at('2026-12-24T09:00:00+08:00'), workingDays(1), counting, calendar);
    expect([on24.provisional, on25.provisional]).toEqual([false, true]);
    expect(dueAfter(start, { value: 30, unit: 'calendarDays' }, counting, calendar).provisional).toBe(false);
    expect(dueAfter(start, { value: 2, unit: 'hours' }, counting, calendar).provisional).toBe(false);
  });

  it('before the first day of the calendar there is no answer but a refusal', () => {
    const early = at('2003-12-31T23:59:59+08:00');
    expect(() => dueAfter(early, workingDays(1), countingOf(suzhou), calendar)).toThrow(
      new RangeError(
        "2003-12-31 早于工作日历的第一天 2004-01-01 / 2003-12-31 is before the working calendar's first day, 2004-01-01.",
      ),
    );
  });
});
