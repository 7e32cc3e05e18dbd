/**
 * Why an action is refused. Refusals are data: a stable code, the rule that asks for the refusal, and what the reader
 * needs to go on. The words a person reads are kept per code and language in refusal-words.ts.
 */
export type RefusalCode =
  | 'unknownAppeal'
  | 'appealArchived'
  | 'notLegalNow'
  | 'notYourRole'
  | 'notYourUnit'
  | 'stale'
  | 'limitPassed'
  | 'limitTooFar'
  | 'keyReused'
  | 'elementMissing'
  | 'elementUnknown'
  | 'reasonUnknown'
  | 'reasonTextMissing'
  | 'categoryNotInPack'
  | 'categoryWithoutLimit'
  | 'modeNotInPack'
  | 'orderUnknown'
  | 'partMissing'
  | 'draftUnknown'
  | 'signOffByOther'
  | 'replyMissing'
  | 'replierNotInPack';

export interface Refusal {
  code: RefusalCode;
  /** the rule's id in the requirements, e.g. R-SGN-06 */
  rule: string;
  /** codes, names of fields, instants: never free text of a person */
  detail: Readonly<Record<string, string | number | readonly string[]>>;
}

export const refuse = (code: RefusalCode, rule: string, detail: Refusal['detail'] = {}): { refused: Refusal } => ({
  refused: { code, rule, detail },
});
