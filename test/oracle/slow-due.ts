import { dateOf, dayAfter, isWorked, workedDayAfter, workedDayBefore, type Written } from './days';

// Due instants and the rungs above them by walking from day to day: slow, obvious, and sharing no code with the product. All
// instants are milliseconds UTC; dates and clock times are those of the cities, eight hours ahead.

/** How a city counts; left out: the platform's defaults. */
export interface Ways {
  written: Written;
  /** the last date whose arrangement is announced; a count that ends on a later one is provisional (R-SYS-18) */
  knownThrough?: string;
  /** '24:00', or the end of office hours (AMB-01) */
  closes?: string;
  countDayOfReceipt?: boolean;
  /** hours and minutes run in office hours only (R-TIM-19) */
  inOfficeHours?: boolean;
  officeHours?: readonly (readonly [string, string])[];
  /** in Chongqing the written supervision comes with the red card (R-SUP-01) */
  writtenWhenDue?: boolean;
}

/** One duty as plain values. */
export interface Row {
  startAt: number;
  /** '15 workingDays', '2 hours', 'sameDay' */
  limit: string;
  /** what was granted beside it, each counted from the day before it (R-EXT-06) */
  extensions?: readonly string[];
  /** all of them together are no longer than so many times the limit; what is over is cut (R-EXT-06) */
  factor?: number;
  /** with them it ends no later than this limit would (R-EXT-12) */
  wholeAtMost?: string;
  /** the instant of a law, or one that a person set: it ends no later (R-EXT-13) */
  atMost?: number;
  /** when the count is made again: what would have ended by now ends with the next working day (R-SYS-19) */
  again?: number;
  /** the rungs stand from this instant on, and a part of the span counts from it; left out: from the start */
  ladderFrom?: number;
}

export interface SlowDue {
  dueAt: number;
  provisional: boolean;
  /** ascending by instant */
  rungs: readonly (readonly [rung: string, at: number])[];
}

const HOUR = 3_600_000;
const OFFICE_HOURS = [
  ['08:30', '12:00'],
  ['14:00', '17:30'],
] as const;

/** When a duty ends, and what rings above it. */
export function slowDue(row: Row, ways: Ways): SlowDue {
  let dueAt = endOfLimit(row.startAt, row.limit, ways);
  const later = { ...ways, countDayOfReceipt: false };
  for (const more of extensionsOf(row)) dueAt = endOfLimit(isInDays(more) ? dueAt - 1 : dueAt, more, later);
  if (row.wholeAtMost !== undefined && row.extensions?.length)
    dueAt = Math.min(dueAt, endOfLimit(row.startAt, row.wholeAtMost, ways));
  if (row.atMost !== undefined) dueAt = Math.min(dueAt, row.atMost);
  if (row.again !== undefined && dueAt <= row.again) dueAt = endOfLimit(row.again, '1 workingDays', later);
  const from = row.ladderFrom ?? row.startAt;
  const rungs = ladder(row, from, dueAt, later).filter(([, at]) => at > from);
  const last = dateOf(dueAt - 1);
  return {
    dueAt,
    provisional: isByWork(row.limit, ways) && last > (ways.knownThrough ?? '9999-12-31'),
    rungs: rungs.sort((a, b) => a[1] - b[1]),
  };
}

/** what was granted, cut where it is too much for the limit as it is now */
function extensionsOf({ limit, extensions = [], factor }: Row): readonly string[] {
  if (factor === undefined) return extensions;
  let left = Math.floor(Number(limit.split(' ')[0]) * factor);
  const cut: string[] = [];
  for (const [count = '0', unit] of extensions.map((more) => more.split(' '))) {
    const granted = Math.min(Number(count), left);
    left -= granted;
    if (granted > 0) cut.push(`${granted} ${unit}`);
  }
  return cut;
}

/** «N units» after `start`, by walking */
function endOfLimit(start: number, limit: string, ways: Ways): number {
  const [number = '0', unit = limit] = limit.split(' ');
  const count = Number(number);
  const today = dateOf(start);
  switch (unit) {
    case 'minutes':
      return ways.inOfficeHours ? officeTimeAfter(start, count * 60_000, ways) : start + count * 60_000;
    case 'hours':
      return ways.inOfficeHours ? officeTimeAfter(start, count * HOUR, ways) : start + count * HOUR;
    case 'workingHours':
      return officeTimeAfter(start, count * HOUR, ways);
    case 'sameDay':
      return clock(today, '24:00');
    case 'calendarDays': {
      let day = today;
      for (let left = ways.countDayOfReceipt && count > 0 ? count - 1 : count; left > 0; left -= 1) day = dayAfter(day);
      return clock(day, '24:00');
    }
    case 'workingDays': {
      const closes = ways.closes ?? '24:00';
      const todayCounts = ways.countDayOfReceipt && isWorked(today, ways.written) && clock(today, closes) > start;
      return clock(workedDayAfter(today, todayCounts ? count - 1 : count, ways.written), closes);
    }
    default:
      throw new Error(`no limit: ${limit}`);
  }
}

/** the rungs of R-SUP-23, those of a short limit where it is not at least two days long */
function ladder({ limit }: Row, from: number, dueAt: number, ways: Ways): [rung: string, at: number][] {
  const days = /^(\d+) (?:working|calendar)Days$/.exec(limit)?.[1];
  const red: [string, number] = ['redCard', dueAt];
  const afterDue = (count: number): number => endOfLimit(dueAt - 1, `${count} workingDays`, ways);
  const written: [string, number] = ['writtenSupervision', ways.writtenWhenDue ? dueAt : afterDue(1)];
  if (days === undefined || Number(days) < 2)
    return [['reminder', threeQuarters(limit, from, dueAt, ways)], red, written];
  const yellow = clock(workedDayBefore(dateOf(dueAt - 1), ways.written), '00:00');
  return [['yellowCard', yellow], red, written, ['reportToLeader', afterDue(3)]];
}

function threeQuarters(limit: string, from: number, dueAt: number, ways: Ways): number {
  const [number = '0', unit] = limit.split(' ');
  if (!isByWork(limit, ways) || unit === 'workingDays') return from + Math.round(((dueAt - from) * 3) / 4);
  return officeTimeAfter(from, (Number(number) * (unit === 'minutes' ? 60_000 : HOUR) * 3) / 4, ways);
}

/** goes through the office hours of one worked day after the other until so much of them has passed since `start` */
function officeTimeAfter(start: number, length: number, { written, officeHours = OFFICE_HOURS }: Ways): number {
  let left = length;
  for (let day = dateOf(start); ; day = dayAfter(day)) {
    if (!isWorked(day, written)) continue;
    for (const [opens, closes] of officeHours) {
      const from = Math.max(start, clock(day, opens));
      const open = Math.max(0, clock(day, closes) - from);
      if (open > 0 && left <= open) return from + left;
      left -= open;
    }
  }
}

/** '17:30' or '24:00' of a date, as an instant */
const clock = (date: string, time: string): number =>
  Date.parse(`${date}T00:00:00+08:00`) + Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * 60_000;

/** rest days do not count in it */
const isByWork = (limit: string, { inOfficeHours }: Ways): boolean =>
  /working/.test(limit) || (inOfficeHours === true && /(hours|minutes)$/.test(limit));

const isInDays = (limit: string): boolean => limit === 'sameDay' || limit.endsWith('Days');
