import type { Knex } from 'knex';
import type { WordTable } from './rarity';
import type { Weighed } from './telling-words';

/** each row may lie on a page of its own: where words have become more common than was counted, the last ones are left out */
const MOST_ROWS = 2_000;

/**
 * SQL of the rows `number, at` of a city that hold any of these words. Every word is looked up for itself, the first one first: it is
 * meant for rare ones, the rarest first. Its values: the words and the city.
 */
export const holdingAny = ({ name, words, at }: WordTable): string => `
  select distinct r.number, r.at
    from (select s.number, s.at
            from unnest(?::text[]) q(word)
           cross join lateral (select number, ${at} as at from ${name} where ${words} @> array[q.word] and city = ? offset 0) s
           limit ${MOST_ROWS}) r`;

/** What a row shares with a text. */
export interface Shared {
  number: string;
  /** how many of the words */
  words: number;
  /** their weight, as a part of the weight of all, from 0 to 1 */
  part: number;
}

/** What each of these rows holds of the words; those that hold none are not among them. */
export async function sharedBy(
  db: Knex,
  { name, words: column }: WordTable,
  numbers: readonly string[],
  words: readonly Weighed[],
): Promise<Shared[]> {
  const all = words.reduce((sum, [, weight]) => sum + weight, 0);
  if (numbers.length === 0 || all === 0) return [];
  const { rows } = await db.raw<{ rows: Shared[] }>(
    `select s.number, count(*) as words, sum(q.weight) / ? as part
       from (select number, unnest(${column}) as word from ${name} where number = any(?)) s
       join unnest(?::text[], ?::float8[]) q(word, weight) on q.word = s.word group by s.number`,
    [all, [...numbers], words.map(([word]) => word), words.map(([, weight]) => String(weight))],
  );
  return rows;
}
