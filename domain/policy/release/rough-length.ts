import { type Limit, type LimitUnit } from '../../limit/limit';

const MINUTES: Readonly<Record<LimitUnit, number>> = {
  minutes: 1,
  hours: 60,
  workingHours: 60,
  workingDays: 1440,
  calendarDays: 1440,
  sameDay: 1440,
};

/**
 * A limit in minutes of the clock, as short as it can turn out; the same day is a day. Good for putting limits in order, never
 * for a due date.
 */
export function roughMinutes({ value, unit }: Limit): number {
  return (unit === 'sameDay' || unit === 'calendarDays' ? Math.max(1, value) : value) * MINUTES[unit];
}
