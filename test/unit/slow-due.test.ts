import fc from 'fast-check';
import { workingCalendar } from '../../domain/calendar/working-calendar';
import { rungsFor } from '../../domain/limit/ladder';
import { dueAfter, limitText } from '../../domain/limit/limit';
import { countingOf } from '../../domain/policy/stipulations';
import calendar from '../../packs/calendar-cn.json';
import { loadCalendar, loadPolicy } from '../../packs/load';
import { dateOf, endOf as end, workedDayBefore, writtenDays } from '../oracle/days';
import { slowDue } from '../oracle/slow-due';

const written = writtenDays(calendar);
const ways = { written, knownThrough: calendar.knownThrough };
const at = (words: string): number => Date.parse(`${words.replace(' ', 'T')}+08:00`);

describe('the slow count of working days', () => {
  test.each([
    ['V-01', '2026-02-17', 2, '2026-02-25'],
    ['V-02', '2026-03-02', 5, '2026-03-09'],
    ['V-03', '2026-03-07', 2, '2026-03-10'],
    ['V-04', '2026-03-02', 15, '2026-03-23'],
    ['V-05', '2026-04-08', 15, '2026-04-29'],
    ['V-06', '2026-09-18', 1, '2026-09-20'],
    ['V-07', '2026-10-09', 1, '2026-10-10'],
    ['V-08', '2026-04-03', 1, '2026-04-07'],
    ['V-09', '2026-04-07', 5, '2026-04-14'],
    ['V-10', '2026-04-30', 1, '2026-05-06'],
    ['V-11', '2026-04-30', 5, '2026-05-11'],
    ['V-12', '2026-09-24', 3, '2026-09-30'],
    ['V-13', '2026-02-09', 15, '2026-03-06'],
    ['V-14', '2026-09-28', 5, '2026-10-10'],
    ['V-15', '2026-09-29', 5, '2026-10-12'],
    ['V-16', '2026-04-28', 7, '2026-05-11'],
    ['V-17', '2026-01-03', 2, '2026-01-05'],
    ['V-18', '2026-03-02', 5, '2026-03-09'],
    ['V-19', '2026-02-11', 15, '2026-03-10'],
    ['V-20', '2026-02-11', 7, '2026-02-27'],
    ['V-21', '2026-02-11', 5, '2026-02-25'],
    ['V-27', '2026-04-28', 30, '2026-06-11'],
    ['V-28', '2026-03-02', 10, '2026-03-16'],
    ['V-29', '2026-02-14', 15, '2026-03-13'],
    ['V-30', '2026-02-14', 2, '2026-02-25'],
    ['V-32', '2026-06-18', 2, '2026-06-23'],
    ['V-33', '2026-09-24', 15, '2026-10-22'],
    ['V-34', '2026-05-09', 1, '2026-05-11'],
  ])('%s', (_vector, start, count, due) => {
    for (const time of ['00:00:00', '10:00:00', '23:59:59.999']) {
      const counted = slowDue({ startAt: at(`${start} ${time}`), limit: `${count} workingDays` }, ways);
      expect(counted).toMatchObject({ dueAt: end(due), provisional: false });
    }
  });

  test.each([
    ['V-22', '2026-02-11', 5, ['5 workingDays'], '2026-03-03'],
    ['V-24', '2026-02-09', 15, ['15 workingDays'], '2026-03-27'],
    ['V-25', '2026-03-02', 5, ['5 workingDays'], '2026-03-16'],
    ['V-26', '2026-03-02', 5, ['5 workingDays', '5 workingDays'], '2026-03-23'],
  ])('%s: an extension counts from the old due date', (_vector, start, count, extensions, due) => {
    const row = { startAt: at(`${start} 10:00`), limit: `${count} workingDays`, extensions };
    expect(slowDue(row, ways).dueAt).toBe(end(due));
  });

  test.each([
    ['V-23', '2026-03-06', '2026-03-05'],
    ['V-31', '2026-02-24', '2026-02-14'],
  ])('%s: backwards', (_vector, due, filing) => {
    expect(workedDayBefore(due, written)).toBe(filing);
  });

  test('hours run through a rest day, or in office hours; the same day ends at 24:00', () => {
    const dispatched = { startAt: at('2026-02-14 17:00'), limit: '2 hours' };
    expect(slowDue(dispatched, ways).dueAt).toBe(at('2026-02-14 19:00'));
    expect(slowDue(dispatched, { ...ways, inOfficeHours: true }).dueAt).toBe(at('2026-02-24 10:00'));
    expect(slowDue({ startAt: at('2026-02-16 23:55'), limit: '10 minutes' }, ways).dueAt).toBe(at('2026-02-17 00:05'));
    expect(slowDue({ startAt: at('2026-10-03 14:00'), limit: 'sameDay' }, ways).dueAt).toBe(end('2026-10-03'));
    const suggestion = { startAt: at('2026-09-28 10:00'), limit: '5 workingDays' };
    expect(slowDue(suggestion, { ...ways, closes: '17:30' }).dueAt).toBe(at('2026-10-10 17:30'));
  });

  test('a day that is set apart moves it, and one that is not announced makes it provisional', () => {
    const row = { startAt: at('2026-12-28 10:00'), limit: '15 workingDays' };
    expect(slowDue(row, ways)).toMatchObject({ dueAt: end('2027-01-18'), provisional: true });
    const next = { written: writtenDays(calendar, { '2027-01-01': 'rest' }), knownThrough: '2027-12-24' };
    expect(slowDue(row, next)).toMatchObject({ dueAt: end('2027-01-19'), provisional: false });
    const sunday = { written: writtenDays(calendar, { '2027-01-01': 'rest', '2027-01-03': 'work' }) };
    expect(slowDue(row, sunday).dueAt).toBe(end('2027-01-18'));
  });
});

