import { z } from 'zod';
import { ruleIds, statedLimit, words } from './clause';

/** The parts that a feedback document is checked for (R-REP-02 … R-REP-08, R-REJ-01). */
export const FEEDBACK_PARTS = [
  'directAnswer',
  'legalSource',
  'communication',
  'satisfaction',
  'contactDetails',
  'responsibleUnit',
  'responsiblePerson',
  'endMark',
  'leaderSignOff',
] as const;

export type FeedbackPart = (typeof FEEDBACK_PARTS)[number];

const feedbackParts = z.array(z.strictObject({ code: z.enum(FEEDBACK_PARTS), text: words }));

/** Who signs off, in the source's words; `domain/policy/answers.ts` knows the glossary's name for each. */
const signOff = z.strictObject({
  normal: z.literal('分管负责同志').nullable(),
  important: z.literal('主要负责同志').nullable(),
});

/** How a matter on paper is answered (R-CHN-30, R-REP-01). */
export const PAPER_METHODS = ['fax', 'letter', 'delivery'] as const;

export type PaperMethod = (typeof PAPER_METHODS)[number];

export const replyRules = z.strictObject({
  toAppellant: z.array(z.strictObject({ by: z.enum(['handlingUnit', 'platform']), text: words })),
  condition: words.optional(),
  online: z.boolean().optional(),
  paper: z
    .array(z.strictObject({ code: z.enum(PAPER_METHODS), text: words }))
    .min(1)
    .optional(),
  feedbackDocument: z.strictObject({ mustContain: feedbackParts, signOff }).optional(),
  unsolvable: words.optional(),
  level2ReviewsLevel3: z.boolean().optional(),
  rule: ruleIds,
});

export const rejectionRules = z.strictObject({
  automatic: feedbackParts.optional(),
  term: words.optional(),
  grounds: z.array(words).optional(),
  action: words.optional(),
  accountabilityAfterConsecutive: z.int().positive().optional(),
  limit: statedLimit.nullable(),
  rule: ruleIds,
});

export const returnVisit = z.strictObject({
  sampling: words.nullable(),
  rate: z.number().min(0).max(1).nullable(),
  methods: z.array(words).nullable(),
  checks: z.array(words).nullable(),
  text: words.optional(),
  rule: ruleIds,
});
