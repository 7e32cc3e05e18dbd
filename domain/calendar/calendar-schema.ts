import { z } from 'zod';
import { type CalendarData } from './arranged-days';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const span = z.string().regex(/^\d{2}-\d{2}(\/\d{2}-\d{2})?$/);
const byHoliday = z.record(z.string().min(1).max(60), z.array(span).min(1).max(60));
const year = z.string().regex(/^\d{4}$/);

/** Arrangements by the calendar year of their days; a notice also arranges the last days of the December before its year. */
export const arrangementsSchema = z.record(year, z.strictObject({ rest: byHoliday, work: byHoliday }));

/** The form of a calendar file; `workingCalendar` refuses what has the form and still contradicts itself. */
export const calendarSchema: z.ZodType<CalendarData> = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  firstDay: day,
  knownThrough: day,
  sources: z.record(year, z.array(z.string().min(1)).min(1)),
  days: arrangementsSchema,
});
