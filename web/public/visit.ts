import type { Language, Words } from './words';

/** Who looks at which page: everything that a page needs beside its own matter. */
export interface Visit {
  language: Language;
  words: Words;
  /** null: no city is chosen yet, or none can be read now */
  city: { id: string; name: string; hotline: string } | null;
  /** there is more than one to choose from */
  severalCities: boolean;
  /** address of this page without its language */
  here: string;
  /** an address of ours in this city and language */
  href: (path: string, query?: Readonly<Record<string, string | undefined>>) => string;
  /** this page in the other language */
  otherLanguage: string;
  /** address of a file that the browser may keep, by its content */
  asset: (name: string) => string;
}

/** What is wrong with a form, in words: with the whole, and beside each field. */
export interface Wrong {
  title: string;
  detail: string;
  whatToDo: string;
  /** by the field's name */
  fields: Readonly<Record<string, string>>;
}

export const NOTHING_WRONG: Readonly<Record<string, string>> = {};
