import { z } from 'zod';
import { type Instant, parseInstant } from '../../domain/limit/instant';

/** characters as people count them: a rare character outside the basic plane is one, not two */
const lengthOf = (text: string): number => [...text].length;

/**
 * Words of a person: 1 to `max` characters, not only white space. Control characters and broken encoding are refused for
 * every text of a body at once, in read-body.ts.
 */
export const words = (max: number) =>
  z
    .string()
    .superRefine((text, context) => {
      if (text.trim() === '') context.addIssue({ code: 'custom', params: { code: 'empty' } });
      else if (text.length > max && lengthOf(text) > max)
        context.addIssue({ code: 'custom', params: { code: 'textTooLong', max } });
    })
    .meta({ minLength: 1, maxLength: max });

/** a short code or id of ours or of another system */
export const code = (max: number) => z.string().min(1).max(max);

/** an instant as it comes in: ISO 8601 with its offset; a day that does not exist is refused (dateUnknown) */
export const instantIn = z
  .string()
  .max(40)
  .transform((text, context): Instant => {
    const at = parseInstant(text);
    if (at !== null) return at;
    context.addIssue({ code: 'custom', params: { code: 'dateUnknown' } });
    return z.NEVER;
  })
  .meta({ format: 'date-time', description: 'ISO 8601 with offset, e.g. 2026-02-13T10:00:00+08:00' });

/** an instant as it goes out: UTC, ISO 8601 with milliseconds */
export const instantOut = z.string().meta({ format: 'date-time', description: 'UTC, ISO 8601' });

export const iso = (at: Instant): string => new Date(at).toISOString();
export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

/** one thing said in both languages */
export const said = z.object({ zh: z.string(), en: z.string() });

export const pageSize = z.coerce.number().int().min(1).max(200).default(50);
export const cursor = z.string().max(400).describe('«next» of the page before');
