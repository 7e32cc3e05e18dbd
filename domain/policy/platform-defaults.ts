import { z } from 'zod';
import { CATEGORIES } from './category';
import { limitValue } from './clause';
import { countingParameters } from './counting-parameters';
import { ladder } from './ladder-clauses';

/**
 * Values that no source gives and that a city has to confirm. Whatever comes from here is shown as «default, not the
 * city's rule» (R-SYS-05).
 */
export const platformDefaultsSchema = z.strictObject({
  ...countingParameters.shape,
  /** «Same day» ends at 24:00 of that calendar day, on rest days too (AMB-10). */
  urgentClock: z.literal('calendarDay'),
  /** Waiting for an instruction stops no clock (AMB-12). */
  pauseOnInstruction: z.boolean(),
  /** After a return the new unit has full limits (AMB-13). */
  redispatchRestartsUnitClock: z.boolean(),
  /** The feedback meets the limit, if it is approved later (AMB-14). */
  limitMetBy: z.literal('approvedFeedbackInstant'),
  returnLateAllowed: z.boolean(),
  extensionCumulative: z.boolean(),
  reworkLimit: limitValue,
  visitSampleRate: z.number().min(0).max(1),
  visitOnDissatisfied: z.literal('staffDecides'),
  /** By city: a category without a limit, and the one that is offered in its place (AMB-09). */
  categoryFallback: z.record(z.string(), z.partialRecord(z.enum(CATEGORIES), z.enum(CATEGORIES))),
  level2Gate: z.boolean(),
  visitBeforeClosure: z.boolean(),
  /** Null: kept for ever. */
  archiveRetention: limitValue.nullable(),
  visitAttempts: z.int().positive(),
  contactAttempts: z.int().positive(),
  ratingReopensWithin: limitValue.extend({ from: z.literal('closed') }),
  ladder,
  writtenSupervisionReplyLimit: limitValue,
  /** From a report «wrong or missing» to the answer of the unit that owns the entry of the knowledge base. */
  knowledgeReportLimit: limitValue,
  /** Counted from acceptance. */
  undispatched: z.strictObject({ remindDispatcher: limitValue, tellSupervisor: limitValue }),
  /** A handling without any limit: when the supervisor hears of it, counted from where its clock starts. */
  unlimitedHandlingWatch: limitValue,
  /** An unsigned order counts as received at the end of this limit after dispatch; null switches it off (AMB-40). */
  unsignedCountsAsReceived: limitValue.nullable(),
  platformLimits: z.strictObject({
    decideReturn: limitValue,
    decideExtension: limitValue,
    reviewFeedback: limitValue,
    returnVisit: limitValue,
  }),
  returnsBeforeDesignation: z.int().positive(),
  extensionApprovalWhereSilent: z.literal('platformConsents'),
  /** Over the pack's bound an extension is refused; over a statute it is cut to it (S-42, S-45). */
  extensionTooLong: z.strictObject({ overPack: z.literal('refused'), overStatute: z.literal('cut') }),
  /** A version of the policy is approved by somebody else than those who drafted it. */
  fourEyes: z.boolean(),
  /** Levels of the network where the pack names none. */
  levels: z.int().min(1),
});

export type PlatformDefaults = z.infer<typeof platformDefaultsSchema>;
export { type RungMoment } from './ladder-clauses';
