import { z } from 'zod';
import { limitValue, ruleIds, words } from './clause';

/** What a file that is kept with a case can be (R-ARC-02, R-ARC-03, R-DOC-*). */
export const FILE_KINDS = [
  'attachment',
  'recording',
  'instruction',
  'feedbackDocument',
  'telephoneRecord',
  'assignedReplyRecord',
  'meetingMaterial',
  'report',
  'paper',
  'other',
] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/**
 * One kind of papers that the city archives. `code` is what a file of it would be; `inLog` marks the item that the record of
 * the case itself is, whether or not a file lies beside it.
 */
const item = z.strictObject({ code: z.enum(FILE_KINDS), text: words, inLog: z.literal(true).optional() });

/** What is archived, when and by whom (R-ARC-01 … R-ARC-05); `retention` null keeps for ever. */
export const archive = z.strictObject({
  items: z.array(item).nullable(),
  when: words,
  by: words.optional(),
  retention: limitValue.nullable(),
  rule: ruleIds,
});
