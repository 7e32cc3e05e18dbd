import type { CalendarData } from '../calendar/arranged-days';
import type { LocalCalendar } from '../calendar/local-calendar';
import { workingCalendar, type WorkingCalendar } from '../calendar/working-calendar';
import type { Policy } from '../policy/policy';
import { countingOf } from '../policy/stipulations';

/**
 * The working calendar of a city under one version of its policy: the national arrangements, what the city adds to them, and
 * the policy's office hours where neither the city nor the unit has others.
 */
export function calendarUnder(policy: Policy, national: CalendarData, local: LocalCalendar | null): WorkingCalendar {
  if (local === null) return workingCalendar(national);
  const { officeHours, timezone } = countingOf(policy);
  return workingCalendar(national, { calendar: local, officeHours, timezone });
}
