import type { LocalCalendarBody } from '../../domain/calendar/local-calendar';
import { runningAfter, runningBetween, standStills } from '../../domain/calendar/standstill';
import { calendarUnder } from '../../domain/limit/calendar-under';
import { sentence } from '../../domain/limit/explanation';
import { rungsFor } from '../../domain/limit/ladder';
import { dueAfter, type Limit, parseLimit } from '../../domain/limit/limit';
import { isWorkingTime } from '../../domain/limit/office-hours';
import type { ObligationKind } from '../../domain/obligation/obligation';
import { countingOf } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';
import { Given, on, rulesOf } from './loop-given';

const suzhou = loadPolicy('suzhou-anhui');
const national = loadCalendar();

const TYPHOON = {
  name: '台风甲应急停摆',
  reason: '全市停工停课',
  decree: '防指〔2026〕1号',
  clocks: null,
  units: null,
  from: '2026-03-04T10:00:00+08:00',
  to: '2026-03-05T12:00:00+08:00',
};

const calendarWith = (body: LocalCalendarBody) =>
  calendarUnder(suzhou, national, { city: 'invented', version: 3, ...body });
const inShanghai = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

/** when a limit from Monday 2 March 2026, 10:00 on, ends by the clock of this kind at this unit */
function ends(
  text: string,
  body: LocalCalendarBody,
  {
    kind = 'handle',
    unit = 'u2-1',
    from = '2026-03-02T10:00',
    ...how
  }: {
    kind?: ObligationKind;
    unit?: string;
    from?: string;
    deadlineMoment?: 'endOfOfficeHours';
    hourMode?: 'working';
  } = {},
): string {
  const limit: Limit = parseLimit(text) ?? { value: 0, unit: 'sameDay' };
  const clock = calendarWith(body).forClock(kind, unit);
  return inShanghai(dueAfter(on(from), limit, { ...countingOf(suzhou), ...how }, clock).at);
}

describe('a city’s own days', () => {
  const rest = { rest: [{ name: '本市假日', from: '2026-03-03', through: '2026-03-04' }] };

  it('rest on top of the national ones, or are worked where those rest', () => {
    expect(ends('2 workingDays', {})).toBe('2026-03-05T00:00');
    expect(ends('2 workingDays', rest)).toBe('2026-03-07T00:00');
    const work = { work: [{ name: '本市上班日', from: '2026-03-07', through: '2026-03-08' }] };
    expect(ends('6 workingDays', work)).toBe('2026-03-09T00:00');
  });

  it('hold for every unit that does not say otherwise', () => {
    const units = { 'u2-2': { work: [{ name: '窗口照常', from: '2026-03-03', through: '2026-03-04' }] } };
    expect(ends('2 workingDays', { ...rest, units }, { unit: 'u2-2' })).toBe('2026-03-05T00:00');
    expect(ends('2 workingDays', { ...rest, units })).toBe('2026-03-07T00:00');
  });

  it('say their name', () => {
    const calendar = calendarWith(rest);
    expect([calendar.kind('2026-03-03'), calendar.nameOf('2026-03-03'), calendar.localVersion]).toEqual([
      'holiday',
      '本市假日',
      3,
    ]);
  });

  it('can be stated before the national arrangement is known, and stay provisional', () => {
    const calendar = calendarWith({ rest: [{ name: '本市假日', from: '2027-03-03', through: '2027-03-03' }] });
    expect(calendar.isWorkingDay('2027-03-03')).toBe(false);
    expect(calendar.isWorkingDay('2027-03-04')).toBe(true);
  });
});

