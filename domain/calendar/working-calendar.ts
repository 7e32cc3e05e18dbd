import { type CivilDate, civilDateOf, type DayNumber, dayNumberOf, weekdayOf } from './civil-date';

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeupWorkday';

/** Days that a yearly arrangement moves, under the holiday's Chinese name: 'MM-DD' or 'MM-DD/MM-DD' (both ends in). */
export interface YearArrangement {
  rest: Readonly<Record<string, readonly string[]>>;
  work: Readonly<Record<string, readonly string[]>>;
}

/**
 * The working calendar as data: what the announced arrangements change against plain weekends.
 * `knownThrough` is the last day that no arrangement still to come can change: 24 December of the last announced year,
 * because an arrangement also moves the last days of the December before it (R-SYS-18).
 */
export interface CalendarData {
  id: string;
  version: number;
  firstDay: CivilDate;
  knownThrough: CivilDate;
  days: Readonly<Record<string, YearArrangement>>;
}

/** A day that did not count; with `through`, a run of such days from `date` to `through`, both in. */
export interface SkippedDay {
  date: CivilDate;
  kind: DayKind;
  name?: string;
  through?: CivilDate;
}

/**
 * Which days are worked, as of one version of the arrangements. Beyond `knownThrough` only weekends are rest days and
 * whatever is computed there is provisional; before `firstDay` every question is refused with a RangeError (R-TIM-21).
 */
export interface WorkingCalendar {
  version: number;
  firstDay: CivilDate;
  knownThrough: CivilDate;
  kind(day: CivilDate): DayKind;
  /** The Chinese name of the holiday that moved this day, either way. */
  nameOf(day: CivilDate): string | null;
  isWorkingDay(day: CivilDate): boolean;
  isWorkingDayNumber(day: DayNumber): boolean;
  /** The nth working day after `day` (n ≥ 1), or before it (n ≤ -1). `day` itself never counts. */
  workingDayFrom(day: DayNumber, n: number): DayNumber;
  /** The rest days after `after` up to and including `through`. */
  restDaysBetween(after: DayNumber, through: DayNumber): SkippedDay[];
  /** Throws the RangeError that every other question would throw. */
  refuseBeforeFirstDay(day: DayNumber): void;
  /** False beyond `knownThrough`, where an arrangement may still change the day. */
  isKnown(day: DayNumber): boolean;
}

interface Exception {
  kind: 'holiday' | 'makeupWorkday';
  name: string;
}

/** Builds the calendar once, so that each question is a look-up. Refuses data that contradicts itself (RangeError). */
export function workingCalendar(data: CalendarData): WorkingCalendar {
  const first = existingDay(data.firstDay, 'firstDay');
  const last = existingDay(data.knownThrough, 'knownThrough');
  const exceptions = exceptionsOf(data, first, last);

  // workingDays[k] is the kth working day; countThrough[i] tells how many of them lie in the first i + 1 days.
  const workingDays: DayNumber[] = [];
  const restDays: SkippedDay[] = [];
  const countThrough: number[] = [];
  for (let day = first; day <= last; day += 1) {
    const kind = kindOf(day, exceptions);
    if (isWorked(kind)) workingDays.push(day);
    else restDays.push(restDay(day, kind, exceptions));
    countThrough.push(workingDays.length);
  }

  const proven = (day: DayNumber): DayNumber => {
    if (day >= first) return day;
    throw new RangeError(
      `${civilDateOf(day)} 早于工作日历的第一天 ${data.firstDay} / ${civilDateOf(day)} is before the working calendar's first day, ${data.firstDay}.`,
    );
  };
  /** Working days from the first day up to and including `day`. */
  const countUpTo = (day: DayNumber): number =>
    day <= last ? (countThrough[day - first] ?? 0) : workingDays.length + weekdaysAfter(last, day);

  return {
    version: data.version,
    firstDay: data.firstDay,
    knownThrough: data.knownThrough,
    kind: (day) => kindOf(proven(existingDay(day, 'day')), exceptions),
    nameOf: (day) => exceptions.get(proven(existingDay(day, 'day')))?.name ?? null,
    isWorkingDay: (day) => isWorked(kindOf(proven(existingDay(day, 'day')), exceptions)),
    isWorkingDayNumber: (day) => isWorked(kindOf(proven(day), exceptions)),
    workingDayFrom(day, n) {
      proven(day);
      const target = n > 0 ? countUpTo(day) + n : countUpTo(day - 1) + n + 1;
      if (target < 1) return proven(first - 1);
      return workingDays[target - 1] ?? weekdayAfter(last, target - workingDays.length);
    },
    restDaysBetween(after, through) {
      proven(after + 1);
      const restsUpTo = (day: DayNumber) => day - first + 1 - countUpTo(day);
      const known = restDays.slice(restsUpTo(Math.min(after, last)), restsUpTo(Math.min(through, last)));
      for (let day = Math.max(after, last) + 1; day <= through; day += 1) {
        if (isWeekend(day)) known.push(restDay(day, 'weekend', exceptions));
      }
      return known;
    },
    refuseBeforeFirstDay: (day) => void proven(day),
    isKnown: (day) => day >= first && day <= last,
  };
}

