/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * One change to a pack. `field` is a dotted path ('timeLimits.complaint.value', 'nonAcceptanceReasons.SZA-N5.lines'): an item
 * of a list is named by its code, or by its place from 0. Null makes the field silent again, or takes the item off the list.
 */
export interface Change {
  field: string;
  value: Json;
}

/** What can be wrong with a draft; the words stand where the API keeps its words. */
export const FAULT_CODES = [
  'required',
  'unknownField',
  'unknownCategory',
  'fixedField',
  'wrongType',
  'notOneOf',
  'outOfRange',
  'wrongForm',
  'limitZero',
  'limitTooLong',
  'limitIncomplete',
  'limitOverCap',
  'extensionOverCap',
  'unitsDiffer',
  'beyondHandling',
  'filingBeforeStart',
  'yellowAfterRed',
  'rungsOutOfOrder',
  'rungTwice',
  'watchOutOfOrder',
  'endBeforeStart',
  'codeTwice',
  'longerThanLaw',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/**
 * One fault of a draft: the field, the rule that speaks of it, and a change that would mend it. An error keeps the draft from
 * being saved; a warning is shown to whoever approves. `data` holds codes and numbers, for the words.
 */
export interface Fault {
  field: string;
  code: FaultCode;
  severity: 'error' | 'warning';
  rule: string;
  data: Readonly<Record<string, string | number | readonly string[]>>;
  proposal: Change;
}

export const error = (
  code: FaultCode,
  field: string,
  rule: string,
  proposal: Change,
  data: Fault['data'] = {},
): Fault => ({ field, code, severity: 'error', rule, data, proposal });

export const warning = (...of: Parameters<typeof error>): Fault => ({ ...error(...of), severity: 'warning' });
