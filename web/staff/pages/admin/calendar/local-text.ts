import { type Local, type Weekday, WEEKDAYS } from './year';

/** An own day or run of days of the city, or of one unit. */
export interface DaysText {
  kind: 'rest' | 'work';
  name: string;
  from: string;
  through: string;
  unit: string | null;
}

/** Office hours of one day of the week: '09:00-12:00, 13:00-17:00'. */
export interface WeekdayText {
  weekday: Weekday;
  hours: string;
  unit: string | null;
}

/** Office hours of one day that differ, such as a half day: '08:30-12:00, 14:00-16:00'. */
export interface HoursText {
  date: string;
  hours: string;
  unit: string | null;
}

export interface StopText {
  name: string;
  reason: string;
  decree: string;
  clocks: readonly string[] | null;
  units: readonly string[] | null;
  from: string | null;
  to: string | null;
}

/** A city's own calendar as it is being written. */
export interface LocalText {
  days: readonly DaysText[];
  weekdays: readonly WeekdayText[];
  hours: readonly HoursText[];
  stops: readonly StopText[];
  reason: string;
}

type Place = Pick<Local, 'rest' | 'work' | 'officeHours'>;

export function textOf(local: Local | null): LocalText {
  const places: [string | null, Place][] = [[null, local ?? {}], ...Object.entries(local?.units ?? {})];
  return {
    days: places.flatMap(([unit, place]) =>
      (['rest', 'work'] as const).flatMap((kind) => (place[kind] ?? []).map((days) => ({ kind, unit, ...days }))),
    ),
    weekdays: places.flatMap(([unit, { officeHours }]) =>
      WEEKDAYS.flatMap((weekday) => {
        const periods = officeHours?.weekdays?.[weekday];
        return periods ? [{ unit, weekday, hours: textOfPeriods(periods) }] : [];
      }),
    ),
    hours: places.flatMap(([unit, { officeHours }]) =>
      Object.entries(officeHours?.days ?? {}).map(([date, periods]) => ({ unit, date, hours: textOfPeriods(periods) })),
    ),
    stops: (local?.suspensions ?? []).map((stop) => ({ ...stop })),
    reason: '',
  };
}

const textOfPeriods = (periods: readonly (readonly string[])[]): string =>
  periods.map((period) => period.join('-')).join(', ');

/** Where an entry is not whole yet, ends before it begins, or says again what another one says: it cannot be handed in so. */
export interface Lack {
  why: 'unfinished' | 'reversed' | 'twice';
  part: 'days' | 'weekdays' | 'hours' | 'stops';
  /** its place in the part, from 1 */
  no: number;
}

export const lacksOf = ({ days, weekdays, hours, stops }: LocalText): readonly Lack[] => [
  ...unfinished('days', days, ({ name, from }) => [name, from]),
  ...reversed('days', days, ({ from, through }) => through !== '' && through < from),
  ...unfinished('weekdays', weekdays, (one) => [one.hours]),
  ...twice('weekdays', weekdays, ({ weekday, unit }) => [weekday, unit]),
  ...unfinished('hours', hours, (one) => [one.date, one.hours]),
  ...twice('hours', hours, ({ date, unit }) => [date, unit]),
  ...unfinished('stops', stops, ({ name, reason, decree, from, to }) => [name, reason, decree, from ?? '', to ?? '']),
  ...reversed('stops', stops, ({ from, to }) => from !== null && to !== null && to <= from),
];

const unfinished = <E>(part: Lack['part'], entries: readonly E[], needs: (entry: E) => string[]): Lack[] =>
  entries.flatMap((one, i) =>
    needs(one).some((text) => text.trim() === '') ? [{ why: 'unfinished', part, no: i + 1 }] : [],
  );

const reversed = <E>(part: Lack['part'], entries: readonly E[], isSo: (entry: E) => boolean): Lack[] =>
  entries.flatMap((one, i) => (isSo(one) ? [{ why: 'reversed', part, no: i + 1 }] : []));

function twice<E>(part: Lack['part'], entries: readonly E[], sameBy: (entry: E) => (string | null)[]): Lack[] {
  const keys = entries.map((one) => sameBy(one).join(' '));
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [{ why: 'twice', part, no: i + 1 }] : []));
}

/** periods of '08:30-12:00, 14:00-16:00'; what is none is left to the API to refuse */
const periodsOf = (text: string): [string, string][] =>
  text
    .replaceAll('：', ':')
    .split(/[,，、;；]/)
    .map((period) => period.trim())
    .filter(Boolean)
    .map((period) => {
      const [opens = '', closes = ''] = period.split(/\s*[-–—~至]\s*/);
      return [clockOf(opens), clockOf(closes)];
    });

/** 8:30 is said for 08:30 */
const clockOf = (text: string): string => text.replace(/^(?=\d:)/, '0');

function placeOf(text: LocalText, unit: string | null): Place {
  const daysOf = (kind: DaysText['kind']) =>
    text.days
      .filter((one) => one.kind === kind && one.unit === unit)
      .map(({ name, from, through }) => ({ name: name.trim(), from, through: through || from }));
  const [rest, work] = [daysOf('rest'), daysOf('work')];
  const officeHours = {
    ...filled('weekdays', hoursOf(unit, 'weekday', text.weekdays)),
    ...filled('days', hoursOf(unit, 'date', text.hours)),
  };
  return { ...filled('rest', rest), ...filled('work', work), ...filled('officeHours', officeHours) };
}

type HoursOn<Day extends string> = Record<Day, string> & { unit: string | null; hours: string };

const hoursOf = <Day extends string>(unit: string | null, day: Day, entries: readonly HoursOn<Day>[]) =>
  Object.fromEntries(entries.flatMap((one) => (one.unit === unit ? [[one[day], periodsOf(one.hours)] as const] : [])));

/** a part of what is handed in, where there is anything in it */
const filled = <N extends string, P extends object>(name: N, part: P) =>
  (Object.keys(part).length > 0 ? { [name]: part } : {}) as Partial<Record<N, P>>;

/** the calendar whole, as it is published */
export function calendarOf(text: LocalText): Local {
  const named = [...text.days, ...text.weekdays, ...text.hours].flatMap(({ unit }) => unit ?? []);
  const units = Object.fromEntries([...new Set(named)].map((unit) => [unit, placeOf(text, unit)]));
  return { ...placeOf(text, null), ...filled('units', units), ...filled('suspensions', text.stops.map(stopOf)) };
}

type Stop = NonNullable<Local['suspensions']>[number];

const stopOf = (stop: StopText): Stop => ({
  name: stop.name.trim(),
  reason: stop.reason.trim(),
  decree: stop.decree.trim(),
  clocks: stop.clocks === null ? null : ([...stop.clocks] as NonNullable<Stop['clocks']>),
  units: stop.units === null ? null : [...stop.units],
  from: stop.from ?? '',
  to: stop.to ?? '',
});
