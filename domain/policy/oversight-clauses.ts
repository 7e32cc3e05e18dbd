import { z } from 'zod';
import { ambiguity, coded, limitValue, ruleIds, words } from './clause';

export const supervisionModes = z.array(coded.extend({ period: words.optional() }));

/** Yellow and red cards (R-SUP-06); thresholds are null where the source gives none (AMB-34). */
export const cards = z.strictObject({
  yellow: limitValue.nullable(),
  red: limitValue.nullable(),
  text: words,
  rule: ruleIds,
  ambiguity,
});

export const accountability = z.strictObject({
  triggers: z.array(
    coded.extend({
      count: z.int().positive().optional(),
      consecutive: z.boolean().optional(),
      outsideList: z.boolean().optional(),
    }),
  ),
  condition: words.optional(),
  subjects: z.array(z.enum(['unit', 'staff'])),
  forms: z.array(words),
  escalation: z.array(words).optional(),
  rule: ruleIds,
});

export const archive = z.strictObject({
  items: z.array(words).nullable(),
  when: words,
  by: words.optional(),
  retention: limitValue.nullable(),
  rule: ruleIds,
});

export const reports = z.array(coded.extend({ period: words.nullable() }));

export const disclosure = z.strictObject({
  default: z.literal('public').optional(),
  scope: z.array(words).optional(),
  exception: z.strictObject({ requestedBy: words, approvedBy: words, effect: words }).optional(),
  appellantWantsPublic: words.optional(),
  appellantWantsPrivate: words.optional(),
  otherPurpose: words.optional(),
  maskHandler: z.boolean().optional(),
  decider: words.optional(),
  media: z.boolean().optional(),
  publicise: words.optional(),
  rule: ruleIds,
  ambiguity,
});

export const assessment = z.strictObject({
  framework: words.optional(),
  document: words.optional(),
  layers: z.array(z.tuple([words, words])).optional(),
  oneVoteVeto: z.boolean().optional(),
  bySystem: z.boolean().optional(),
  offices: z.array(words).optional(),
  thirdParty: z.boolean().optional(),
  text: words.optional(),
  rule: ruleIds,
});

export const externalOversight = z.strictObject({
  appellantRating: z.boolean().optional(),
  socialSupervision: z.boolean().optional(),
  deputies: words.optional(),
  cppcc: words.optional(),
  social: z.boolean().optional(),
  rule: ruleIds,
});

export const publishedKpis = z.array(
  z.strictObject({
    id: words,
    measure: words,
    value: words,
    text: words,
    year: z.int().optional(),
    since: words.optional(),
    until: words.optional(),
    reading: z.boolean().optional(),
  }),
);
