import { z } from 'zod';
import { LOOP_STEP_CODES } from './loop-steps';
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

/** The ways in which an appeal can be processed (R-DSP-*). */
const MODES = [
  'directAnswer',
  'referCaller',
  'directHandling',
  'transfer',
  'paperAssignment',
  'leaderInstruction',
  'leadAndCo',
  'governmentDesignates',
  'majorEmergency',
  'partnerTransfer',
  'unifiedCirculation',
] as const;

/**
 * The city's ways. Of direct handling: whether it exists in working time only (R-DSP-02); of transfer: whether the caller is
 * told (R-DSP-10) and whether the order may also go in writing.
 */
export const processingModes = z.array(
  coded.extend({
    code: z.enum(MODES),
    workingTimeOnly: z.boolean().optional(),
    informCaller: z.boolean().optional(),
    inWriting: z.boolean().optional(),
  }),
);

/** Danger to life or property (R-EMG-01 … R-EMG-03). */
export const majorEmergencyRule = z.strictObject({
  action: words,
  basis: words,
  feedback: words,
  reportToLeaders: z.boolean().optional(),
  rule: ruleIds,
});

export const confidentiality = z.strictObject({
  maskHandlerOnPublication: z.boolean().optional(),
  noUnrelatedDisclosureToAccused: z.boolean().optional(),
  noRetaliation: z.boolean().optional(),
  breachIsAccountable: z.boolean().optional(),
  rule: ruleIds,
});

const conflictBy = z.strictObject({ code: z.enum(['government', 'municipalLeader']), text: words });

/**
 * Several units for one matter. `designates`: who names the lead and the co-handling units; `overlapOrUnclear` and
 * `onDisagreement`: who settles whose matter it is (R-DSP-04, R-DSP-05, R-DSP-12, R-SUP-04).
 */
export const multiUnitRule = z.strictObject({
  minUnits: z.int().min(2).nullable(),
  minUnitsText: words.optional(),
  reading: z.boolean().optional(),
  ambiguity,
  designates: z.strictObject({ code: z.enum(['hotlineOffice', 'platform']), text: words }),
  overlapOrUnclear: conflictBy.optional(),
  dutyRoomMayLead: z.boolean().optional(),
  onDisagreement: conflictBy.optional(),
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

/** `steps`: what software goes by, one for each name; left out where the city's links are none of the case alone. */
export const loopLinks = z.strictObject({
  names: z.array(words).nullable(),
  steps: z.array(z.enum(LOOP_STEP_CODES)).min(1).optional(),
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
