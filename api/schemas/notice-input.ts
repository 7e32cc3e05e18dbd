import { z } from 'zod';
import type { NoticeSettings, QuietHours } from '../../db/notices/contacts';
import { clockOf } from '../../domain/calendar/clock-time';
import { minutesOf } from '../../domain/calendar/time-zone';

/** a time of day in the city's time zone, as minutes since 00:00 */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform(minutesOf)
  .meta({ description: 'HH:MM, in the city’s time zone' });

/** hours in which nothing is sent but what may not wait; from the later to the earlier one they last over midnight */
export const quietIn = z
  .strictObject({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from !== until)
  .nullable();
export const quietOut = z.object({ from: z.string(), until: z.string() }).nullable();
export const asQuietOut = (quiet: QuietHours | null) =>
  quiet && { from: clockOf(quiet.from), until: clockOf(quiet.until) };

export const noticeSettingsIn = z.strictObject({
  email: z.email().max(200).nullable().meta({ description: 'null: in the pages alone' }),
  language: z.enum(['zh', 'en']),
  delivery: z
    .enum(['atOnce', 'daily', 'none'])
    .meta({ description: 'at once, all of a day together, or in the pages alone' }),
  digestAt: timeOfDay,
  quiet: quietIn,
});

export const noticeSettingsOut = z.object({
  email: z.string().nullable(),
  language: z.enum(['zh', 'en']),
  delivery: z.enum(['atOnce', 'daily', 'none']),
  digestAt: z.string(),
  quiet: quietOut,
  cityQuiet: quietOut.meta({ description: 'the city’s own quiet hours, which hold as well' }),
  mail: z
    .boolean()
    .meta({ description: 'false: this installation has no mail server, and everything is read in the pages' }),
});

export const asNoticeSettings = ({ digestAt, ...given }: z.output<typeof noticeSettingsIn>): NoticeSettings => ({
  ...given,
  digestMinute: digestAt,
});
