import { z } from 'zod';
import { isTimeZone } from '../calendar/time-zone';
import { clockTime } from './clause';

const officeHours = z
  .array(z.tuple([clockTime, clockTime]))
  .min(1)
  .refine((periods) => periods.flat().every((clock, i, all) => i === 0 || (all[i - 1] ?? '') < clock), {
    message: 'office hours must follow one another',
  });

/** From when each clock of an appeal may run (R-TIM-20, AMB-03, AMB-40, AMB-43). */
const clockStarts = z.strictObject({
  handlingClockStart: z.enum(['accepted', 'dispatched', 'signed']),
  signClockStart: z.literal('dispatched'),
  returnClockStart: z.enum(['signed', 'dispatched']),
  statutoryClockStart: z.enum(['received', 'accepted']),
});

/** How limits are counted: parameters that sources are silent on and that a city confirms (R-TIM-18, R-TIM-19). */
export const countingParameters = z.strictObject({
  countDayOfReceipt: z.boolean(),
  deadlineMoment: z.enum(['endOfDay', 'endOfOfficeHours']),
  hourMode: z.enum(['natural', 'working']),
  officeHours,
  timezone: z.string().refine(isTimeZone, { message: 'not a time zone' }),
  ...clockStarts.shape,
});

export type CountingParameters = z.infer<typeof countingParameters>;
