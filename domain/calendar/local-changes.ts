import type { Instant } from '../limit/instant';
import { arrangedDays, type CalendarData, existingDay } from './arranged-days';
import { type CivilDate, civilDateOf, dayNumberOf } from './civil-date';
import { type DayKind, isWeekend, isWorked } from './day-table';
import type { LocalCalendar, OfficeHours, OfficePeriods, Suspension } from './local-calendar';
import { placeDays } from './local-days';
import { standStills } from './standstill';
import { instantAt } from './time-zone';

/** What a version of a city's calendar changes against the one before; `unit` null is the city as a whole. */
export interface LocalChanges {
  days: readonly { unit: string | null; date: CivilDate; was: DayKind; is: DayKind }[];
  /** `on` is a weekday or a single day; null: the policy's hours */
  hours: readonly { unit: string | null; on: string; was: OfficePeriods | null; is: OfficePeriods | null }[];
  /** names of the suspensions that are new, and of those no longer there; one that was altered is in both */
  suspended: readonly string[];
  noLongerSuspended: readonly string[];
}

/** What changes between two versions of a city's calendar, places and days in order. */
export function localChanges(national: CalendarData, before: LocalCalendar | null, after: LocalCalendar): LocalChanges {
  const nothing: LocalCalendar = { city: after.city, version: 0 };
  const was = before ?? nothing;
  const units = [...new Set([...Object.keys(was.units ?? {}), ...Object.keys(after.units ?? {})])].sort();
  const places = [null, ...units];
  const moved = arrangedDays(national);
  return {
    days: places.flatMap((unit) => {
      const [a, b] = [placeDays(was, unit).arranged, placeDays(after, unit).arranged];
      return [...new Set([...a.keys(), ...b.keys()])]
        .sort((x, y) => x - y)
        .map((day): LocalChanges['days'][number] => {
          const plain: DayKind = moved.get(day)?.kind ?? (isWeekend(day) ? 'weekend' : 'workday');
          return { unit, date: civilDateOf(day), was: a.get(day)?.kind ?? plain, is: b.get(day)?.kind ?? plain };
        })
        .filter((day) => isWorked(day.was) !== isWorked(day.is));
    }),
    hours: places.flatMap((unit) => {
      const [a, b] = [hoursOf(was, unit), hoursOf(after, unit)];
      return [...new Set([...a.keys(), ...b.keys()])]
        .map((on) => ({ unit, on, was: a.get(on) ?? null, is: b.get(on) ?? null }))
        .filter((hours) => JSON.stringify(hours.was) !== JSON.stringify(hours.is));
    }),
    suspended: suspendedBeside(after, was).map(({ name }) => name),
    noLongerSuspended: suspendedBeside(was, after).map(({ name }) => name),
  };
}

/** True when nothing at all differs. */
export const isUnchanged = ({ days, hours, suspended, noLongerSuspended }: LocalChanges): boolean =>
  days.length + hours.length + suspended.length + noLongerSuspended.length === 0;

/** the hours that a place states itself, by weekday or day */
function hoursOf(calendar: LocalCalendar, unit: string | null): ReadonlyMap<string, OfficePeriods> {
  const stated: OfficeHours = (unit === null ? calendar : calendar.units?.[unit])?.officeHours ?? {};
  return new Map([...Object.entries(stated.weekdays ?? {}), ...Object.entries(stated.days ?? {})]);
}

/**
 * The first instant (UTC) from which anything is counted otherwise: what falls due before it stays as it is. Null when nothing
 * changes. Other hours of a weekday are others on all its days, from `firstDay` on.
 */
export function changesFrom(
  { days, hours }: LocalChanges,
  {
    before,
    after,
    firstDay,
    timezone,
  }: { before: LocalCalendar | null; after: LocalCalendar; firstDay: CivilDate; timezone: string },
): Instant | null {
  const was = before ?? { city: after.city, version: 0 };
  const dates = [...days.map(({ date }) => date), ...hours.map(({ on }) => (dayNumberOf(on) === null ? firstDay : on))];
  const stops = [...suspendedBeside(after, was), ...suspendedBeside(was, after)];
  return [
    ...dates.map((date) => instantAt(existingDay(date, 'day'), 0, timezone)),
    ...standStills(stops).map(([from]) => from),
  ].reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}

/** the suspensions of `a` that `b` does not have just so */
function suspendedBeside(a: LocalCalendar, b: LocalCalendar): Suspension[] {
  const known = new Set((b.suspensions ?? []).map(written));
  return (a.suspensions ?? []).filter((one) => !known.has(written(one)));
}

/** in one order of the fields: the store gives them back in an order of its own */
const written = ({ name, reason, decree, clocks, units, from, to }: Suspension): string =>
  JSON.stringify([name, reason, decree, clocks, units, from, to]);
