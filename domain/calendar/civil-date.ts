/** A day of the field, 'YYYY-MM-DD', in the policy pack's time zone. */
export type CivilDate = string;

/** The same day as a whole number, days since 1970-01-01, so that counting days is adding integers. */
export type DayNumber = number;

export const DAY = 86_400_000;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The number of a written day; null when the text is no day of the calendar (31 February, 2026-13-01, words). */
export function dayNumberOf(text: string): DayNumber | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const day = fromYearMonthDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return civilDateOf(day) === text ? day : null;
}

/** The written day of a number. */
export function civilDateOf(day: DayNumber): CivilDate {
  const { year, month, dayOfMonth } = yearMonthDayOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** 0 is Sunday, 6 is Saturday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

// Both conversions count in eras of 400 years whose years begin in March, so that a leap day is the last day of a year
// (Howard Hinnant, «chrono-compatible low-level date algorithms»).
const DAYS_IN_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;

function fromYearMonthDay(year: number, month: number, dayOfMonth: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_ERA + dayOfEra - DAYS_BEFORE_1970;
}

export function yearMonthDayOf(day: DayNumber): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
