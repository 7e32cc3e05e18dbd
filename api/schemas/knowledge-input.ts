import { z } from 'zod';
import { dayBeforeItsStart, type EntryContent } from '../../domain/knowledge/entry';
import { spokenLanguage } from '../../domain/loop/spoken-language';
import { CATEGORIES } from '../../domain/policy/category';
import type { Problem } from '../problems/problem';
import { civilDay, entryId, keywords, unitId } from './organisation-values';
import { wrongFields } from './prove';
import { words } from './values';

const ANSWER_MAX = 10_000;
const REPORT_MAX = 2_000;
const MOST_LAWS = 20;

/** what a unit says in a version of an entry */
const content = {
  unit: unitId.meta({ description: 'the owning unit' }),
  title: words(200),
  question: words(1000).meta({ description: 'as callers ask it' }),
  answer: words(ANSWER_MAX).meta({ description: 'the words to say; no names of persons' }),
  category: z.enum(CATEGORIES).nullable().default(null),
  tags: keywords(20).default([]),
  laws: z
    .array(z.strictObject({ name: words(200), article: words(100) }))
    .max(MOST_LAWS)
    .default([])
    .meta({ description: 'what the answer rests on: name and article' }),
  languages: z
    .array(spokenLanguage)
    .min(1)
    .max(10)
    .default(['zh'])
    .transform((list) => [...new Set(list)])
    .meta({ description: 'in which callers can be answered with it (BCP 47)' }),
  isPublic: z.boolean().default(false).meta({ description: 'the public pages may show it' }),
  effectiveFrom: civilDay,
  effectiveUntil: civilDay.nullable().default(null).meta({ description: 'the last day on which it holds' }),
  reviewBy: civilDay.meta({ description: 'looked over by its owner by the end of this day' }),
};

const publish = z.boolean().default(false).meta({ description: 'false: a draft, which its owner alone sees' });
const reason = words(2000).meta({ description: 'stands in the versions for ever; no names of persons' });
const basedOn = z.int().min(1).meta({ description: 'number of the newest version when it was written' });

export const newEntry = z.strictObject({ ...content, publish, reason });
export const newVersion = z.strictObject({ ...content, publish, reason, basedOn });
export const retirement = z.strictObject({ reason, basedOn });
export const entryParam = z.object({ id: entryId });

export const wrongReport = z.strictObject({
  version: z.int().min(1).meta({ description: 'of the entry, as it was read' }),
  words: words(REPORT_MAX).meta({ description: 'what is wrong; no names of persons' }),
});
export const missingReport = z.strictObject({
  unit: unitId.meta({ description: 'whose matter it is' }),
  words: words(REPORT_MAX).meta({ description: 'what callers ask; no names of persons' }),
});
export const reportAnswer = z.union([
  z.strictObject({ entry: entryId, version: z.int().min(1) }),
  z.strictObject({ reason: words(REPORT_MAX) }),
]);

/** what of a request is the version itself */
export function contentOf(given: z.output<typeof newEntry> | z.output<typeof newVersion>): EntryContent {
  const { unit, title, question, answer, category, tags, laws, languages, isPublic } = given;
  const { effectiveFrom, effectiveUntil, reviewBy } = given;
  const said = { unit, title, question, answer, category, tags, laws, languages, isPublic };
  return { ...said, effectiveFrom, effectiveUntil, reviewBy };
}

/** days that do not follow one another, as the field that is wrong */
export function daysWrong(given: EntryContent): Problem | null {
  const field = dayBeforeItsStart(given);
  if (field === null) return null;
  const data = { from: given.effectiveFrom, to: given[field] ?? '' };
  return wrongFields([{ path: `/${field}`, code: 'endBeforeStart', data, rule: 'R-KNB-08' }]);
}
