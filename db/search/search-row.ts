import type { Instant } from '../../domain/limit/instant';
import { ELEMENT_TEXTS } from '../../domain/loop/elements';
import { bigramsOf } from './bigrams';
import { blindName, blindTelephone, type IndexKeys } from './blind';

/** One appeal as the index has it. */
export interface SearchRow {
  number: string;
  city: string;
  receivedAt: Instant;
  terms: string[];
  telephone: string | null;
  name: string | null;
}

/** What is known of an appeal that is to be found. */
export interface Findable {
  number: string;
  city: string;
  receivedAt: Instant;
  /** the parts of what the appellant brought, then and later */
  brought: readonly Readonly<Record<string, string>>[];
  name: string | null;
  contact: string | null;
}

/** elements that may tell who appeals, which a unit may not learn by asking for words either (R-IDC-11) */
const WHO: readonly string[] = ['person', 'callerName', 'callerUnit', 'contactNumber'];

/** parts of texts that an appeal is found by: what it is about, and nothing that tells who brought it */
const FOUND_BY: readonly string[] = [
  'title',
  'message',
  'words',
  ...Object.keys(ELEMENT_TEXTS).filter((element) => !WHO.includes(element)),
];

/** a text of 50,000 characters is found by its beginning */
const MOST_TERMS = 2000;

/** Words as the index of one city has them: `7:人民`. Appeals of other cities stand in other lists of the index. */
export const termsOf = ({ city }: IndexKeys, words: string): string[] =>
  bigramsOf(words).map((term) => `${city}:${term}`);

/** Words of a place, which stand in the index once more for themselves: `7@人民`. */
export const placeTermsOf = ({ city }: IndexKeys, place: string): string[] =>
  bigramsOf(place).map((term) => `${city}@${term}`);

export function searchRowOf(keys: IndexKeys, { brought, name, contact, ...of }: Findable): SearchRow {
  const terms = brought.flatMap((parts) => [
    ...FOUND_BY.flatMap((part) => termsOf(keys, parts[part] ?? '')),
    ...placeTermsOf(keys, parts['place'] ?? ''),
  ]);
  return {
    ...of,
    terms: [...new Set(terms)].slice(0, MOST_TERMS),
    telephone: contact === null ? null : blindTelephone(keys, contact),
    name: name === null ? null : blindName(keys, name),
  };
}
