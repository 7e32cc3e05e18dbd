import { PLATFORM_UNIT } from '../loop/role';
import type { ObligationKind } from '../obligation/obligation';
import { type ArrangedDay, arrangedDays, type CalendarData, existingDay, type YearArrangement } from './arranged-days';
import { type CivilDate, civilDateOf, type DayNumber } from './civil-date';
import { type DayKind, dayTable, isWeekend, isWorked, type SkippedDay } from './day-table';
import type { LocalCalendar, OfficePeriods, Suspension } from './local-calendar';
import { PLAIN, type PlaceDays, placeDays } from './local-days';
import { type StandStill, standStills, stoppedDays, stopping } from './standstill';
import { instantAt, minutesOf } from './time-zone';

export type { CalendarData, DayKind, SkippedDay, YearArrangement };

/**
 * Which days are worked and when offices are open, as of one version of the national arrangements and one of the city's own
 * calendar. Beyond `knownThrough` only weekends are rest days and whatever is computed there is provisional; before `firstDay`
 * every question is refused with a RangeError (R-TIM-21).
 */
export interface WorkingCalendar {
  version: number;
  /** of the city's own calendar; null where it has none */
  localVersion: number | null;
  firstDay: CivilDate;
  knownThrough: CivilDate;
  kind(day: CivilDate): DayKind;
  /** The Chinese name of what moved this day, either way, or stopped it. */
  nameOf(day: CivilDate): string | null;
  isWorkingDay(day: CivilDate): boolean;
  isWorkingDayNumber(day: DayNumber): boolean;
  /** The nth working day after `day` (n ≥ 1), or before it (n ≤ -1). `day` itself never counts. */
  workingDayFrom(day: DayNumber, n: number): DayNumber;
  /** The days after `after` up to and including `through` that are not worked. */
  restDaysBetween(after: DayNumber, through: DayNumber): SkippedDay[];
  /** Throws the RangeError that every other question would throw. */
  refuseBeforeFirstDay(day: DayNumber): void;
  /** False beyond `knownThrough`, where an arrangement may still change the day. */
  isKnown(day: DayNumber): boolean;
  /** Hours of the city or unit on this day; null: those of the policy. */
  officeHoursOn(day: DayNumber): OfficePeriods | null;
  /** True when `officeHoursOn` answers null for every day. */
  keepsPolicyHours: boolean;
  /** When this clock does not run, ascending and apart; empty unless the calendar is a clock's (`forClock`). */
  standsStill: readonly StandStill[];
  /** What stops a part of this civil day, worked or not; null where the clock runs all day. */
  stoppedOn(day: DayNumber): string | null;
  /** The same days and hours with nothing standing still: in it a day that was stopped in part is worked. */
  withoutSuspensions: WorkingCalendar;
  /**
   * The calendar by which the clock of one kind of obligation runs at one unit: the unit's own days and hours, and what is
   * suspended for it. What belongs to no unit is the platform's. The calendar itself is the city's, with no clock suspended.
   */
  forClock(kind: ObligationKind, unit?: string): WorkingCalendar;
}

/** A city's own calendar, with the policy's hours: what a suspension stops of a working day depends on them. */
export interface LocalUnderPolicy {
  calendar: LocalCalendar;
  officeHours: OfficePeriods;
  /** IANA name */
  timezone: string;
}

/** Builds the calendar once, so that each question is a look-up. Refuses data that contradicts itself (RangeError). */
export function workingCalendar(data: CalendarData, local: LocalUnderPolicy | null = null): WorkingCalendar {
  const national = nationalDays(data);
  if (local === null) {
    const plain = calendarOfPlace(national, PLAIN, null, () => plain);
    return plain;
  }
  const { calendar: own } = local;
  const calendars = new Map<string, WorkingCalendar>();
  /** one calendar for all clocks that the same units' days and the same suspensions bind */
  const calendarFor = (unit: string | null, stops: readonly Suspension[]): WorkingCalendar => {
    const suspensions = own.suspensions ?? [];
    const key = `${unit ?? ''}|${stops.map((one) => suspensions.indexOf(one)).join()}`;
    const known = calendars.get(key);
    if (known) return known;
    const running = stops.length > 0 ? calendarFor(unit, []) : undefined;
    const stopped = { ...local, version: own.version, stops, running };
    const made = calendarOfPlace(national, placeDays(own, unit), stopped, forClock);
    calendars.set(key, made);
    return made;
  };
  const clocks = new Map<string, WorkingCalendar>();
  const forClock = (kind: ObligationKind, unit = PLATFORM_UNIT): WorkingCalendar => {
    const key = `${kind} ${unit}`;
    const known = clocks.get(key);
    if (known) return known;
    const made = calendarFor(own.units?.[unit] ? unit : null, stopping(own.suspensions ?? [], kind, unit));
    clocks.set(key, made);
    return made;
  };
  return calendarFor(null, []);
}

