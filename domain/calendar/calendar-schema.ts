import { z } from 'zod';
import { type CalendarData } from './working-calendar';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const span = z.string().regex(/^\d{2}-\d{2}(\/\d{2}-\d{2})?$/);
const byHoliday = z.record(z.string().min(1), z.array(span).min(1));

/** The form of a calendar file; `workingCalendar` refuses what has the form and still contradicts itself. */
export const calendarSchema: z.ZodType<CalendarData> = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  firstDay: day,
  knownThrough: day,
  days: z.record(z.string().regex(/^\d{4}$/), z.strictObject({ rest: byHoliday, work: byHoliday })),
});
