import { civilDay } from '../../parts/instants';
import type { Entry, Version } from './entries';

/** What an editor holds of an entry; days as 'YYYY-MM-DD', empty where none is given. */
export interface DraftEntry {
  unit: string;
  title: string;
  question: string;
  answer: string;
  category: Version['category'];
  tags: string[];
  laws: { name: string; article: string }[];
  languages: string[];
  isPublic: boolean;
  effectiveFrom: string;
  effectiveUntil: string;
  reviewBy: string;
  reason: string;
  /** the newest version when the writing began; null: the entry is new */
  basedOn: number | null;
}

const YEAR_MS = 365 * 86_400_000;

/** an empty entry of a unit: from today on, to be looked over within a year */
export const emptyEntry = (unit: string, now: number): DraftEntry => ({
  unit,
  title: '',
  question: '',
  answer: '',
  category: null,
  tags: [],
  laws: [],
  languages: ['zh'],
  isPublic: false,
  effectiveFrom: civilDay(now),
  effectiveUntil: '',
  reviewBy: civilDay(now + YEAR_MS),
  reason: '',
  basedOn: null,
});

/** the next version begins as the newest one is, for today, with the reason still to be given */
export const nextOf = (newest: Version, entry: Entry, now: number): DraftEntry => ({
  unit: newest.unit,
  title: newest.title,
  question: newest.question,
  answer: newest.answer,
  category: newest.category,
  tags: [...newest.tags],
  laws: newest.laws.map((law) => ({ ...law })),
  languages: [...newest.languages],
  isPublic: newest.isPublic,
  effectiveFrom: newest.stands === 'draft' ? newest.effectiveFrom : civilDay(now),
  effectiveUntil: newest.effectiveUntil ?? '',
  reviewBy: newest.reviewBy > civilDay(now) ? newest.reviewBy : civilDay(now + YEAR_MS),
  reason: newest.stands === 'draft' ? newest.reason : '',
  basedOn: entry.newest,
});

const NEEDED = ['unit', 'title', 'question', 'answer', 'effectiveFrom', 'reviewBy', 'reason'] as const;

/** which needed fields are still empty */
export const lacking = (draft: DraftEntry): readonly (typeof NEEDED)[number][] =>
  NEEDED.filter((name) => draft[name].trim() === '');

/** the body of the request */
export function asRequest(draft: DraftEntry, publish: boolean): Record<string, unknown> {
  const { basedOn, effectiveUntil, laws, ...given } = draft;
  return {
    ...given,
    laws: laws.filter((law) => law.name.trim() !== '' && law.article.trim() !== ''),
    effectiveUntil: effectiveUntil === '' ? null : effectiveUntil,
    publish,
    ...(basedOn === null ? {} : { basedOn }),
  };
}