interface National {
  data: CalendarData;
  first: DayNumber;
  last: DayNumber;
  arranged: ReadonlyMap<DayNumber, ArrangedDay>;
  /** the rest days told already: most are the same in the calendar of every clock */
  told: Map<DayNumber, SkippedDay>;
}

function nationalDays(data: CalendarData): National {
  const arranged = arrangedDays(data);
  const [first, last] = [existingDay(data.firstDay, 'firstDay'), existingDay(data.knownThrough, 'knownThrough')];
  return { data, first, last, arranged, told: new Map() };
}

interface Stopped extends Pick<LocalUnderPolicy, 'officeHours' | 'timezone'> {
  version: number;
  stops: readonly Suspension[];
  /** the same calendar with nothing stopped; absent: it is this one */
  running: WorkingCalendar | undefined;
}

function calendarOfPlace(
  national: National,
  place: PlaceDays,
  local: Stopped | null,
  forClock: WorkingCalendar['forClock'],
): WorkingCalendar {
  const { data, first, last } = national;
  const arrangedOn = (day: DayNumber) => place.arranged.get(day) ?? national.arranged.get(day);
  const plainKind = (day: DayNumber): DayKind => arrangedOn(day)?.kind ?? (isWeekend(day) ? 'weekend' : 'workday');
  const standsStill = local ? standStills(local.stops) : [];
  const stopped = local ? stoppedDays(standsStill, local.timezone) : new Map<DayNumber, string>();
  /** working days of whose office hours a part is stopped: they do not count */
  const lost = new Set(
    [...stopped.keys()].filter(
      (day) => local && isWorked(plainKind(day)) && isOpenWithin(day, place, local, standsStill),
    ),
  );
  const kindOf = (day: DayNumber): DayKind => (lost.has(day) ? 'suspended' : plainKind(day));
  const nameOf = (day: DayNumber) => (lost.has(day) ? stopped.get(day) : arrangedOn(day)?.name);
  const tabled = [...place.arranged.keys(), ...lost].reduce((latest, day) => Math.max(latest, day), last);
  const table = dayTable(first, tabled, kindOf, (day, kind) => restDay(day, kind, nameOf(day), national.told));
  const { proven } = table;
  const calendar: WorkingCalendar = {
    version: data.version,
    localVersion: local?.version ?? null,
    firstDay: data.firstDay,
    knownThrough: data.knownThrough,
    kind: (day) => kindOf(proven(existingDay(day, 'day'))),
    nameOf: (day) => nameOf(proven(existingDay(day, 'day'))) ?? null,
    isWorkingDay: (day) => isWorked(kindOf(proven(existingDay(day, 'day')))),
    isWorkingDayNumber: (day) => isWorked(kindOf(proven(day))),
    workingDayFrom: table.workingDayFrom,
    restDaysBetween: table.restDaysBetween,
    refuseBeforeFirstDay: (day) => void proven(day),
    isKnown: (day) => day >= first && day <= last,
    officeHoursOn: place.officeHoursOn,
    keepsPolicyHours: place.keepsPolicyHours,
    standsStill,
    stoppedOn: (day) => stopped.get(day) ?? null,
    get withoutSuspensions() {
      return local?.running ?? calendar;
    },
    forClock,
  };
  return calendar;
}

function isOpenWithin(day: DayNumber, place: PlaceDays, local: Stopped, spans: readonly StandStill[]): boolean {
  const { timezone } = local;
  return (place.officeHoursOn(day) ?? local.officeHours).some(([opens, closes]) =>
    spans.some(
      ([from, to]) =>
        from < instantAt(day, minutesOf(closes), timezone) && to > instantAt(day, minutesOf(opens), timezone),
    ),
  );
}

function restDay(
  day: DayNumber,
  kind: DayKind,
  name: string | undefined,
  told: Map<DayNumber, SkippedDay>,
): SkippedDay {
  const known = told.get(day);
  if (known && known.kind === kind && known.name === name) return known;
  const date = civilDateOf(day);
  const made = Object.freeze(name === undefined ? { date, kind } : { date, kind, name });
  if (!known) told.set(day, made);
  return made;
}
