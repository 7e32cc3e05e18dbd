import { contradictions } from '../../domain/calendar/contradictions';
import type { LocalCalendar, LocalCalendarBody } from '../../domain/calendar/local-calendar';
import { localCalendarSchema } from '../../domain/calendar/local-calendar-schema';
import { changesFrom, isUnchanged, localChanges } from '../../domain/calendar/local-changes';
import { loadCalendar } from '../../packs/load';

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

describe('a local calendar that contradicts itself', () => {
  const codes = (body: LocalCalendarBody) =>
    contradictions(localCalendarSchema.parse(body), { units: ['u1', 'u2-1'], firstDay: '2004-01-01' }).map(
      ({ field, code }) => `${field} ${code}`,
    );
  const run = { name: '本市假日', from: '2026-03-03', through: '2026-03-04' };

  it('is none when all is well', () => {
    expect(codes({ rest: [run], suspensions: [{ ...TYPHOON, units: ['u2-1'] }], units: { 'u2-1': {} } })).toEqual([]);
  });

  it.each<[string, LocalCalendarBody, string]>([
    ['a day named twice', { rest: [run], work: [run] }, '/work/0 dayTwice'],
    ['a run that ends first', { rest: [{ ...run, through: '2026-03-01' }] }, '/rest/0/through endBeforeStart'],
    ['a run of years', { rest: [{ ...run, through: '2028-03-01' }] }, '/rest/0/through spanTooLong'],
    [
      'a day before the calendar',
      { rest: [{ ...run, from: '2003-12-31', through: '2003-12-31' }] },
      '/rest/0/from beforeCalendar',
    ],
    [
      'a day thousands of years ahead',
      { rest: [{ ...run, from: '9026-03-03', through: '9026-03-04' }] },
      '/rest/0/from tooFarAhead',
    ],
    [
      'a suspension thousands of years ahead',
      { suspensions: [{ ...TYPHOON, from: '9026-03-04T10:00:00+08:00', to: '9026-03-05T10:00:00+08:00' }] },
      '/suspensions/0/from tooFarAhead',
    ],
    [
      'hours that overlap',
      {
        officeHours: {
          weekdays: {
            friday: [
              ['09:00', '12:00'],
              ['11:00', '17:00'],
            ],
          },
        },
      },
      '/officeHours/weekdays/friday hoursOverlap',
    ],
    [
      'hours of a day of rest',
      { rest: [run], officeHours: { days: { '2026-03-03': [['09:00', '12:00']] } } },
      '/officeHours/days/2026-03-03 hoursOnRestDay',
    ],
    ['a unit that is none', { units: { 'u9-9': {} } }, '/units/u9-9 unitUnknownHere'],
    [
      'a suspension of no unit',
      { suspensions: [{ ...TYPHOON, units: ['u9-9'] }] },
      '/suspensions/0/units/0 unitUnknownHere',
    ],
    [
      'a suspension that ends first',
      { suspensions: [{ ...TYPHOON, to: TYPHOON.from }] },
      '/suspensions/0/to endBeforeStart',
    ],
    [
      'a suspension of years',
      { suspensions: [{ ...TYPHOON, to: '2028-03-04T10:00:00+08:00' }] },
      '/suspensions/0/to spanTooLong',
    ],
    ['a fault within a unit', { units: { 'u2-1': { rest: [run, run] } } }, '/units/u2-1/rest/1 dayTwice'],
  ])('is refused with %s', (_fault, body, found) => {
    expect(codes(body)).toContain(found);
  });

  it('has the form of one, or is not read at all', () => {
    const wrong = { suspensions: [{ ...TYPHOON, clocks: ['sleep'] }] };
    expect(localCalendarSchema.safeParse(wrong).success).toBe(false);
    expect(
      localCalendarSchema.safeParse({ officeHours: { days: { '2026-02-30': [['09:00', '12:00']] } } }).success,
    ).toBe(false);
    expect(localCalendarSchema.safeParse({ suspensions: [{ ...TYPHOON, from: '2026-03-04T10:00:00' }] }).success).toBe(
      false,
    );
  });
});

describe('what a version of it changes', () => {
  const was: LocalCalendar = {
    city: 'invented',
    version: 1,
    rest: [{ name: '本市假日', from: '2026-03-06', through: '2026-03-07' }],
    suspensions: [TYPHOON],
  };

  it('names days whose work changes, hours and suspensions, by place', () => {
    const is: LocalCalendar = {
      ...was,
      version: 2,
      rest: [],
      officeHours: { weekdays: { friday: [['09:00', '12:00']] } },
      units: { 'u2-1': { work: [{ name: '窗口', from: '2026-03-08', through: '2026-03-08' }] } },
      suspensions: [{ ...TYPHOON, to: '2026-03-05T18:00:00+08:00' }],
    };
    expect(localChanges(national, was, is)).toEqual({
      days: [
        { unit: null, date: '2026-03-06', was: 'holiday', is: 'workday' },
        { unit: 'u2-1', date: '2026-03-06', was: 'holiday', is: 'workday' },
        { unit: 'u2-1', date: '2026-03-08', was: 'weekend', is: 'makeupWorkday' },
      ],
      hours: [{ unit: null, on: 'friday', was: null, is: [['09:00', '12:00']] }],
      suspended: [TYPHOON.name],
      noLongerSuspended: [TYPHOON.name],
    });
    expect(isUnchanged(localChanges(national, was, { ...was, version: 2 }))).toBe(true);
    // the store has an order of its own for the fields of what it keeps
    const kept = Object.fromEntries(Object.entries(TYPHOON).reverse()) as typeof TYPHOON;
    expect(isUnchanged(localChanges(national, { ...was, suspensions: [kept] }, { ...was, version: 2 }))).toBe(true);
    expect(isUnchanged(localChanges(national, null, was))).toBe(false);
  });

  it.each<[string, Partial<LocalCalendar>, string | null]>([
    ['nothing', {}, null],
    ['a day', { work: [{ name: '窗口', from: '2026-03-08', through: '2026-03-08' }] }, '2026-03-08T00:00:00+08:00'],
    ['a suspension taken back', { suspensions: [] }, TYPHOON.from],
    [
      'the hours of a day',
      { officeHours: { days: { '2026-03-10': [['09:00', '12:00']] } } },
      '2026-03-10T00:00:00+08:00',
    ],
    [
      'the hours of a weekday',
      { officeHours: { weekdays: { friday: [['09:00', '12:00']] } } },
      '2004-01-01T00:00:00+08:00',
    ],
  ])('moves nothing that falls due before it: %s', (_change, more, from) => {
    const after = { ...was, version: 2, ...more };
    const on = { before: was, after, firstDay: national.firstDay, timezone: 'Asia/Shanghai' };
    const first = changesFrom(localChanges(national, was, after), on);
    expect(first).toBe(from === null ? null : Date.parse(from));
  });
});