describe('office hours', () => {
  const halfDay = { officeHours: { days: { '2026-03-03': [['08:30', '12:00']] as const } } };

  it('of a half day end what is due that day', () => {
    const office = { deadlineMoment: 'endOfOfficeHours' } as const;
    expect(ends('1 workingDays', {}, office)).toBe('2026-03-03T17:30');
    expect(ends('1 workingDays', halfDay, office)).toBe('2026-03-03T12:00');
    expect(ends('1 workingDays', halfDay)).toBe('2026-03-04T00:00');
  });

  it('of a half day are all that working hours have', () => {
    expect(ends('7 workingHours', {}, { from: '2026-03-03T08:30' })).toBe('2026-03-03T17:30');
    expect(ends('7 workingHours', halfDay, { from: '2026-03-03T08:30' })).toBe('2026-03-04T12:00');
  });

  it('of a unit go before its city’s; a single day of the city’s before a weekday of the unit’s', () => {
    const units = { 'u2-2': { officeHours: { weekdays: { tuesday: [['09:00', '21:00']] as const } } } };
    const office = { deadlineMoment: 'endOfOfficeHours', unit: 'u2-2' } as const;
    expect(ends('1 workingDays', { units }, office)).toBe('2026-03-03T21:00');
    expect(ends('1 workingDays', { ...halfDay, units }, office)).toBe('2026-03-03T12:00');
  });

  it('of the city bound what is handled directly in working time', () => {
    const at = on('2026-03-03T15:00');
    expect(isWorkingTime(at, countingOf(suzhou), calendarWith({}))).toBe(true);
    expect(isWorkingTime(at, countingOf(suzhou), calendarWith(halfDay))).toBe(false);
  });
});

