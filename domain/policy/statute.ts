import { z } from 'zod';
import { ambiguity, statedLimit, words } from './clause';

/** A limit set by law, which holds where it is stricter than the city's measure (R-LAW-05, R-LAW-06). */
export const statuteSchema = z.strictObject({
  id: words,
  lawZh: words,
  law: words,
  article: words,
  appliesTo: words,
  limit: statedLimit,
  mustInform: words,
  confidential: z.boolean().optional(),
  publishContact: z.array(words).optional(),
  source: words,
  ambiguity,
});

export const statutesSchema = z.array(statuteSchema);

export type Statute = z.infer<typeof statuteSchema>;
