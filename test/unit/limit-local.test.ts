import fc from 'fast-check';
import { workingCalendar, type WorkingCalendar } from '../../domain/calendar/working-calendar';
import { dueAfter, dueAfterExtension } from '../../domain/limit/limit';
import { anyLimit, anyStart, anyWorld } from './calendar-worlds';
import { countedSlowly, type World } from './clock-oracle';

const clockIn = ({ national, local, counting, kind, unit }: World): WorkingCalendar =>
  workingCalendar(national, { calendar: local, ...counting }).forClock(kind, unit);

describe('whatever the arrangement, the city’s own calendar and the way of counting', () => {
  it('a limit ends when a count day by day and minute by minute says', () => {
    fc.assert(
      fc.property(anyWorld, anyStart, anyLimit, (world, start, limit) => {
        expect(dueAfter(start, limit, world.counting, clockIn(world)).at).toBe(countedSlowly(start, limit, world));
      }),
      { numRuns: 1200 },
    );
  });

  it('a later start is never due earlier, a longer limit neither', () => {
    fc.assert(
      fc.property(anyWorld, anyStart, fc.nat(10_000), anyLimit, fc.nat(20), (world, start, minutes, limit, more) => {
        const calendar = clockIn(world);
        const due = dueAfter(start, limit, world.counting, calendar).at;
        expect(due).toBeGreaterThan(start);
        expect(dueAfter(start + minutes * 60_000, limit, world.counting, calendar).at).toBeGreaterThanOrEqual(due);
        const longer = { ...limit, value: limit.value + more };
        expect(dueAfter(start, longer, world.counting, calendar).at).toBeGreaterThanOrEqual(due);
      }),
      { numRuns: 400 },
    );
  });

  it('working days and those that did not count make up all the days between', () => {
    fc.assert(
      fc.property(anyWorld, anyStart, fc.integer({ min: 1, max: 30 }), (world, start, value) => {
        const counting = { ...world.counting, countDayOfReceipt: false, deadlineMoment: 'endOfDay' as const };
        const { at, skipped } = dueAfter(start, { value, unit: 'workingDays' }, counting, clockIn(world));
        const dayOf = (instant: number) => Math.floor((instant + 8 * 3_600_000) / 86_400_000);
        expect(dayOf(at - 1) - dayOf(start)).toBe(value + skipped.length);
      }),
      { numRuns: 300 },
    );
  });

  it('an extension counts on from the old due date', () => {
    fc.assert(
      fc.property(anyWorld, anyStart, fc.integer({ min: 1, max: 10 }), (world, start, days) => {
        const counting = { ...world.counting, countDayOfReceipt: false };
        const calendar = clockIn(world);
        const due = dueAfter(start, { value: 5, unit: 'workingDays' }, counting, calendar).at;
        const together = dueAfter(start, { value: 5 + days, unit: 'workingDays' }, counting, calendar).at;
        expect(dueAfterExtension(due, { value: days, unit: 'workingDays' }, counting, calendar).at).toBe(together);
      }),
      { numRuns: 300 },
    );
  });
});
