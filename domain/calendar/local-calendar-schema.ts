import { z } from 'zod';
import { OBLIGATION_KINDS } from '../obligation/obligation';
import { type LocalCalendarBody, WEEKDAYS } from './local-calendar';

const day = z.iso.date();
const clock = z
  .string()
  .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { params: { code: 'clockUnknown' } })
  .describe('HH:MM, in the policy’s time zone');
const periods = z
  .array(z.tuple([clock, clock]))
  .refine((all) => all.length > 0, { params: { code: 'hoursMissing' } })
  .max(10);
const name = z.string().trim().min(1).max(60);

const officeDays = {
  officeHours: z
    .strictObject({
      weekdays: z
        .partialRecord(z.enum(WEEKDAYS), periods)
        .optional()
        .describe('hours of the working days that fall on this weekday; absent: the policy’s'),
      days: z.record(day, periods).optional().describe('hours of single days, such as half days'),
    })
    .optional(),
  rest: z
    .array(z.strictObject({ name, from: day, through: day }))
    .max(200)
    .optional(),
  work: z
    .array(z.strictObject({ name, from: day, through: day }))
    .max(200)
    .optional(),
};

const suspension = z.strictObject({
  name: name.describe('shown with every due date that it moves'),
  reason: z.string().trim().min(1).max(500),
  decree: z.string().trim().min(1).max(120).describe('number of the decree that ordered it'),
  clocks: z.array(z.enum(OBLIGATION_KINDS)).min(1).nullable().describe('kinds of duties whose clocks stop; null: all'),
  units: z.array(z.string().min(1).max(40)).min(1).max(1000).nullable().describe('units concerned; null: all'),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
});

/** The form of a city's own calendar; what contradicts itself in this form says `contradictions`. */
export const localCalendarSchema: z.ZodType<LocalCalendarBody> = z.strictObject({
  ...officeDays,
  units: z.record(z.string().min(1).max(40), z.strictObject(officeDays)).optional(),
  suspensions: z.array(suspension).max(500).optional(),
});
