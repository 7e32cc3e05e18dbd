import { endOfDay, startOfDay } from '../../../app/field-clock';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';

export type Calendars = operations['calendars']['responses'][200]['content']['application/json'];
export type Local = NonNullable<Calendars['local']>['calendar'];

/** as the API calls them, from Monday */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** the calendars in force, with the days of a year where one is given */
export async function readCalendars(year?: number): Promise<Calendars> {
  const query = year === undefined ? {} : { year: String(year) };
  // the client's types forget that a period is a pair
  return (await answerOf(api.GET('/api/v1/calendars', { params: { query } }))) as Calendars;
}

/** How a day of the sheet is marked; a plain working day or weekend is not. */
export type Mark = 'holiday' | 'makeupWorkday' | 'suspended' | 'hours' | 'weekend' | 'workday';

export interface Day {
  /** 'YYYY-MM-DD' */
  date: string;
  mark: Mark;
  /** the festival, or what a suspension is called */
  name: string | null;
  /** own office hours of this day, such as a half day, or of its day of the week */
  hours: string | null;
  /** later than the last notice tells of: what it counts is provisional */
  isKnown: boolean;
}

const DAY_MS = 86_400_000;

/** the days of a month, each by what makes it special */
export function daysOf(year: number, month: number, of: Calendars): readonly Day[] {
  const special = new Map(of.days.map((day) => [day.date, day]));
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const local = of.local?.calendar;
  return Array.from({ length }, (_, i): Day => {
    const date = `${year}-${String(month).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}`;
    const hours = local?.officeHours?.days?.[date];
    const ofWeekday = local?.officeHours?.weekdays?.[WEEKDAYS[weekdayOf(date)] ?? ''];
    const stop = local?.suspensions?.find((one) => touches(one, date));
    const day = special.get(date);
    const mark = markOf(date, day?.kind, { stops: stop !== undefined, ownHours: hours !== undefined });
    const open = hours ?? (mark === 'workday' || mark === 'makeupWorkday' ? ofWeekday : undefined);
    return {
      date,
      mark,
      name: stop?.name ?? day?.name ?? null,
      hours: open ? open.map((period) => period.join('–')).join(' ') : null,
      isKnown: date <= of.national.knownThrough,
    };
  });
}

function markOf(
  date: string,
  kind: string | undefined,
  { stops, ownHours }: { stops: boolean; ownHours: boolean },
): Mark {
  if (stops || kind === 'suspended') return 'suspended';
  if (kind === 'holiday' || kind === 'makeupWorkday') return kind;
  if (ownHours) return 'hours';
  return weekdayOf(date) >= 5 ? 'weekend' : 'workday';
}

/** whether a suspension stops any part of this day */
function touches({ from, to }: { from: string; to: string }, date: string): boolean {
  return Date.parse(from) <= Date.parse(endOfDay(date)) && Date.parse(to) > Date.parse(startOfDay(date));
}

/** 0 is Monday */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