describe('the slow rungs', () => {
  test('of fifteen working days (S-53): each at its true instant', () => {
    expect(slowDue({ startAt: at('2026-02-09 10:00'), limit: '15 workingDays' }, ways).rungs).toEqual([
      ['yellowCard', at('2026-03-05 00:00')],
      ['redCard', end('2026-03-06')],
      ['writtenSupervision', end('2026-03-09')],
      ['reportToLeader', end('2026-03-11')],
    ]);
  });

  test('of two hours (S-24), and with the written supervision at once (S-50)', () => {
    const signed = slowDue({ startAt: at('2026-02-14 17:00'), limit: '2 hours' }, ways);
    expect(signed.rungs.slice(0, 2)).toEqual([
      ['reminder', at('2026-02-14 18:30')],
      ['redCard', at('2026-02-14 19:00')],
    ]);
    expect(dateOf((signed.rungs[2]?.[1] ?? 0) - 1)).toBe('2026-02-24');
    const matter = slowDue(
      { startAt: at('2026-04-28 10:00'), limit: '7 workingDays' },
      { ...ways, writtenWhenDue: true },
    );
    expect(matter.rungs).toContainEqual(['writtenSupervision', end('2026-05-11')]);
  });

  test('stand after the start only, or from a later instant on', () => {
    const row = { startAt: at('2026-03-02 10:00'), limit: '1 workingDays' };
    expect(slowDue(row, ways).rungs[0]).toEqual(['reminder', at('2026-03-03 14:30')]);
    expect(slowDue({ ...row, ladderFrom: at('2026-03-03 15:00') }, ways).rungs[0]).toEqual([
      'reminder',
      at('2026-03-03 21:45'),
    ]);
  });
});

describe('a slow count made again (R-SYS-19)', () => {
  const row = { startAt: at('2026-03-02 10:00'), limit: '5 workingDays' };

  test('that would have ended already ends with the next working day', () => {
    expect(slowDue({ ...row, again: at('2026-03-13 10:00') }, ways).dueAt).toBe(end('2026-03-16'));
    expect(slowDue({ ...row, again: at('2026-03-04 10:00') }, ways).dueAt).toBe(end('2026-03-09'));
  });

  test('keeps what was granted, cut to what goes with the new limit (R-EXT-06, R-EXT-12)', () => {
    const extensions = ['8 workingDays', '7 workingDays'];
    const shorter = { startAt: at('2026-03-02 10:00'), limit: '10 workingDays', extensions };
    expect(slowDue({ ...shorter, factor: 1 }, ways).dueAt).toBe(end('2026-03-30'));
    expect(slowDue(shorter, ways).dueAt).toBe(end('2026-04-07'));
    const matter = { startAt: at('2026-04-28 10:00'), limit: '7 workingDays', extensions: ['25 workingDays'] };
    expect(slowDue({ ...matter, wholeAtMost: '30 workingDays' }, ways).dueAt).toBe(end('2026-06-11'));
  });

  test('passes no instant of a law', () => {
    expect(slowDue({ ...row, atMost: end('2026-03-05') }, ways).dueAt).toBe(end('2026-03-05'));
  });
});

test.each([
  ['suzhou-anhui', {}],
  ['chongqing', { writtenWhenDue: true }],
])('the product’s due instants and rungs are the slow ones: %s', (pack, own) => {
  const policy = loadPolicy(pack);
  const product = workingCalendar(loadCalendar());
  const start = fc.integer({ min: at('2004-01-02 00:00'), max: at('2026-10-10 00:00') });
  const limit = fc.record({
    value: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('workingDays', 'workingDays', 'calendarDays', 'hours', 'minutes', 'workingHours'),
  });
  fc.assert(
    fc.property(start, limit, (startAt, given) => {
      const due = dueAfter(startAt, given, countingOf(policy), product);
      const rungs = rungsFor(startAt, due, given, policy, product).map(({ rung, at: rings }) => [rung, rings]);
      const slow = slowDue({ startAt, limit: limitText(given) }, { ...ways, ...own });
      expect({ dueAt: due.at, provisional: due.provisional, rungs }).toEqual(slow);
    }),
    { numRuns: 500, seed: 12345 },
  );
});
