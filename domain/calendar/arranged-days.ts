import { type CivilDate, civilDateOf, type DayNumber, dayNumberOf } from './civil-date';

/** Days that a yearly arrangement moves, under the holiday's Chinese name: 'MM-DD' or 'MM-DD/MM-DD' (both ends in). */
export interface YearArrangement {
  rest: Readonly<Record<string, readonly string[]>>;
  work: Readonly<Record<string, readonly string[]>>;
}

/** A day that is not what its weekday says, and the holiday for which it was moved. */
export interface ArrangedDay {
  kind: 'holiday' | 'makeupWorkday';
  name: string;
}

/**
 * The national working calendar as data: what the announced arrangements change against plain weekends.
 * `knownThrough` is the last day that no arrangement still to come can change: 24 December of the last announced year,
 * because an arrangement also moves the last days of the December before it (R-SYS-18).
 */
export interface CalendarData {
  id: string;
  version: number;
  firstDay: CivilDate;
  knownThrough: CivilDate;
  /** where each year's arrangement comes from; from 2020 on two sources agree on it, before that there is one */
  sources?: Readonly<Record<string, readonly string[]>>;
  days: Readonly<Record<string, YearArrangement>>;
}

/**
 * Every day that the calendar moves, by its number. An arrangement stands under the year of each of its days. Throws a
 * RangeError when a day is arranged twice, does not exist, or lies outside firstDay … knownThrough.
 */
export function arrangedDays(data: CalendarData): Map<DayNumber, ArrangedDay> {
  const first = existingDay(data.firstDay, 'firstDay');
  const last = existingDay(data.knownThrough, 'knownThrough');
  const arranged = new Map<DayNumber, ArrangedDay>();
  for (const [year, arrangement] of Object.entries(data.days))
    for (const [day, what] of daysOfYear(year, arrangement)) {
      if (arranged.has(day)) throw new RangeError(`Calendar ${data.id}: ${civilDateOf(day)} is arranged twice.`);
      if (day < first || day > last)
        throw new RangeError(`Calendar ${data.id}: ${civilDateOf(day)} lies outside firstDay … knownThrough.`);
      arranged.set(day, what);
    }
  return arranged;
}

/** The days of one year's arrangement, as often as they are named. Throws a RangeError for a day that does not exist. */
export function daysOfYear(year: string, { rest, work }: YearArrangement): (readonly [DayNumber, ArrangedDay])[] {
  const under = (spans: YearArrangement['rest'], kind: ArrangedDay['kind']) =>
    Object.entries(spans).flatMap(([name, texts]) =>
      texts.flatMap((text) => daysOf(year, text)).map((day) => [day, { kind, name }] as const),
    );
  return [...under(rest, 'holiday'), ...under(work, 'makeupWorkday')];
}

function daysOf(year: string, text: string): DayNumber[] {
  const [from = '', through = from] = text.split('/');
  const start = existingDay(`${year}-${from}`, text);
  const end = existingDay(`${year}-${through}`, text);
  return Array.from({ length: end - start + 1 }, (_, i) => start + i);
}

/** The number of a written day; throws a RangeError that says `where` it stood when there is no such day. */
export function existingDay(text: string, where: string): DayNumber {
  const day = dayNumberOf(text);
  if (day === null)
    throw new RangeError(`«${text}» 不是日历上的日期 / «${text}» (${where}) is not a day of the calendar.`);
  return day;
}
