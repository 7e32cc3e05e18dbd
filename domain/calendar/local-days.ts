import type { ArrangedDay } from './arranged-days';
import { existingDay } from './arranged-days';
import { civilDateOf, type DayNumber, weekdayOf } from './civil-date';
import type { LocalCalendar, LocalDays, OfficeHours, OfficePeriods } from './local-calendar';
import { WEEKDAYS } from './local-calendar';

/** What one place, a unit or a city as a whole, adds to the national calendar. */
export interface PlaceDays {
  arranged: ReadonlyMap<DayNumber, ArrangedDay>;
  /** null: the policy's hours hold on that day */
  officeHoursOn(day: DayNumber): OfficePeriods | null;
  /** no day has hours other than the policy's */
  keepsPolicyHours: boolean;
}

/** A place that adds nothing. */
export const PLAIN: PlaceDays = { arranged: new Map(), officeHoursOn: () => null, keepsPolicyHours: true };

/**
 * What holds for a unit of the city, or (null) for the city as a whole. Of days a unit's own word goes before the city's; of
 * hours a single day's go before those of a weekday, so that a half day ordered for the city is one for units with other hours too.
 */
export function placeDays(local: LocalCalendar, unit: string | null): PlaceDays {
  const own = unit === null ? undefined : local.units?.[unit];
  const hours = [own?.officeHours, local.officeHours].filter((h): h is OfficeHours => h !== undefined);
  const arranged = new Map<DayNumber, ArrangedDay>();
  for (const place of [local, own])
    for (const [kind, runs] of [['holiday', place?.rest] as const, ['makeupWorkday', place?.work] as const])
      for (const run of runs ?? []) for (const day of daysIn(run)) arranged.set(day, { kind, name: run.name });
  return {
    arranged,
    keepsPolicyHours: hours.length === 0,
    officeHoursOn(day) {
      if (hours.length === 0) return null;
      const date = civilDateOf(day);
      for (const { days } of hours) if (days?.[date]) return days[date];
      const weekday = WEEKDAYS[weekdayOf(day)];
      for (const { weekdays } of hours) {
        const periods = weekday && weekdays?.[weekday];
        if (periods) return periods;
      }
      return null;
    },
  };
}

function daysIn({ name, from, through }: LocalDays): DayNumber[] {
  const start = existingDay(from, name);
  return Array.from({ length: existingDay(through, name) - start + 1 }, (_, i) => start + i);
}
