import { z } from 'zod';
import { LIMIT_UNITS } from '../limit/limit';

/** The words of a source, never empty. */
export const words = z.string().min(1);

/** Ids of the rules (R-…) that a clause rests on. */
export const ruleIds = z.union([words, z.array(words).min(1)]);

/** Ids of the ambiguities (AMB-nn) that touch a clause. */
export const ambiguity = z.union([words, z.array(words).min(1)]).optional();

/** 'HH:MM', up to '24:00'. */
export const clockTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** An item of a list that a source gives. */
export const coded = z.strictObject({ code: words, text: words, rule: ruleIds });

/** A length of time in a platform default. */
export const limitValue = z.strictObject({ value: z.int().min(0), unit: z.enum(LIMIT_UNITS) });

/**
 * A limit as a source states it. `value` null with `text` is a limit without a number (及时); `from` null, a start that is not
 * stated. `reading` marks unclear text that we had to read one way.
 */
export const statedLimit = z.strictObject({
  value: z.int().min(0).nullable(),
  unit: z.enum(LIMIT_UNITS).nullable(),
  from: words.nullable(),
  to: words.optional(),
  text: words,
  rule: ruleIds,
  meaning: words.optional(),
  condition: words.optional(),
  /** The limit runs only for matters that carry this mark. */
  onlyWhen: z.literal('replyRequested').optional(),
  reading: z.boolean().optional(),
  ambiguity,
});

export type StatedLimit = z.infer<typeof statedLimit>;

/** One or several ids as a list. */
export function ids(one: string | readonly string[] | undefined): readonly string[] {
  if (one === undefined) return [];
  return typeof one === 'string' ? [one] : one;
}
