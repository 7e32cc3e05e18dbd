import type { Knex } from 'knex';

/** How often words stand in a table, as PostgreSQL has counted them. */
export interface Rarity {
  /** the weight of a word, from 0 upwards: the rarer it is, the more it tells */
  weightOf: (word: string) => number;
  /** how many rows hold the word, about; 0: it is too rare to have been counted */
  rowsHolding: (word: string) => number;
}

/** A table whose rows are found by words: the column that holds these, and the instant by which the rows are sorted. */
export interface WordTable {
  name: 'appeal_search' | 'publications';
  words: string;
  at: string;
}

export const APPEALS_BY_WORDS = {
  name: 'appeal_search',
  words: 'terms',
  at: 'received_at',
} as const satisfies WordTable;
export const PUBLICATIONS_BY_WORDS = {
  name: 'publications',
  words: 'words',
  at: 'published_at',
} as const satisfies WordTable;

const FRESH_FOR_MS = 10 * 60_000;
/** PostgreSQL has not counted a new table yet; a word of it is as rare as in so many rows */
const FEWEST = 1000;

const kept = new WeakMap<Knex, Map<WordTable, { rarity: Promise<Rarity>; at: number }>>();

/**
 * Read from PostgreSQL's own statistics of the table, anew every ten minutes, for which nobody waits but the first who asks. What is
 * in none of its lists is rarer than the rarest of them.
 */
export async function rarityIn(db: Knex, table: WordTable): Promise<Rarity> {
  const tables = kept.get(db) ?? new Map<WordTable, { rarity: Promise<Rarity>; at: number }>();
  kept.set(db, tables);
  const now = performance.now();
  const known = tables.get(table);
  if (known && now - known.at < FRESH_FOR_MS) return known.rarity;
  const rarity = readRarity(db, table);
  // what was known holds until the new is there
  tables.set(table, { rarity: known?.rarity ?? rarity, at: now });
  rarity.then(
    () => tables.set(table, { rarity, at: now }),
    () => tables.delete(table),
  );
  return known?.rarity ?? rarity;
}

async function readRarity(db: Knex, table: WordTable): Promise<Rarity> {
  const { rows } = await db.raw<{ rows: { words: string[] | null; shares: number[] | null; all: number }[] }>(
    `select s.most_common_elems::text::text[] as words, s.most_common_elem_freqs::float8[] as shares,
            greatest(c.reltuples, :least)::float8 as all
       from pg_class c left join pg_stats s
         on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname and s.attname = :column
      where c.oid = :table::regclass`,
    { least: FEWEST, table: table.name, column: table.words },
  );
  const { words, shares, all } = rows[0] ?? { words: null, shares: null, all: FEWEST };
  const known = new Map((words ?? []).map((word, i) => [word, shares?.[i] ?? 0]));
  const uncounted = known.size === 0 ? 0 : Math.min(...known.values()) / 2;
  return {
    weightOf: (word) => -Math.log(Math.min(1, Math.max(known.get(word) ?? uncounted, 1 / all))),
    rowsHolding: (word) => (known.get(word) ?? 0) * all,
  };
}
