import { z } from 'zod';
import { rejectionRules, replyRules, returnVisit } from './answer-clauses';
import { archive } from './archive-clauses';
import { CATEGORIES } from './category';
import { ambiguity, coded, ruleIds, statedLimit, words } from './clause';
import { countingParameters } from './counting-parameters';
import {
  confidentiality,
  integratedHotlines,
  ivr,
  levels,
  loopLinks,
  majorEmergencyRule,
  multiUnitRule,
  nonAcceptanceReasons,
  organisation,
  processingModes,
  serviceHours,
  smsRules,
} from './intake-clauses';
import { contactLimit, extension, returnLimit, timeLimits, urgentRule } from './limit-clauses';
import {
  accountability,
  assessment,
  cards,
  disclosure,
  externalOversight,
  publishedKpis,
  reports,
  supervisionModes,
} from './oversight-clauses';
import { administration, packLadder, platformLimits, undispatched } from './platform-clauses';

/**
 * What a city's measures say, whole and nothing else. Every clause has to be there; `null` says that the source is silent
 * about it, and no timer, check or refusal comes from it (R-SYS-06). Unknown keys are refused, so that a misspelt clause
 * cannot pass for a silent one.
 */
export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.enum(['city', 'province', 'generic']),
  nameZh: words.nullable(),
  nameEn: words,
  hotlineNames: z.array(words).nullable(),
  sources: z.array(words).min(1),
  /** Counting parameters that the city has confirmed; what is left out is a platform default (R-SYS-05). */
  parameters: countingParameters.partial().optional(),
  serviceHours: serviceHours.nullable(),
  manualAcceptanceHours: z.record(z.string(), serviceHours).nullable(),
  dispatchLimit: statedLimit.nullable(),
  signLimit: statedLimit.nullable(),
  contactLimit: contactLimit.nullable(),
  returnLimit: returnLimit.nullable(),
  timeLimits: timeLimits.nullable(),
  urgentRule: urgentRule.nullable(),
  majorEmergencyRule: majorEmergencyRule.nullable(),
  extension: extension.nullable(),
  maxTotal: statedLimit.nullable(),
  channels: z.array(coded).nullable(),
  channelCount: z.strictObject({ value: z.int(), text: words, rule: ruleIds, ambiguity }).nullable(),
  ivr: ivr.nullable(),
  smsRules: smsRules.nullable(),
  languages: z.array(z.strictObject({ code: words, name: words })).nullable(),
  callCharge: z.strictObject({ text: words, rule: ruleIds }).nullable(),
  categories: z.array(z.enum(CATEGORIES)).min(1).nullable(),
  acceptedMatters: z.array(coded).nullable(),
  nonAcceptanceReasons: nonAcceptanceReasons.nullable(),
  /** What the hotline is for, where the source says so and gives no list of grounds: what lies outside is not accepted (R-NAC-17). */
  scope: coded.optional(),
  registrationFields: z.array(words).min(1).nullable(),
  confidentiality: confidentiality.nullable(),
  knowledgeBase: z.strictObject({ features: z.array(words), rule: ruleIds }).nullable(),
  processingModes: processingModes.nullable(),
  multiUnitRule: multiUnitRule.nullable(),
  levels: levels.nullable(),
  organisation: organisation.nullable(),
  loopLinks: loopLinks.nullable(),
  replyRules: replyRules.nullable(),
  rejectionRules: rejectionRules.nullable(),
  returnVisit: returnVisit.nullable(),
  supervisionModes: supervisionModes.nullable(),
  cards: cards.nullable(),
  accountability: accountability.nullable(),
  archive: archive.nullable(),
  reports: reports.nullable(),
  disclosure: disclosure.nullable(),
  assessment: assessment.nullable(),
  externalOversight: externalOversight.nullable(),
  legalOverride: z.strictObject({ text: words, rule: ruleIds }).nullable(),
  partners: z.array(words).nullable(),
  integratedHotlines: integratedHotlines.nullable(),
  publishedKpis: publishedKpis.nullable(),
  openedOn: z.strictObject({ text: words, reading: words, ambiguity }).nullable(),
  readings: z.array(words).nullable(),
  notes: z.array(words).nullable(),
  /** What no source says and a city may state all the same; left out, a platform default stands there (R-SYS-05). */
  ladder: packLadder.optional(),
  platformLimits: platformLimits.optional(),
  undispatched: undispatched.optional(),
  unsignedCountsAsReceived: statedLimit.optional(),
  writtenSupervisionReplyLimit: statedLimit.optional(),
  reopenWindow: statedLimit.optional(),
  administration: administration.optional(),
});

export type Pack = z.infer<typeof packSchema>;
