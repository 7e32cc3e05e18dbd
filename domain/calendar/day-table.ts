import { civilDateOf, type DayNumber, weekdayOf } from './civil-date';

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeupWorkday' | 'suspended';

/** A day that did not count; with `through`, a run of such days from `date` to `through`, both in. */
export interface SkippedDay {
  date: string;
  kind: DayKind;
  name?: string;
  through?: string;
  /** a clock of hours or minutes stood still between these instants, UTC; absent: the whole day did not count */
  stoppedAt?: number;
  resumedAt?: number;
}

/** Days counted once, so that each question is a look-up. Beyond the last one tabled only weekends are rest days. */
export interface DayTable {
  /** The nth working day after `day` (n ≥ 1), or before it (n ≤ -1). `day` itself never counts. */
  workingDayFrom(day: DayNumber, n: number): DayNumber;
  /** The rest days after `after` up to and including `through`. */
  restDaysBetween(after: DayNumber, through: DayNumber): SkippedDay[];
  /** The day, or the RangeError that every question about a day before the first one is answered with. */
  proven(day: DayNumber): DayNumber;
}

/** Counts the days from `first` through `last`: `kindOf` says what a day is, `restDay` tells of one that is not worked. */
export function dayTable(
  first: DayNumber,
  last: DayNumber,
  kindOf: (day: DayNumber) => DayKind,
  restDay: (day: DayNumber, kind: DayKind) => SkippedDay,
): DayTable {
  // workingDays[k] is the kth working day; countThrough[i] tells how many of them lie in the first i + 1 days.
  const workingDays: DayNumber[] = [];
  const restDays: SkippedDay[] = [];
  const countThrough = new Int32Array(last - first + 1);
  for (let day = first; day <= last; day += 1) {
    const kind = kindOf(day);
    if (isWorked(kind)) workingDays.push(day);
    else restDays.push(restDay(day, kind));
    countThrough[day - first] = workingDays.length;
  }
  const proven = (day: DayNumber): DayNumber => {
    if (day >= first) return day;
    const [asked, begins] = [civilDateOf(day), civilDateOf(first)];
    throw new RangeError(
      `${asked} 早于工作日历的第一天 ${begins} / ${asked} is before the working calendar's first day, ${begins}.`,
    );
  };
  /** Working days from the first day up to and including `day`. */
  const countUpTo = (day: DayNumber): number =>
    day <= last ? (countThrough[day - first] ?? 0) : workingDays.length + weekdaysAfter(last, day);

  return {
    proven,
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
      for (let day = Math.max(after, last) + 1; day <= through; day += 1)
        if (isWeekend(day)) known.push(restDay(day, 'weekend'));
      return known;
    },
  };
}

export function isWorked(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'makeupWorkday';
}

export function isWeekend(day: DayNumber): boolean {
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
