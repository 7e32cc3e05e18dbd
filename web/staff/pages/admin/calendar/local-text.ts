import type { Local } from './year';

/** An own day or run of days of the city, or of one unit. */
export interface DaysText {
  kind: 'rest' | 'work';
  name: string;
  from: string;
  through: string;
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

/** A city's own calendar as it is being written; what this form does not show goes along as it is. */
export interface LocalText {
  days: readonly DaysText[];
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
    hours: places.flatMap(([unit, place]) =>
      Object.entries(place.officeHours?.days ?? {}).map(([date, periods]) => ({
        unit,
        date,
        hours: periods.map((period) => period.join('-')).join(', '),
      })),
    ),
    stops: (local?.suspensions ?? []).map((stop) => ({ ...stop })),
    reason: '',
  };
}

/** periods of '08:30-12:00, 14:00-16:00'; what is none is left to the API to refuse */
const periodsOf = (text: string): [string, string][] =>
  text
    .split(/[,，、;；]/)
    .map((period) => period.trim())
    .filter(Boolean)
    .map((period) => {
      const [opens = '', closes = ''] = period.split(/\s*[-–—~至]\s*/);
      return [opens, closes];
    });

function placeOf(text: LocalText, unit: string | null, before: Place | undefined): Place {
  const daysOf = (kind: DaysText['kind']) =>
    text.days
      .filter((one) => one.kind === kind && one.unit === unit)
      .map(({ name, from, through }) => ({ name: name.trim(), from, through: through || from }));
  const [rest, work] = [daysOf('rest'), daysOf('work')];
  const hours = text.hours.filter((one) => one.unit === unit);
  const days = Object.fromEntries(hours.map((one) => [one.date, periodsOf(one.hours)]));
  const weekdays = before?.officeHours?.weekdays;
  return {
    ...(rest.length > 0 ? { rest } : {}),
    ...(work.length > 0 ? { work } : {}),
    ...(hours.length > 0 || weekdays
      ? { officeHours: { ...(weekdays ? { weekdays } : {}), ...(hours.length > 0 ? { days } : {}) } }
      : {}),
  };
}

/** the calendar whole, as it is published */
export function calendarOf(text: LocalText, before: Local | null): Local {
  const named = [...text.days, ...text.hours].flatMap(({ unit }) => (unit === null ? [] : [unit]));
  const units = [...new Set([...Object.keys(before?.units ?? {}), ...named])]
    .map((unit) => [unit, placeOf(text, unit, before?.units?.[unit])] as const)
    .filter(([, place]) => Object.keys(place).length > 0);
  return {
    ...placeOf(text, null, before ?? undefined),
    ...(units.length > 0 ? { units: Object.fromEntries(units) } : {}),
    ...(text.stops.length > 0 ? { suspensions: text.stops.map(stopOf) } : {}),
  };
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
