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

/** The ways in which a unit or a person is held to account (R-ACT-09 … R-ACT-11, R-ACT-15). */
const ACCOUNTABILITY_FORMS = [
  'circulatedCriticism',
  'warning',
  'interview',
  'efficacyAdmonition',
  'disciplinary',
  'underLaw',
  'veto',
  'supervisionBureau',
] as const;

const forms = z.array(z.strictObject({ code: z.enum(ACCOUNTABILITY_FORMS), text: words }));

/**
 * When somebody is held to account, and how. No form is tied to a trigger (R-ACT-17). `openList` stands for 等: other forms
 * are possible. `condition`: nothing is decided before a consequence is on record (R-ACT-14).
 */
export const accountability = z.strictObject({
  triggers: z.array(
    coded.extend({
      count: z.int().positive().optional(),
      consecutive: z.boolean().optional(),
      outsideList: z.boolean().optional(),
    }),
  ),
  condition: z.strictObject({ code: z.literal('consequence'), text: words }).optional(),
  subjects: z.array(z.enum(['unit', 'staff'])),
  forms,
  openList: z.boolean().optional(),
  escalation: forms.optional(),
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
