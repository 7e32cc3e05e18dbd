import { z } from 'zod';
import { ambiguity, clockTime, coded, ruleIds, words } from './clause';

export const serviceHours = z.strictObject({
  days: z.literal('all'),
  from: clockTime,
  to: clockTime,
  text: words,
  rule: ruleIds,
});

export const ivr = z.strictObject({ staff: words, fax: words, rule: ruleIds, ambiguity });

export const smsRules = z.strictObject({
  use: words.optional(),
  required: z.array(words).optional(),
  resultQuery: z.boolean().optional(),
  maxCharsAdvised: z.int().positive().optional(),
  text: words.optional(),
  rule: ruleIds,
  ambiguity,
});

/** Grounds on which an appeal may be declined (R-NAC-…): `lines` to call instead; the catch-all needs a written reason. */
export const nonAcceptanceReasons = z.array(
  coded.extend({ lines: z.array(words).optional(), catchAll: z.boolean().optional(), reading: z.boolean().optional() }),
);

export const processingModes = z.array(coded.extend({ workingTimeOnly: z.boolean().optional() }));

export const confidentiality = z.strictObject({
  maskHandlerOnPublication: z.boolean().optional(),
  noUnrelatedDisclosureToAccused: z.boolean().optional(),
  noRetaliation: z.boolean().optional(),
  breachIsAccountable: z.boolean().optional(),
  rule: ruleIds,
});

export const multiUnitRule = z.strictObject({
  minUnits: z.int().min(2).nullable(),
  minUnitsText: words.optional(),
  reading: z.boolean().optional(),
  ambiguity,
  designates: words,
  overlapOrUnclear: words.optional(),
  dutyRoomMayLead: z.boolean().optional(),
  onDisagreement: words.optional(),
  rule: ruleIds,
});

export const levels = z.strictObject({
  count: z.int().min(1),
  names: z.array(z.array(words).nullable()),
  text: words,
  rule: ruleIds,
  reading: z.boolean().optional(),
  ambiguity,
});

export const organisation = z.strictObject({
  body: words.optional(),
  duties: z.int().optional(),
  frontDesk: z.array(words).optional(),
  backOffice: z.array(words).optional(),
  functions: z.array(words).optional(),
  outsourcing: words.optional(),
  seatsCapacity: z.int().optional(),
  seatsActive: z.int().optional(),
  standards: z.int().optional(),
  systems: z.int().optional(),
  mediaStudio: z.boolean().optional(),
  members: z.array(words).optional(),
  text: words.optional(),
  rule: ruleIds,
  ambiguity,
});

export const loopLinks = z.strictObject({
  names: z.array(words).nullable(),
  count: z.int(),
  first: words,
  last: words,
  rule: ruleIds,
  ambiguity,
});

export const integratedHotlines = z.strictObject({
  departments: z.int().optional(),
  telephones: z.int().optional(),
  reach: words.optional(),
  provincialMembers: z.int().optional(),
  cityCountySubPlatforms: z.int().optional(),
  text: words.optional(),
  rule: ruleIds,
});
