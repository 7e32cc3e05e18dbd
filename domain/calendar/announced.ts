import { type ArrangedDay, arrangedDays, type CalendarData, daysOfYear, type YearArrangement } from './arranged-days';
import { type CivilDate, civilDateOf, type DayNumber, dayNumberOf, yearMonthDayOf } from './civil-date';
import { isWeekend, isWorked, type DayKind } from './day-table';
import { type CalendarFault, fault } from './fault';

/** The days that one source says are moved by the arrangement of one year. */
export type Announced = ReadonlyMap<DayNumber, ArrangedDay>;

/** From this year on an arrangement is believed when two sources agree; the years before rest on one, and say so. */
export const TWO_SOURCES_FROM = 2020;

/**
 * The days that the notice for a year arranges: from 25 December of the year before, which it may move too, to 24 December,
 * both in (R-SYS-18).
 */
export function daysArrangedFor(year: number): { first: DayNumber; last: DayNumber } {
  const first = dayNumberOf(`${year - 1}-12-25`);
  const last = dayNumberOf(`${year}-12-24`);
  if (first === null || last === null) throw new RangeError(`${year} is no year of four digits.`);
  return { first, last };
}

/** The days of arrangements in the form of a calendar file, with every fault of them; `at` is where they stand. */
export function announcedIn(
  arrangements: CalendarData['days'],
  year: number,
  at: string,
): { days: Announced; faults: CalendarFault[] } {
  const days = new Map<DayNumber, ArrangedDay>();
  const faults: CalendarFault[] = [];
  for (const [of, arrangement] of Object.entries(arrangements)) {
    const wrong = faultyDay(of, arrangement);
    if (wrong !== null) faults.push(fault('dateUnknown', `${at}/${of}`, { day: wrong }));
    else
      for (const [day, what] of daysOfYear(of, arrangement)) {
        if (days.has(day)) faults.push(fault('dayTwice', `${at}/${of}`, { day: civilDateOf(day), other: what.name }));
        days.set(day, what);
      }
  }
  return { days, faults: [...faults, ...faultsOf(days, year, at)] };
}

/** What cannot be in any year's arrangement: days that belong to another year's, make-up days that are no weekend. */
export function faultsOf(days: Announced, year: number, at: string): CalendarFault[] {
  const { first, last } = daysArrangedFor(year);
  return [...days].flatMap(([day, { kind }]) => [
    ...(day < first || day > last ? [fault('dayOfOtherYear', at, { day: civilDateOf(day), year })] : []),
    ...(kind === 'makeupWorkday' && !isWeekend(day) ? [fault('makeupNotWeekend', at, { day: civilDateOf(day) })] : []),
  ]);
}

/** The days of a year on which two sources do not agree whether they are worked; `source` is the name of the second. */
export function disagreements(year: number, a: Announced, b: Announced, source: string): CalendarFault[] {
  const { first, last } = daysArrangedFor(year);
  const faults: CalendarFault[] = [];
  for (let day = first; day <= last; day += 1) {
    const [one, other] = [kindIn(a, day), kindIn(b, day)];
    if (isWorked(one) !== isWorked(other))
      faults.push(fault('sourcesDiffer', '/second', { day: civilDateOf(day), one, other, source }));
  }
  return faults;
}

/**
 * The next version of the calendar, in which this is the arrangement of the year, for the first time or corrected. Refuses with
 * yearSkipped a year whose predecessor is not known yet, with beforeCalendar days before the calendar's first.
 */
export function withYear(
  data: CalendarData,
  { year, days, sources }: { year: number; days: Announced; sources: readonly string[] },
): { calendar: CalendarData } | { fault: CalendarFault } {
  const known = yearOf(data.knownThrough);
  if (year > known + 1) return { fault: fault('yearSkipped', '/year', { year, next: known + 1 }) };
  const { firstDay } = data;
  if ([...days.keys()].some((day) => civilDateOf(day) < firstDay))
    return { fault: fault('beforeCalendar', '/year', { firstDay }) };
  const { first, last } = daysArrangedFor(year);
  const kept = [...arrangedDays(data)].filter(([day]) => day < first || day > last);
  return {
    calendar: {
      ...data,
      version: data.version + 1,
      knownThrough: year > known ? civilDateOf(last) : data.knownThrough,
      sources: { ...data.sources, [year]: sources },
      days: byYear([...kept, ...days]),
    },
  };
}

/** A day that one version of the calendar works and the other does not. */
export interface ChangedDay {
  date: CivilDate;
  was: DayKind;
  is: DayKind;
  name: string | null;
}

/** The days on which the versions differ in whether they are worked, in order. */
export function changedDays(before: CalendarData, after: CalendarData): ChangedDay[] {
  const [a, b] = [arrangedDays(before), arrangedDays(after)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .sort((x, y) => x - y)
    .map((day): ChangedDay & { differs: boolean } => {
      const [was, is] = [kindIn(a, day), kindIn(b, day)];
      const name = b.get(day)?.name ?? a.get(day)?.name ?? null;
      return { date: civilDateOf(day), was, is, name, differs: isWorked(was) !== isWorked(is) };
    })
    .filter(({ differs }) => differs)
    .map(({ differs: _differs, ...day }) => day);
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

const kindIn = (days: Announced, day: DayNumber): DayKind =>
  days.get(day)?.kind ?? (isWeekend(day) ? 'weekend' : 'workday');

/** the first text of the arrangement that names no day, or a run that ends before it begins; null when there is none */
function faultyDay(year: string, { rest, work }: YearArrangement): string | null {
  const texts = [...Object.values(rest), ...Object.values(work)].flat();
  const isDay = (text: string) => {
    const [from = null, through = from] = text.split('/').map((part) => dayNumberOf(`${year}-${part}`));
    return from !== null && through !== null && from <= through;
  };
  return texts.find((text) => !isDay(text)) ?? null;
}

/** with no name in it at all, whatever a holiday is called */
const nothingYet = (): Record<string, string[]> => Object.create(null) as Record<string, string[]>;

/** Days in the form of a calendar file: by year, kind and name, as runs. */
function byYear(days: readonly (readonly [DayNumber, ArrangedDay])[]): CalendarData['days'] {
  const years: Record<string, { rest: Record<string, string[]>; work: Record<string, string[]> }> = {};
  let run: { through: DayNumber; spans: readonly string[] } | null = null;
  for (const [day, what] of [...days].sort(([a], [b]) => a - b)) {
    const { year } = yearMonthDayOf(day);
    const of = (years[year] ??= { rest: nothingYet(), work: nothingYet() });
    const spans = (of[what.kind === 'holiday' ? 'rest' : 'work'][what.name] ??= []);
    const written = civilDateOf(day).slice(5);
    const continues = run?.through === day - 1 && run.spans === spans;
    if (continues) spans[spans.length - 1] = `${spans.at(-1)?.split('/')[0] ?? ''}/${written}`;
    else spans.push(written);
    run = { through: day, spans };
  }
  return years;
}
