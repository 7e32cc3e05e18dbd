import type { ObligationKind } from '../obligation/obligation';
import type { CivilDate } from './civil-date';

/** Periods in which an office is open: 'HH:MM' pairs, ascending, in the policy's time zone. */
export type OfficePeriods = readonly (readonly [opens: string, closes: string])[];

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/**
 * When an office is open on its working days: by weekday, and on single days (a half day before a festival). Where it says
 * nothing the hours of the policy hold. Hours of a rest day do not make it a working day.
 */
export interface OfficeHours {
  weekdays?: Readonly<Partial<Record<Weekday, OfficePeriods>>> | undefined;
  days?: Readonly<Record<CivilDate, OfficePeriods>> | undefined;
}

/** A run of days, both ends in, that a place rests or works for itself, and what for. */
export interface LocalDays {
  name: string;
  from: CivilDate;
  through: CivilDate;
}

/** What a place says of its own days and hours, beside the national calendar. */
export interface OfficeDays {
  officeHours?: OfficeHours | undefined;
  rest?: readonly LocalDays[] | undefined;
  work?: readonly LocalDays[] | undefined;
}

/** An emergency stop: from `from` to `to` (ISO 8601 with offset) the clocks that it names stand still. */
export interface Suspension {
  name: string;
  reason: string;
  /** number of the decree that ordered it */
  decree: string;
  /** kinds of obligations whose clocks stop; null: all */
  clocks: readonly ObligationKind[] | null;
  /** units whose clocks stop, the platform's own under its unit's id; null: all */
  units: readonly string[] | null;
  from: string;
  to: string;
}

/** What one city adds to the national calendar, a version of it. `units` says only where a unit differs from its city. */
export interface LocalCalendar extends OfficeDays {
  city: string;
  version: number;
  units?: Readonly<Record<string, OfficeDays>> | undefined;
  suspensions?: readonly Suspension[] | undefined;
}

/** A local calendar as it is handed in, before it has a city and a number. */
export type LocalCalendarBody = Omit<LocalCalendar, 'city' | 'version'>;
