import { z } from 'zod';
import { arrangementsSchema } from '../../domain/calendar/calendar-schema';
import { localCalendarSchema } from '../../domain/calendar/local-calendar-schema';

const LONGEST_NOTICE = 20_000;

const source = {
  name: z.string().trim().min(1).max(80).describe('number of the document, or name of the source'),
  notice: z.string().min(1).max(LONGEST_NOTICE).optional().describe('the text of the notice'),
  arrangement: arrangementsSchema
    .refine((years) => Object.values(years).some(({ rest }) => Object.keys(rest).length > 0), {
      params: { code: 'empty' },
    })
    .optional()
    .describe(
      'the same as days, by the calendar year they lie in: {"2027": {"rest": {"元旦": ["01-01/01-03"]}, "work": {}}}',
    ),
};

const eitherOne = ({ notice, arrangement }: { notice?: unknown; arrangement?: unknown }): boolean =>
  (notice === undefined) !== (arrangement === undefined);
const EITHER = { path: ['notice'], params: { code: 'noticeOrArrangement' } };

/** A year's arrangement, as the notice's text or as days. */
export const nationalInput = z
  .strictObject({
    year: z.int().min(2004).max(2199).describe('the year that the notice is about'),
    ...source,
    second: z
      .strictObject(source)
      .refine(eitherOne, EITHER)
      .optional()
      .describe(
        'another source of the same days; needed from 2020 on for a year that the product does not know itself',
      ),
    preview: z.boolean().default(false).describe('true: says what would change, and publishes nothing'),
  })
  .refine(eitherOne, EITHER);

/** A city's own calendar, whole: what it does not say any more no longer holds. */
export const localInput = z.strictObject({
  calendar: localCalendarSchema,
  basedOn: z.int().nullable().describe('the version that it was made from; null: the city has none yet'),
  reason: z.string().trim().min(1).max(500),
  preview: z.boolean().default(false).describe('true: says what would change, and publishes nothing'),
});
