import { civilDateOf } from '../calendar/civil-date';
import { dayAt } from '../calendar/time-zone';
import type { Instant } from '../limit/instant';
import type { Category } from '../policy/category';
import { type Duty, isInForce } from './duty';
import { isActive, type Unit } from './unit';

/** What is known of a matter that looks for its unit. */
export interface Matter {
  category: Category | null;
  /** everything that was written down of it, without who appeals */
  text: string;
  /** where it is, as far as it was asked for */
  place: string;
}

/** A unit that the catalogue names for a matter, with the duty and the words that led to it. */
export interface Suggestion {
  unit: Unit;
  duty: Duty;
  subjects: readonly string[];
  areas: readonly string[];
}

/** why the catalogue names nobody */
export type NoSuggestion = 'catalogueEmpty' | 'nothingMatches';

/**
 * The units that answer for a matter by the dispatch catalogue in force at `at` (UTC), the nearest first: whose duty names most of
 * what the text says, then whose area is named, then whose words are longest. A unit stands once, by its nearest duty. A duty
 * without words or areas fits any; one for other categories fits none. A proposal for a person, who decides (R-DSP-05).
 */
export function suggestedUnits(
  matter: Matter,
  duties: readonly Duty[],
  units: readonly Unit[],
  at: Instant,
): readonly Suggestion[] | NoSuggestion {
  const active = new Map(units.filter((u) => isActive(u, at)).map((u) => [u.id, u]));
  const inForce = duties.filter((d) => isInForce(d, at) && active.has(d.unit));
  if (inForce.length === 0) return 'catalogueEmpty';
  const text = plain(`${matter.text} ${matter.place}`);
  const fitting = inForce.flatMap((duty): Suggestion[] => {
    const unit = active.get(duty.unit);
    const subjects = duty.subjects.filter((word) => text.includes(plain(word)));
    const areas = duty.areas.filter((area) => text.includes(plain(area)));
    const fits =
      (duty.subjects.length === 0 || subjects.length > 0) &&
      (duty.areas.length === 0 || areas.length > 0) &&
      (duty.categories === null || matter.category === null || duty.categories.includes(matter.category));
    return unit && fits ? [{ unit, duty, subjects, areas }] : [];
  });
  const ranked = [...fitting].sort(nearestFirst);
  const best = ranked.filter((s, i) => ranked.findIndex((one) => one.unit.id === s.unit.id) === i);
  return best.length > 0 ? best : 'nothingMatches';
}

function nearestFirst(a: Suggestion, b: Suggestion): number {
  return (
    b.subjects.length - a.subjects.length ||
    b.areas.length - a.areas.length ||
    longest(b.subjects) - longest(a.subjects) ||
    Number(b.duty.categories !== null) - Number(a.duty.categories !== null) ||
    (a.unit.id < b.unit.id ? -1 : a.unit.id > b.unit.id ? 1 : Number(a.duty.id) - Number(b.duty.id))
  );
}

const longest = (words: readonly string[]): number => Math.max(0, ...words.map((word) => word.length));

/** the same text however it was typed: full-width letters, capitals and white space make no difference */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The reason in words: which duty, of which matters and places, on which ground, since which day of the city. */
export function reasonOf(
  { unit, duty, subjects, areas }: Suggestion,
  timezone: string,
): Readonly<Record<'zh' | 'en', string>> {
  const since = civilDateOf(dayAt(duty.from, timezone));
  const zh = [
    subjects.length > 0 ? `提到“${subjects.join('、')}”` : '',
    areas.length > 0 ? `地点在“${areas.join('、')}”` : '',
  ].filter((part) => part !== '');
  const en = [
    subjects.length > 0 ? `it speaks of ${subjects.join(', ')}` : '',
    areas.length > 0 ? `the place is ${areas.join(', ')}` : '',
  ].filter((part) => part !== '');
  return {
    zh: `${zh.length > 0 ? `诉求${zh.join('，')}；` : ''}按派单目录，自 ${since} 起由${unit.name}负责，依据：${duty.basis}。`,
    en: `${en.length > 0 ? `${sentence(en.join(' and '))}; by` : 'By'} the dispatch catalogue ${unit.nameEn ?? unit.name} answers for it since ${since}, on the ground of ${duty.basis}.`,
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
