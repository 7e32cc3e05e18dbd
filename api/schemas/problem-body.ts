import { z } from 'zod';
import { PROBLEM_CODES, type ProblemCode } from '../problems/problem';

const data = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]));

/** what is wrong with one field, as it travels */
export const fieldBody = z.object({
  path: z
    .string()
    .meta({ description: 'JSON pointer into the body, or name of a query parameter; of a draft, the dotted path' }),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  data: data.optional(),
  rule: z.string().optional().meta({ description: 'id of the rule that speaks of the field' }),
  proposal: z
    .object({ field: z.string(), value: z.unknown() })
    .optional()
    .meta({ description: 'a change that would mend it' }),
});

/** a problem as it travels (RFC 9457), for OpenAPI */
export const problemBody = z
  .object({
    type: z.string().meta({ description: '/problems/{code}, a page that explains it' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(PROBLEM_CODES as readonly [ProblemCode, ...ProblemCode[]]),
    rule: z.string().optional().meta({ description: 'id of the rule of the field that asks for it' }),
    whatToDo: z.string(),
    inOtherLanguage: z.object({
      language: z.enum(['zh', 'en']),
      title: z.string(),
      detail: z.string(),
      whatToDo: z.string(),
    }),
    data: data.optional(),
    fields: z.array(fieldBody).optional(),
  })
  .meta({ id: 'Problem' });
