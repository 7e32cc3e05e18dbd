import { z } from 'zod';
import { CATEGORIES } from './category';
import { ambiguity, ruleIds, statedLimit, words } from './clause';

/** Handling limits by category (R-TIM-01 … R-TIM-08); `default` holds for every category without its own (R-TIM-17). */
export const timeLimits = z.record(z.enum([...CATEGORIES, 'default']), statedLimit.nullable());

/** When the unit has to speak to the appellant; `transferOrders` holds for every category (R-HDL-01, R-HDL-04). */
export const contactLimit = z.partialRecord(z.enum([...CATEGORIES, 'transferOrders']), statedLimit);

/** Giving a misrouted order back (R-RET-01 … R-RET-06). */
export const returnLimit = statedLimit.extend({
  approver: z.strictObject({ code: z.literal('leaderInCharge'), text: words }).nullable(),
  requires: z.array(z.strictObject({ code: z.enum(['reasons', 'basis']), text: words })).nullable(),
  onExpiry: z.literal('deemedAccepted').nullable(),
  lateReturn: z.literal('accountability').nullable(),
  rules: z.array(words).optional(),
});

/** What is urgent or simple is answered at once, whatever its category (R-TIM-05, R-EMG-04). */
export const urgentRule = z.strictObject({
  scope: z.array(z.enum(['urgent', 'simple'])).min(1),
  action: words,
  limit: statedLimit,
  rule: ruleIds,
  ambiguity,
});

/** Who agrees to more time: a leader of the unit, and the platform receives a filing; or the platform's side, on request. */
const approval = z.discriminatedUnion('side', [
  z.strictObject({
    side: z.literal('unit'),
    by: z.strictObject({ code: z.literal('responsibleLeader'), text: words }),
    platform: words.optional(),
  }),
  z.strictObject({
    side: z.literal('platform'),
    by: z.strictObject({ code: z.literal('platform'), text: words }),
  }),
]);

/** More time for one order (R-EXT-01 … R-EXT-12). `readingFields` names the parts that rest on unclear text. */
export const extension = z.strictObject({
  maxCount: z.int().positive().nullable(),
  maxCountText: words.optional(),
  readingFields: z.record(z.string(), words).optional(),
  maxLength: z
    .strictObject({ kind: z.literal('factorOfOriginalLimit'), factor: z.number().positive(), text: words })
    .nullable(),
  cumulative: z.boolean().nullable(),
  approval: approval.nullable(),
  applyBefore: z
    .strictObject({ value: z.int().min(0), unit: z.literal('workingDays'), anchor: z.literal('expiry'), text: words })
    .nullable(),
  written: z.boolean().nullable(),
  reasonRequired: z.boolean().nullable(),
  explainToAppellant: z.boolean().nullable(),
  grounds: z.array(words).nullable(),
  longCases: z
    .strictObject({ written: z.boolean(), grounds: z.array(words), limit: statedLimit.nullable(), rule: ruleIds })
    .optional(),
  rule: ruleIds,
  ambiguity,
});
