import { z } from 'zod';
import { ambiguity, statedLimit, words } from './clause';

/** Marks of an appeal that bring a law to bear on it, or on whom it obliges to be told. */
const STATUTE_MARKS = ['consumer', 'unfairCompetition', 'realName'] as const;

export type StatuteMark = (typeof STATUTE_MARKS)[number];

/**
 * A limit set by law, which holds where it is stricter than the city's measure (R-LAW-05, R-LAW-06). `appliesTo` and
 * `mustInform` are the law's words, `when` and `informs` what software goes by: the mark of the matters it binds, whatever
 * category the city files them under, and who has to be told the outcome, on which condition (R-LAW-01, R-LAW-04).
 */
export const statuteSchema = z.strictObject({
  id: words,
  lawZh: words,
  law: words,
  article: words,
  appliesTo: words,
  when: z.strictObject({ mark: z.enum(STATUTE_MARKS) }),
  limit: statedLimit,
  mustInform: words,
  informs: z.strictObject({
    who: z.enum(['consumer', 'realNameInformant']),
    onlyWhen: z.enum(STATUTE_MARKS).optional(),
  }),
  confidential: z.boolean().optional(),
  publishContact: z.array(words).optional(),
  source: words,
  ambiguity,
});

export const statutesSchema = z.array(statuteSchema);

export type Statute = z.infer<typeof statuteSchema>;
