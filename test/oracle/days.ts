/** A calendar file as it lies in packs/: by year, the days off and the days made up for them, 'MM-DD' or 'MM-DD/MM-DD'. */
export interface CalendarFile {
  days: Readonly<Record<string, { rest: Spans; work: Spans }>>;
}
type Spans = Readonly<Record<string, readonly string[]>>;

/** What is written about single days, by date ('2026-02-14'); of a day that is not in it the weekday decides. */
export type Written = ReadonlyMap<string, 'rest' | 'work'>;

/** Every day that a calendar file writes about, and after it the days of `overrides`, which win. */
export function writtenDays(file: CalendarFile, overrides: Readonly<Record<string, 'rest' | 'work'>> = {}): Written {
  const written = new Map<string, 'rest' | 'work'>();
  for (const [year, { rest, work }] of Object.entries(file.days))
    for (const [kind, spans] of [
      ['rest', rest],
      ['work', work],
    ] as const)
      for (const span of Object.values(spans).flat()) {
        const [first = '', last = first] = span.split('/');
        for (let date = `${year}-${first}`; date <= `${year}-${last}`; date = dayAfter(date)) written.set(date, kind);
      }
  for (const [date, kind] of Object.entries(overrides)) written.set(date, kind);
  return written;
}

/** Whether people work on a date: what is written about it, else Monday to Friday. */
export function isWorked(date: string, written: Written): boolean {
  const kind = written.get(date);
  if (kind !== undefined) return kind === 'work';
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export const dayAfter = (date: string): string => beside(date, 1);
const dayBefore = (date: string): string => beside(date, -1);

function beside(date: string, days: 1 | -1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date in the cities' zone, eight hours ahead of UTC, on which an instant (milliseconds, UTC) lies. */
export const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

/** 24:00 of a date in the cities' zone, as an instant (milliseconds, UTC). */
export const endOf = (date: string): number => Date.parse(`${dayAfter(date)}T00:00:00+08:00`);

/** The date on which the `count`th working day after `date` lies; `date` itself never counts. */
export function workedDayAfter(date: string, count: number, written: Written): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = dayAfter(day);
    if (isWorked(day, written)) left -= 1;
  }
  return day;
}

/** The last working day before `date`. */
export function workedDayBefore(date: string, written: Written): string {
  let day = dayBefore(date);
  while (!isWorked(day, written)) day = dayBefore(day);
  return day;
}
