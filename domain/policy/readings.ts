import { z } from 'zod';
import { ids, words } from './clause';
import { type Pack } from './pack';
import { type Policy } from './policy';

/**
 * Unclear words of the sources by id (AMB-nn): the words, the clauses of a pack that they touch where a pack does not mark them
 * itself, and how they are read. A city that reads them otherwise states a value of its own, in a next version of its policy.
 */
export const readingsCatalogueSchema = z.record(
  z.string().regex(/^AMB-\d\d$/),
  z.strictObject({
    unclear: words,
    touches: z.array(words).min(1),
    reading: z.strictObject({ zh: words, en: words }),
  }),
);

export type ReadingsCatalogue = z.infer<typeof readingsCatalogueSchema>;

/** One reading that a policy rests on. `ambiguity` null: a clause marked as read, whose doubt has no number. */
export interface Reading {
  ambiguity: string | null;
  /** Paths in the pack: 'extension.maxCount'; empty where it touches no clause that the pack states. */
  paths: readonly string[];
  /** The source's words at those paths. */
  texts: readonly string[];
  /** The words in doubt, and how they are read; null where the catalogue does not know the id. */
  unclear: string | null;
  reading: { zh: string; en: string } | null;
}

interface Marked {
  path: string;
  ambiguities: readonly string[];
  text: string | null;
}

/** Every reading that a policy rests on, those with a number first, in its order (R-SYS-05). */
export function readingsIn(policy: Policy, catalogue: ReadingsCatalogue): readonly Reading[] {
  const marked = marksIn(policy.pack, []);
  const numbers = [...new Set([...(policy.pack.readings ?? []), ...marked.flatMap((mark) => mark.ambiguities)])].sort();
  return [
    ...numbers.map((id) => numbered(id, marked, policy.pack, catalogue)),
    ...marked
      .filter((mark) => mark.ambiguities.length === 0)
      .map(({ path, text }) => ({
        ambiguity: null,
        paths: [path],
        texts: text === null ? [] : [text],
        unclear: null,
        reading: null,
      })),
  ];
}

function numbered(id: string, marked: readonly Marked[], pack: Pack, catalogue: ReadingsCatalogue): Reading {
  const own = marked.filter((mark) => mark.ambiguities.includes(id));
  const known = catalogue[id];
  const touched = (known?.touches ?? []).flatMap((path) => {
    const value = valueAt(pack, path.split('.'));
    return value === null || value === undefined ? [] : [{ path, text: textOf(value) }];
  });
  const places = own.length > 0 ? own : touched;
  return {
    ambiguity: id,
    paths: places.map((place) => place.path),
    texts: [...new Set(places.flatMap((place) => place.text ?? []))],
    unclear: known?.unclear ?? null,
    reading: known?.reading ?? null,
  };
}

/** clauses that say of themselves that they were read, with what is in doubt */
function marksIn(value: unknown, path: readonly string[]): Marked[] {
  if (typeof value !== 'object' || value === null) return [];
  const clause = value as Record<string, unknown>;
  const inner = Object.entries(clause).flatMap(([key, one]) => marksIn(one, [...path, nameIn(value, key, one)]));
  const fields = Object.entries((clause['readingFields'] ?? {}) as Record<string, string>).map(([field, id]) => ({
    path: [...path, field].join('.'),
    ambiguities: [id],
    text: textOf(clause[`${field}Text`]) ?? textOf(clause[field]),
  }));
  const ambiguities = ids(clause['ambiguity'] as string | readonly string[] | undefined);
  const self = ambiguities.length > 0 || clause['reading'] === true;
  return [...(self ? [{ path: path.join('.'), ambiguities, text: textOf(value) }] : []), ...fields, ...inner];
}

/** an item of a list is named by its code, which stays when the list grows */
function nameIn(list: unknown, key: string, item: unknown): string {
  const code = typeof item === 'object' && item !== null && 'code' in item ? item.code : null;
  return Array.isArray(list) && typeof code === 'string' ? code : key;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const inner: unknown = Array.isArray(value)
    ? value.find((item: unknown) => typeof item === 'object' && item !== null && 'code' in item && item.code === key)
    : (value as Record<string, unknown>)[key];
  return valueAt(inner, rest);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('text' in value)) return null;
  return typeof value.text === 'string' ? value.text : null;
}
