import fc from 'fast-check';
import type { CalendarData } from '../../domain/calendar/arranged-days';
import type {
  LocalCalendar,
  LocalDays,
  OfficeDays,
  OfficePeriods,
  Suspension,
} from '../../domain/calendar/local-calendar';
import { WEEKDAYS } from '../../domain/calendar/local-calendar';
import type { Counting, Limit } from '../../domain/limit/limit';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation';
import type { World } from './clock-oracle';

const DAY = 86_400_000;
/** 1 February to 13 March 2026 by the clock of Shanghai: few days, so that what is random often meets */
const FIRST = Date.UTC(2026, 1, 1) - 8 * 3_600_000;
const DAYS = 40;

const dayWithin = fc.nat(DAYS - 1);
/** the clock at which offices open and close, and days begin, more often than any other */
const minuteOfDay = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 435, 465, 510, 540, 720, 721, 840, 1050, 1200, 1350, 1439) },
  { weight: 1, arbitrary: fc.nat(1439) },
);
const dateOf = (day: number): string => new Date(FIRST + 8 * 3_600_000 + day * DAY).toISOString().slice(0, 10);
const units = ['u1', 'u2-1', 'u2-2'];

const periods: fc.Arbitrary<OfficePeriods> = fc.constantFrom<OfficePeriods>(
  [['09:00', '12:00']],
  [
    ['08:30', '12:00'],
    ['14:00', '17:30'],
  ],
  [['00:00', '23:59']],
  [
    ['07:15', '07:45'],
    ['12:00', '12:01'],
    ['20:00', '22:30'],
  ],
);

const national: fc.Arbitrary<CalendarData> = fc
  .uniqueArray(fc.tuple(dayWithin, fc.boolean()), {
    maxLength: 30,
    selector: ([day]) => day,
  })
  .map((days) => {
    const of = (rests: boolean) => days.filter(([, rest]) => rest === rests).map(([day]) => dateOf(day).slice(5));
    const [rest, work] = [of(true), of(false)];
    return {
      id: 'random',
      version: 1,
      firstDay: '2026-01-01',
      knownThrough: '2026-12-24',
      days: { 2026: { rest: rest.length ? { 节: rest } : {}, work: work.length ? { 节: work } : {} } },
    };
  });

const officeDays: fc.Arbitrary<OfficeDays> = fc
  .record({
    weekdays: fc.dictionary(fc.constantFrom(...WEEKDAYS), periods, { maxKeys: 3 }),
    days: fc.dictionary(dayWithin.map(dateOf), periods, { maxKeys: 4 }),
    runs: fc.uniqueArray(fc.tuple(fc.nat(DAYS / 4 - 1), fc.nat(3), fc.boolean()), {
      maxLength: 6,
      selector: ([place]) => place,
    }),
  })
  .map(({ weekdays, days, runs }) => {
    // one run in each four days, so that none is named twice
    const of = (rests: boolean): LocalDays[] =>
      runs
        .filter(([, , rest]) => rest === rests)
        .map(([place, length]) => ({ name: '本市', from: dateOf(place * 4), through: dateOf(place * 4 + length) }));
    return { officeHours: { weekdays, days }, rest: of(true), work: of(false) };
  });

const someOf = <T>(all: readonly T[]) => fc.option(fc.subarray([...all], { minLength: 1 }), { nil: null });

const suspension: fc.Arbitrary<Suspension> = fc
  .record({
    name: fc.constantFrom('台风甲', '台风乙'),
    clocks: someOf(OBLIGATION_KINDS.slice(10, 13)),
    units: someOf(units),
    day: dayWithin,
    days: fc.oneof(fc.constant(0), fc.nat(4)),
    opens: minuteOfDay,
    closes: minuteOfDay,
  })
  .map(({ day, days, opens, closes, ...rest }) => {
    const [from, to] = [day * 1440 + opens, (day + days) * 1440 + closes];
    const at = (minute: number) => new Date(FIRST + minute * 60_000).toISOString();
    return { ...rest, reason: '停摆', decree: '令', from: at(from), to: at(Math.max(to, from + 1)) };
  });

const local: fc.Arbitrary<LocalCalendar> = fc
  .record({ city: officeDays, unit: fc.option(officeDays), suspensions: fc.array(suspension, { maxLength: 4 }) })
  .map(({ city, unit, suspensions }) => ({
    city: 'invented',
    version: 3,
    ...city,
    ...(unit ? { units: { 'u2-1': unit } } : {}),
    suspensions,
  }));

const counting: fc.Arbitrary<Counting> = fc.record({
  countDayOfReceipt: fc.boolean(),
  deadlineMoment: fc.constantFrom('endOfDay', 'endOfOfficeHours'),
  hourMode: fc.constantFrom('natural', 'working'),
  officeHours: periods,
  timezone: fc.constant('Asia/Shanghai'),
});

/** Any arrangement, any calendar of a city, any way of counting. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  national,
  local,
  counting,
  kind: fc.constantFrom('part' as const, 'handle' as const, 'contact' as const),
  unit: fc.constantFrom(...units),
});

export const anyStart: fc.Arbitrary<number> = fc
  .tuple(dayWithin, minuteOfDay)
  .map(([day, minute]) => FIRST + (day * 1440 + minute) * 60_000);

export const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ value: fc.integer({ min: 1, max: 12 }), unit: fc.constant('workingDays' as const) }),
  fc.record({ value: fc.nat(12), unit: fc.constant('calendarDays' as const) }),
  fc.record({
    value: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('hours' as const, 'workingHours' as const),
  }),
  fc.record({ value: fc.integer({ min: 1, max: 300 }), unit: fc.constant('minutes' as const) }),
  fc.constant({ value: 0, unit: 'sameDay' as const }),
);
