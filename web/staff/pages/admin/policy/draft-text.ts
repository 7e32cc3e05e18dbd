import type { operations } from '../../../api/schema';

export type Draft = operations['policyDraft']['responses'][200]['content']['application/json']['draft'];
export type Fault = operations['judgePolicyChanges']['responses'][200]['content']['application/json']['faults'][number];
type Reach = NonNullable<operations['draftPolicy']['requestBody']['content']['application/json']['reach']>;
export type Category = NonNullable<Extract<Reach, { categories?: unknown }>['categories']>[number];

export const CATEGORIES: readonly Category[] = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'opinion',
  'criticism',
  'reflection',
];

/** whom a version is for; null: all categories, all units */
export interface ReachText {
  kind: 'newOnly' | 'fromStart' | 'fromNow';
  categories: readonly Category[] | null;
  units: readonly string[] | null;
}

/** A draft as it is being written. `changes` by field; null makes a field silent. */
export interface DraftText {
  changes: Readonly<Record<string, unknown>>;
  reason: string;
  decree: string;
  reach: ReachText;
  /** ISO 8601; null: with the approval */
  effectiveFrom: string | null;
}

export const EMPTY: DraftText = {
  changes: {},
  reason: '',
  decree: '',
  reach: { kind: 'newOnly', categories: null, units: null },
  effectiveFrom: null,
};

/** a draft that was saved, to be written on */
export const textOf = (draft: Draft): DraftText => ({
  changes: Object.fromEntries(draft.changes.map(({ field, value }) => [field, value])),
  reason: draft.reason,
  decree: draft.decree ?? '',
  reach: draft.reach as ReachText,
  effectiveFrom: draft.effectiveFrom,
});

export const changesOf = (text: DraftText): { field: string; value: unknown }[] =>
  Object.entries(text.changes).map(([field, value]) => ({ field, value }));

/** what both ways of saving send */
export const termsOf = (text: DraftText) => ({
  reason: text.reason.trim(),
  decree: text.decree.trim() === '' ? null : text.decree.trim(),
  reach: reachOf(text.reach),
  effectiveFrom: text.effectiveFrom,
});

const reachOf = ({ kind, categories, units }: ReachText): Reach =>
  kind === 'newOnly' ? { kind } : { kind, categories: categories && [...categories], units: units && [...units] };

export const withChange = (text: DraftText, field: string, value: unknown): DraftText => ({
  ...text,
  changes: { ...text.changes, [field]: value },
});

export const withoutChange = (text: DraftText, field: string): DraftText => {
  const { [field]: _gone, ...changes } = text.changes;
  return { ...text, changes };
};
