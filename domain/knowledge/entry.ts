import { type CivilDate, dayNumberOf } from '../calendar/civil-date';
import { instantAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import type { Category } from '../policy/policy';

/** What a version says of its entry: it is worked on, it holds, the entry has come to its end. */
export const VERSION_STANDS = ['draft', 'published', 'retired'] as const;
export type VersionStands = (typeof VERSION_STANDS)[number];

/** A law or document that an answer rests on, as its reader finds it: 《居住证暂行条例》, 第九条. */
export interface CitedLaw {
  name: string;
  article: string;
}

/** What a unit says in one version of its entry: a standard answer (R-KNB-01) with what R-KNB-08 asks for. */
export interface EntryContent {
  /** the owning unit, which answers for it being right (R-KNB-06) */
  unit: string;
  title: string;
  question: string;
  answer: string;
  /** null: of no one category */
  category: Category | null;
  tags: readonly string[];
  laws: readonly CitedLaw[];
  /** in which callers can be answered with it (BCP 47) */
  languages: readonly string[];
  /** the public pages may show it; else it is for staff alone */
  isPublic: boolean;
  /** days in the city's time zone */
  effectiveFrom: CivilDate;
  /** the last day on which it holds; null: until another version takes its place */
  effectiveUntil: CivilDate | null;
  /** the owner looks it over by the end of this day */
  reviewBy: CivilDate;
}

/** How an entry stands at an instant, by the version that is shown of it. */
export const STANDINGS = ['inForce', 'reviewOverdue', 'expired', 'planned', 'draft', 'retired'] as const;
export type Standing = (typeof STANDINGS)[number];

/** The entry answers now. One that should have been looked over is still what its unit says: it is offered, and marked. */
export const isAnswerable = (standing: Standing): boolean => standing === 'inForce' || standing === 'reviewOverdue';

/** From when to when (UTC, the end exclusive) a version holds, and when it should have been looked over. */
export interface Validity {
  holdsFrom: Instant;
  /** null: open */
  holdsUntil: Instant | null;
  reviewEnds: Instant;
}

type Days = Pick<EntryContent, 'effectiveFrom' | 'effectiveUntil' | 'reviewBy'>;

/**
 * The instants that a version's days mean in `timezone`. A version never holds before it was published: what was answered
 * earlier on its first day was answered by the one before. Days have to be days of the calendar.
 */
export function validityOf(days: Days, publishedAt: Instant, timezone: string): Validity {
  const { effectiveFrom, effectiveUntil, reviewBy } = days;
  return {
    holdsFrom: Math.max(instantAt(numberOf(effectiveFrom), 0, timezone), publishedAt),
    holdsUntil: effectiveUntil === null ? null : instantAt(numberOf(effectiveUntil), 1440, timezone),
    reviewEnds: instantAt(numberOf(reviewBy), 1440, timezone),
  };
}

/** Which of a version's days comes before the day on which it takes effect; null: they follow one another. */
export function dayBeforeItsStart({ effectiveFrom, effectiveUntil, reviewBy }: Days): keyof Days | null {
  if (effectiveUntil !== null && effectiveUntil < effectiveFrom) return 'effectiveUntil';
  return reviewBy < effectiveFrom ? 'reviewBy' : null;
}

function numberOf(day: CivilDate): number {
  const number = dayNumberOf(day);
  if (number === null) throw new RangeError(`${day} is no day`);
  return number;
}
