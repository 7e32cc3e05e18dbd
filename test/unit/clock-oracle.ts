import type { CalendarData } from '../../domain/calendar/arranged-days';
import type { LocalCalendar, OfficeDays, OfficePeriods } from '../../domain/calendar/local-calendar';
import type { Counting, Limit } from '../../domain/limit/limit';
import type { ObligationKind } from '../../domain/obligation/obligation';

const MINUTE = 60_000;
const DAY = 1440;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** All that one count depends on. Everything lies on whole minutes, in a zone that keeps +08:00. */
export interface World {
  national: CalendarData;
  local: LocalCalendar;
  counting: Counting;
  kind: ObligationKind;
  unit: string;
}

/**
 * When the limit ends, counted day by day and minute by minute, as one would with a calendar on the wall. Shares no code with
 * the product.
 */
export function countedSlowly(start: number, limit: Limit, world: World): number {
  const { counting } = world;
  const startDay = dayOf(start);
  if (limit.unit === 'sameDay' || limit.unit === 'calendarDays') {
    let left = limit.unit === 'sameDay' ? 0 : limit.value;
    let day = startDay;
    if (left > 0 && !counting.countDayOfReceipt) day += 1;
    for (; ; day += 1) {
      if (isStopped(day, 0, DAY, world)) continue;
      if (left <= 1) return instant(day, DAY);
      left -= 1;
    }
  }
  if (limit.unit === 'workingDays') {
    let left = limit.value;
    for (let day = startDay; ; day += 1) {
      const ends = instant(day, endOfDay(day, world));
      if (!counts(day, world)) continue;
      if (day === startDay && !(counting.countDayOfReceipt && ends > start)) continue;
      left -= 1;
      if (left === 0) return ends;
    }
  }
  const inOffice = limit.unit === 'workingHours' || counting.hourMode === 'working';
  let minutes = limit.value * (limit.unit === 'minutes' ? 1 : 60);
  for (let day = startDay; ; day += 1) {
    const [worked, open] = [isWorked(day, world), hours(day, world)];
    for (let minute = day === startDay ? start / MINUTE + 480 - day * DAY : 0; minute < DAY; minute += 1) {
      if (inOffice && !(worked && open.some(([opens, closes]) => minute >= opens && minute < closes))) continue;
      if (isStopped(day, minute, minute + 1, world)) continue;
      minutes -= 1;
      if (minutes === 0) return instant(day, minute + 1);
    }
  }
}

function counts(day: number, world: World): boolean {
  return isWorked(day, world) && !hours(day, world).some(([from, to]) => isStopped(day, from, to, world));
}

function isWorked(day: number, { national, local, unit }: World): boolean {
  const date = dateOf(day);
  for (const place of [local.units?.[unit], local]) {
    if (place?.rest?.some((run) => run.from <= date && date <= run.through)) return false;
    if (place?.work?.some((run) => run.from <= date && date <= run.through)) return true;
  }
  const year = national.days[date.slice(0, 4)];
  const names = (spans: Readonly<Record<string, readonly string[]>> = {}) => Object.values(spans).flat();
  if (names(year?.rest).includes(date.slice(5))) return false;
  if (names(year?.work).includes(date.slice(5))) return true;
  return weekday(day) !== 'saturday' && weekday(day) !== 'sunday';
}

/** the office hours of a day, in minutes */
function hours(day: number, { local, unit, counting }: World): [number, number][] {
  const places: (OfficeDays | undefined)[] = [local.units?.[unit], local];
  const stated: OfficePeriods | undefined =
    places.map((place) => place?.officeHours?.days?.[dateOf(day)]).find(Boolean) ??
    places.map((place) => place?.officeHours?.weekdays?.[weekday(day)]).find(Boolean) ??
    counting.officeHours;
  const minutes = (clock: string) => 60 * Number(clock.split(':')[0]) + Number(clock.split(':')[1]);
  return stated.map(([opens, closes]) => [minutes(opens), minutes(closes)]);
}

function endOfDay(day: number, world: World): number {
  return world.counting.deadlineMoment === 'endOfDay'
    ? DAY
    : Math.max(...hours(day, world).map(([, closes]) => closes));
}

function isStopped(day: number, fromMinute: number, toMinute: number, { local, kind, unit }: World): boolean {
  const [from, to] = [instant(day, fromMinute), instant(day, toMinute)];
  return (local.suspensions ?? []).some(
    (one) =>
      (one.clocks === null || one.clocks.includes(kind)) &&
      (one.units === null || one.units.includes(unit)) &&
      Date.parse(one.from) < to &&
      Date.parse(one.to) > from,
  );
}

const dayOf = (at: number): number => Math.floor((at / MINUTE + 480) / DAY);
const instant = (day: number, minute: number): number => (day * DAY + minute - 480) * MINUTE;
const dateOf = (day: number): string => new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
const weekday = (day: number) => WEEKDAYS[new Date(day * DAY * MINUTE).getUTCDay()] ?? 'sunday';