function exceptionsOf(data: CalendarData, first: DayNumber, last: DayNumber): Map<DayNumber, Exception> {
  const exceptions = new Map<DayNumber, Exception>();
  const put = (year: string, spans: YearArrangement['rest'], kind: Exception['kind']) => {
    for (const [name, texts] of Object.entries(spans)) {
      for (const day of texts.flatMap((text) => daysOf(year, text))) {
        if (exceptions.has(day)) throw new RangeError(`Calendar ${data.id}: ${civilDateOf(day)} is arranged twice.`);
        if (day < first || day > last)
          throw new RangeError(`Calendar ${data.id}: ${civilDateOf(day)} lies outside firstDay … knownThrough.`);
        exceptions.set(day, { kind, name });
      }
    }
  };
  for (const [year, arrangement] of Object.entries(data.days)) {
    put(year, arrangement.rest, 'holiday');
    put(year, arrangement.work, 'makeupWorkday');
  }
  return exceptions;
}

function daysOf(year: string, text: string): DayNumber[] {
  const [from = '', through = from] = text.split('/');
  const start = existingDay(`${year}-${from}`, text);
  const end = existingDay(`${year}-${through}`, text);
  return Array.from({ length: end - start + 1 }, (_, i) => start + i);
}

function existingDay(text: string, where: string): DayNumber {
  const day = dayNumberOf(text);
  if (day === null)
    throw new RangeError(`«${text}» 不是日历上的日期 / «${text}» (${where}) is not a day of the calendar.`);
  return day;
}

function kindOf(day: DayNumber, exceptions: ReadonlyMap<DayNumber, Exception>): DayKind {
  return exceptions.get(day)?.kind ?? (isWeekend(day) ? 'weekend' : 'workday');
}

function restDay(day: DayNumber, kind: DayKind, exceptions: ReadonlyMap<DayNumber, Exception>): SkippedDay {
  const name = exceptions.get(day)?.name;
  return Object.freeze(name === undefined ? { date: civilDateOf(day), kind } : { date: civilDateOf(day), kind, name });
}

function isWorked(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'makeupWorkday';
}

function isWeekend(day: DayNumber): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** Mondays to Fridays after `from`, up to and including `to`. */
function weekdaysAfter(from: DayNumber, to: DayNumber): number {
  const weeks = Math.floor((to - from) / 7);
  let count = weeks * 5;
  for (let day = from + weeks * 7 + 1; day <= to; day += 1) if (!isWeekend(day)) count += 1;
  return count;
}

/** The nth Monday to Friday after `from`. */
function weekdayAfter(from: DayNumber, n: number): DayNumber {
  const weeks = Math.floor((n - 1) / 5);
  let day = from + weeks * 7;
  for (let left = n - weeks * 5; left > 0;) {
    day += 1;
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}
