import { z } from 'zod';
import { CATEGORIES } from '../../domain/policy/category';
import { code, words } from './values';

/** elements that an appellant may honestly not know (R-REG-08) */
const MAY_BE_UNKNOWN = ['place', 'time', 'person'] as const;

/**
 * What an appellant writes by themself, in the order of the questions (R-REG-09). Only what happened is asked for at all costs: what
 * else is missing is asked for afterwards, and an appeal without a name is taken too, because no rule of a city forbids it.
 */
export const publicRegistrationInput = z.strictObject({
  city: code(60).optional().meta({ description: 'left out: the city that the installation began with' }),
  title: words(100).meta({ description: 'what it is about, in one line' }),
  message: words(10_000).meta({ description: 'what happened, in plain words' }),
  place: words(500).optional(),
  time: words(500).optional().meta({ description: 'when it happened, in words' }),
  person: words(500).optional().meta({ description: 'who or which unit is concerned' }),
  wish: words(2000).optional().meta({ description: 'what the appellant wants to come of it' }),
  unknown: z
    .array(z.enum(MAY_BE_UNKNOWN))
    .max(MAY_BE_UNKNOWN.length)
    .default([])
    .meta({ description: 'what the appellant does not know: it is not asked for again (R-REG-08)' }),
  category: z
    .enum(CATEGORIES)
    .optional()
    .meta({ description: 'one that the city takes; left out: the hotline decides' }),
  appellant: z
    .strictObject({
      kind: z.enum(['person', 'legalPerson', 'organisation']).default('person'),
      name: words(200).optional(),
      contact: words(200).optional().meta({ description: 'a telephone; without one nobody can call back' }),
      email: z.email().max(200).optional().meta({ description: 'for notices of how it goes on' }),
    })
    .default({ kind: 'person' }),
  confidential: z.boolean().default(false).meta({
    description: 'handling units do not learn who appeals (R-IDC-11); a report always is confidential (R-IDC-01)',
  }),
  publication: z
    .enum(['wanted', 'unwanted'])
    .optional()
    .meta({ description: 'the wish about publishing the answer (R-DIS-04); left out: none stated (R-DIS-11)' }),
  language: z.enum(['zh', 'en']).optional().meta({ description: 'in which the appellant reads' }),
  homepage: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'to be left empty: people do not see it, and what fills it is no person' }),
});

export type PublicRegistrationInput = z.output<typeof publicRegistrationInput>;
