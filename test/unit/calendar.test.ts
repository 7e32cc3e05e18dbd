import fc from 'fast-check';
import { civilDateOf, dayNumberOf, weekdayOf } from '../../domain/calendar/civil-date';
import { dayAt, instantAt, minuteOfDayAt } from '../../domain/calendar/time-zone';
import { type CalendarData, workingCalendar } from '../../domain/calendar/working-calendar';
import { parseInstant } from '../../domain/limit/instant';
import { loadCalendar } from '../../packs/load';

const data = loadCalendar();
const calendar = workingCalendar(data);
const small: CalendarData = { id: 'small', version: 1, firstDay: '2026-01-01', knownThrough: '2026-12-24', days: {} };

describe('the working calendar', () => {
  it.each([
    ['2026-01-01', 'holiday', '元旦'],
    ['2026-01-04', 'makeupWorkday', '元旦'],
    ['2026-01-05', 'workday', null],
    ['2026-01-10', 'weekend', null],
    ['2026-02-28', 'makeupWorkday', '春节'],
    ['2026-10-07', 'holiday', '国庆节'],
    ['2004-01-17', 'makeupWorkday', '春节'],
    ['2007-12-31', 'holiday', '元旦'],
    ['2015-09-03', 'holiday', '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日'],
  ])('%s is a %s of %s', (day, kind, name) => {
    expect([calendar.kind(day), calendar.nameOf(day)]).toEqual([kind, name]);
    expect(calendar.isWorkingDay(day)).toBe(kind === 'workday' || kind === 'makeupWorkday');
  });

  it('has 248 working days in 2026', () => {
    const first = dayNumberOf('2026-01-01') ?? 0;
    const days = Array.from({ length: 365 }, (_, i) => first + i);
    expect(days.filter((day) => calendar.isWorkingDayNumber(day))).toHaveLength(248);
  });

  it('reaches from 2004 to 24 December of the last announced year', () => {
    expect([calendar.firstDay, calendar.knownThrough]).toEqual(['2004-01-01', '2026-12-24']);
    expect(calendar.isKnown(dayNumberOf('2026-12-24') ?? 0)).toBe(true);
    expect(calendar.isKnown(dayNumberOf('2026-12-25') ?? 0)).toBe(false);
    expect(calendar.kind('2027-01-01')).toBe('workday');
    expect(calendar.kind('2027-01-02')).toBe('weekend');
  });

  it('counts forwards and backwards as one does on fingers, over both ends of what is known', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumberOf('2004-03-01') ?? 0, max: dayNumberOf('2027-03-01') ?? 0 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(1, -1),
        (from, n, way) => {
          let day = from;
          for (let left = n; left > 0;) {
            day += way;
            if (calendar.isWorkingDayNumber(day)) left -= 1;
          }
          expect(calendar.workingDayFrom(from, n * way)).toBe(day);
        },
      ),
    );
  });

  it('refuses days before its first and days that do not exist', () => {
    expect(() => calendar.kind('2003-12-31')).toThrow(/before the working calendar's first day, 2004-01-01/);
    expect(() => calendar.workingDayFrom(dayNumberOf('2004-01-05') ?? 0, -9)).toThrow(RangeError);
    expect(() => calendar.isWorkingDay('2026-02-31')).toThrow(/2026-02-31/);
  });

  it.each<[string, CalendarData['days']]>([
    ['a day arranged twice', { '2026': { rest: { 春节: ['02-15/02-17'], 元旦: ['02-17'] }, work: {} } }],
    ['a day beyond what is known', { '2026': { rest: { 元旦: ['12-31'] }, work: {} } }],
    ['a day that does not exist', { '2026': { rest: { 春节: ['02-30'] }, work: {} } }],
  ])('refuses data with %s', (_fault, days) => {
    expect(() => workingCalendar({ ...small, days })).toThrow(RangeError);
  });
});

describe('civil dates', () => {
  it('go to numbers and back, and agree with the proleptic calendar of Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(civilDateOf(day)).toBe(date.toISOString().slice(0, 10));
        expect(weekdayOf(day)).toBe(date.getUTCDay());
        expect(dayNumberOf(civilDateOf(day))).toBe(day);
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'tomorrow', ''])('«%s» is none', (text) => {
    expect(dayNumberOf(text)).toBeNull();
  });
});

describe('instants of a zone', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('are days and minutes in %s, and back', (zone) => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2004, 0, 2), max: Date.UTC(2030, 0, 1) }), (at) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const back = instantAt(dayAt(minute, zone), minuteOfDayAt(minute, zone), zone);
        // In the hour that a zone with summer time lives twice, the first one answers.
        expect([0, 3_600_000]).toContain(minute - back);
      }),
    );
  });

  it('24:00 is the first moment of the next day', () => {
    const day = dayNumberOf('2026-03-06') ?? 0;
    expect(instantAt(day, 1440, 'Asia/Shanghai')).toBe(Date.parse('2026-03-07T00:00:00+08:00'));
    expect(dayAt(instantAt(day, 1440, 'Asia/Shanghai') - 1, 'Asia/Shanghai')).toBe(day);
    expect(instantAt(day, 1440, 'America/New_York')).toBe(Date.parse('2026-03-07T05:00:00Z'));
  });
});

describe('an instant as text', () => {
  it.each(['2026-02-13T10:00:00+08:00', '2026-02-13T02:00:00.125Z', '2026-02-13T02:00Z', '2026-02-12T21:00-05:00'])(
    '%s is one',
    (text) => {
      expect(parseInstant(text)).toBe(Date.parse(text));
    },
  );

  it.each([
    '2026-02-31T10:00:00+08:00',
    '2026-02-13T10:00:00',
    '2026-02-13',
    '2026-02-13T24:00:00Z',
    '2026-02-13T10:60:00Z',
    '2026-02-13T10:00:00+25:00',
    '1770000000000',
    'yesterday',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
