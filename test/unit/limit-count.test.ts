import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { workingCalendar } from '../../domain/calendar/working-calendar';
import {
  type Counting,
  dueAfter,
  dueAfterExtension,
  isLimit,
  type Limit,
  LIMIT_UNITS,
  parseLimit,
} from '../../domain/limit/limit';
import { loadCalendar } from '../../packs/load';
import { disagreements } from './limit-oracle';

const calendar = workingCalendar(loadCalendar());

describe('a count agrees with one made day by day', () => {
  it('for 10,000 starts and limits from 2020 on', () => {
    expect(disagreements(20_200_101, 10_000, 2020, 2026)).toEqual([]);
  });

  it('for 500 starts and limits before 2020', () => {
    expect(disagreements(20_040_101, 500, 2004, 2019)).toEqual([]);
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('on a machine whose clock is set to %s', (TZ) => {
    const oracle = JSON.stringify(join(__dirname, 'limit-oracle.ts'));
    const script = `const { disagreements: d } = require(${oracle});
      const text = new Date(2026, 0, 1).toISOString();
      process.stdout.write(JSON.stringify({ text, found: [...d(7, 10_000, 2020, 2026), ...d(7, 500, 2004, 2019)] }));`;
    const out = execFileSync(process.execPath, ['-r', 'tsx/cjs', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ },
    });
    const localMidnight = { UTC: 'T00', 'Asia/Shanghai': 'T16', 'America/New_York': 'T05' }[TZ];
    expect(JSON.parse(out)).toEqual({ text: expect.stringContaining(localMidnight ?? ''), found: [] });
  });
});

const start = fc.integer({ min: Date.UTC(2004, 0, 2), max: Date.UTC(2027, 5, 1) });
const limit = fc
  .record({ value: fc.integer({ min: 0, max: 60 }), unit: fc.constantFrom(...LIMIT_UNITS) })
  .filter((one: Limit) => isLimit(one));
const counting: fc.Arbitrary<Counting> = fc.record({
  countDayOfReceipt: fc.boolean(),
  deadlineMoment: fc.constantFrom('endOfDay', 'endOfOfficeHours'),
  hourMode: fc.constantFrom('natural', 'working'),
  officeHours: fc.constant([
    ['08:30', '12:00'],
    ['14:00', '17:30'],
  ]),
  timezone: fc.constantFrom('Asia/Shanghai', 'Asia/Shanghai', 'UTC', 'America/New_York'),
});

describe('whatever the convention', () => {
  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(start, fc.nat(14 * 86_400_000), limit, counting, (at, later, allowed, how) => {
        expect(dueAfter(at + later, allowed, how, calendar).at).toBeGreaterThanOrEqual(
          dueAfter(at, allowed, how, calendar).at,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('a longer limit is never due earlier, and nothing is due before it starts', () => {
    fc.assert(
      fc.property(start, limit, fc.nat(30), counting, (at, allowed, more, how) => {
        const due = dueAfter(at, allowed, how, calendar).at;
        expect(due).toBeGreaterThanOrEqual(at);
        const longer = { ...allowed, value: allowed.value + more };
        expect(dueAfter(at, longer, how, calendar).at).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 2000 },
    );
  });

  it('an extension always adds time', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), counting, (at, days, how) => {
        const due = dueAfter(at, { value: 5, unit: 'workingDays' }, how, calendar).at;
        const extended = dueAfterExtension(due, { value: days, unit: 'workingDays' }, how, calendar).at;
        const together = dueAfter(at, { value: 5 + days, unit: 'workingDays' }, how, calendar).at;
        expect(extended).toBe(together);
      }),
      { numRuns: 1000 },
    );
  });

  it('the days that did not count are rest days after the start and not after the end', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (at, value) => {
        const shanghai: Counting = {
          countDayOfReceipt: false,
          deadlineMoment: 'endOfDay',
          hourMode: 'natural',
          officeHours: [['09:00', '17:00']],
          timezone: 'Asia/Shanghai',
        };
        const due = dueAfter(at, { value, unit: 'workingDays' }, shanghai, calendar);
        const civil = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
        const days = (Date.parse(civil(due.at - 1)) - Date.parse(civil(at))) / 86_400_000;
        expect(due.skipped).toHaveLength(days - value);
        for (const day of due.skipped) {
          expect(calendar.isWorkingDay(day.date)).toBe(false);
          expect(day.date > civil(at) && day.date <= civil(due.at - 1)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a limit as text', () => {
  it.each(['2 workingDays', '90 minutes', '0 calendarDays', '1 workingHours'])('«%s» is one', (text) => {
    expect(parseLimit(text)).toEqual({ value: Number(text.split(' ')[0]), unit: text.split(' ')[1] });
  });

  it.each([
    '',
    'two days',
    '0 workingDays',
    '-1 hours',
    '1.5 hours',
    '2 workingdays',
    '99999 hours',
    '2',
    'workingDays',
  ])('«%s» is none', (text) => {
    expect(parseLimit(text)).toBeNull();
  });

  it('is refused by a count when it is none', () => {
    const how = {
      countDayOfReceipt: false,
      deadlineMoment: 'endOfDay',
      hourMode: 'natural',
      officeHours: [],
      timezone: 'UTC',
    } as const;
    expect(() => dueAfter(0, { value: -1, unit: 'workingDays' }, how, calendar)).toThrow(RangeError);
  });
});
