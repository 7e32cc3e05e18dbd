import announced from 'chinese-days/dist/chinese-days.json';
import { version } from 'chinese-days/package.json';
import type { ArrangedDay } from '../domain/calendar/arranged-days';
import { type Announced, daysArrangedFor } from '../domain/calendar/announced';
import { civilDateOf, type DayNumber } from '../domain/calendar/civil-date';

/** The source beside the notice itself, as it is named in the calendar. */
export const SECOND_SOURCE = `chinese-days ${version}`;

/**
 * What the package «chinese-days», kept apart from this calendar, says of the days that the notice for a year arranges; null for a
 * year that it does not know yet. Only its tables of written days are read: its functions pass an unknown year for a plain one.
 */
export function secondSource(year: number): Announced | null {
  const [rests, works]: Readonly<Record<string, string>>[] = [announced.holidays, announced.workdays];
  if (!Object.keys(announced.holidays).some((date) => date.startsWith(`${year}-`))) return null;
  const { first, last } = daysArrangedFor(year);
  const days = new Map<DayNumber, ArrangedDay>();
  for (let day = first; day <= last; day += 1) {
    const date = civilDateOf(day);
    const [rest, work] = [rests?.[date], works?.[date]];
    // each entry reads «name in English, name in Chinese, days of the holiday»
    const name = (rest ?? work ?? '').split(',')[1] ?? '';
    if (rest !== undefined) days.set(day, { kind: 'holiday', name });
    else if (work !== undefined) days.set(day, { kind: 'makeupWorkday', name });
  }
  return days;
}
