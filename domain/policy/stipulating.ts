import { type Limit } from '../limit/limit';
import { ids, type StatedLimit } from './clause';
import { type Stipulation } from './policy';

type Source = Omit<Stipulation<never>, 'value'>;

/** A value in the city's own words, or read one way where the words are unclear. */
export function stipulated<T>(
  value: T,
  clause: string,
  source: {
    rule: string | readonly string[];
    text?: string | undefined;
    reading?: boolean | undefined;
    ambiguity?: string | readonly string[] | undefined;
  },
): Stipulation<T> {
  const of: Source = { provenance: source.reading === true ? 'reading' : 'city', clause, rules: ids(source.rule) };
  return {
    value,
    ...of,
    ...(source.text === undefined ? {} : { text: source.text }),
    ...unclear(ids(source.ambiguity)),
  };
}

/** A platform default standing in where the pack is silent (R-SYS-05). */
export function byDefault<T>(
  value: T,
  name: string,
  rules: readonly string[],
  ambiguity: readonly string[] = [],
): Stipulation<T> {
  return { value, provenance: 'default', clause: `platformDefaults.${name}`, rules, ...unclear(ambiguity) };
}

/** A stated limit that has a number; null for silence and for 及时, which is no number (R-SYS-06). */
export function statedAsLimit(stated: StatedLimit | null | undefined, clause: string): Stipulation<Limit> | null {
  if (!stated || stated.value === null || stated.unit === null) return null;
  return stipulated({ value: stated.value, unit: stated.unit }, clause, stated);
}

function unclear(ambiguity: readonly string[]): { ambiguity?: readonly string[] } {
  return ambiguity.length === 0 ? {} : { ambiguity };
}