describe('an emergency suspension', () => {
  const suspensions = [TYPHOON];

  it('takes the working days that it touches, and the hours that it lasts', () => {
    expect(ends('2 workingDays', { suspensions })).toBe('2026-03-07T00:00');
    expect(ends('4 calendarDays', {})).toBe('2026-03-07T00:00');
    expect(ends('4 calendarDays', { suspensions })).toBe('2026-03-09T00:00');
    expect(ends('72 hours', { suspensions })).toBe('2026-03-06T12:00');
    expect(ends('sameDay', { suspensions }, { from: '2026-03-04T09:00' })).toBe('2026-03-07T00:00');
    expect(ends('sameDay', { suspensions })).toBe('2026-03-03T00:00');
  });

  it('leaves the office hours of its days that are not in it', () => {
    expect(ends('3 workingHours', { suspensions }, { from: '2026-03-04T08:30' })).toBe('2026-03-05T15:30');
    expect(ends('90 minutes', { suspensions }, { from: '2026-03-04T08:30' })).toBe('2026-03-04T10:00');
    expect(ends('91 minutes', { suspensions }, { from: '2026-03-04T08:30' })).toBe('2026-03-05T12:01');
  });

  it('in the night stops no working day', () => {
    const night = { ...TYPHOON, from: '2026-03-03T18:00:00+08:00', to: '2026-03-04T08:30:00+08:00' };
    expect(ends('2 workingDays', { suspensions: [night] })).toBe('2026-03-05T00:00');
    expect(ends('48 hours', { suspensions: [night] })).toBe('2026-03-05T00:30');
  });

  it('stops the clocks that it names, and of the units that it names', () => {
    const some = [{ ...TYPHOON, clocks: ['handle', 'rework'] as const, units: ['u2-1'] }];
    expect(ends('2 workingDays', { suspensions: some })).toBe('2026-03-07T00:00');
    expect(ends('2 workingDays', { suspensions: some }, { kind: 'sign' })).toBe('2026-03-05T00:00');
    expect(ends('2 workingDays', { suspensions: some }, { unit: 'u2-2' })).toBe('2026-03-05T00:00');
  });

  it('stops the platform’s own clocks under the platform’s unit', () => {
    const platform = calendarWith({ suspensions: [{ ...TYPHOON, units: ['u1'] }] });
    expect(platform.forClock('dispatch').standsStill).toHaveLength(1);
    expect(platform.forClock('handle', 'u2-1').standsStill).toHaveLength(0);
  });

  it('moves the rungs that part a span with it', () => {
    const counting = countingOf(suzhou);
    const limit: Limit = { value: 4, unit: 'hours' };
    const from = on('2026-03-04T09:00');
    const clock = calendarWith({ suspensions }).forClock('sign', 'u2-1');
    const rungs = rungsFor(from, dueAfter(from, limit, counting, clock), limit, suzhou, clock);
    expect(rungs.slice(0, 2).map(({ rung, at }) => [rung, inShanghai(at)])).toEqual([
      ['reminder', '2026-03-05T14:00'],
      ['redCard', '2026-03-05T15:00'],
    ]);
  });

  it('is one with another that overlaps it, under both names', () => {
    const other = { ...TYPHOON, name: '台风乙', from: '2026-03-05T11:00:00+08:00', to: '2026-03-05T13:00:00+08:00' };
    const spans = standStills([other, TYPHOON]);
    expect(spans).toEqual([[on('2026-03-04T10:00'), on('2026-03-05T13:00'), '台风甲应急停摆、台风乙']]);
    expect(runningBetween(on('2026-03-04T09:00'), on('2026-03-05T14:00'), spans)).toBe(2 * 3_600_000);
    expect(runningAfter(on('2026-03-04T09:00'), 3_600_000, spans)).toBe(on('2026-03-04T10:00'));
    expect(runningAfter(on('2026-03-04T09:00'), 3_600_001, spans)).toBe(on('2026-03-05T13:00') + 1);
  });

  it('is told with the due date: which days, and why', () => {
    const rules = { ...rulesOf('suzhou-anhui'), calendar: calendarWith({ suspensions }) };
    const dispatched = Given.registered(rules, { category: 'help' })
      .did('accept')
      .did('dispatch', { unit: 'u2-1', mode: 'transfer' });
    const { handle } = dispatched.opened;
    if (!handle) throw new Error('nothing is owed');
    expect(handle.why).toMatchObject({ calendarVersion: national.version, localCalendarVersion: 3 });
    expect(handle.why.skipped).toContainEqual({
      date: '2026-03-04',
      through: '2026-03-05',
      kind: 'suspended',
      name: TYPHOON.name,
    });
    expect(sentence(handle.why, handle.dueAt ?? 0, 'zh', 'Asia/Shanghai')).toContain(
      '3 月 4 日至 5 日（台风甲应急停摆，停止计时）',
    );
  });

  it('is told of hours with the time in which they stood still', () => {
    const clock = calendarWith({ suspensions }).forClock('sign', 'u2-1');
    const { skipped } = dueAfter(on('2026-03-04T09:00'), { value: 2, unit: 'hours' }, countingOf(suzhou), clock);
    expect(skipped).toEqual([
      {
        date: '2026-03-04',
        through: '2026-03-05',
        kind: 'suspended',
        name: TYPHOON.name,
        stoppedAt: on('2026-03-04T10:00'),
        resumedAt: on('2026-03-05T12:00'),
      },
    ]);
  });
});

describe('a calendar of a clock', () => {
  it('is made once for all clocks that the same days and suspensions bind', () => {
    const calendar = calendarWith({ suspensions: [{ ...TYPHOON, clocks: ['handle'] }], units: { 'u2-2': {} } });
    expect(calendar.forClock('sign', 'u2-1')).toBe(calendar);
    expect(calendar.forClock('handle', 'u2-1')).toBe(calendar.forClock('handle', 'u3-1'));
    expect(calendar.forClock('handle', 'u2-1').forClock('sign', 'u2-1')).toBe(calendar);
    expect(calendar.forClock('handle', 'u2-1').withoutSuspensions).toBe(calendar);
    const plain = calendarUnder(suzhou, national, null);
    expect(plain.forClock('handle', 'u2-1')).toBe(plain);
    expect(plain.localVersion).toBeNull();
  });
});
