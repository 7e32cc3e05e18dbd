import type { Knex } from 'knex';

/** How often terms stand in the index: the share of the appeals that hold each of the commonest ones. */
export type Rarity = (term: string) => number;

const FRESH_FOR_MS = 10 * 60_000;
/** PostgreSQL has not counted a new table yet; a term of it is as rare as in so many appeals */
const FEWEST = 1000;
const kept = new WeakMap<Knex, { rarity: Promise<Rarity>; at: number }>();

/**
 * The weight of a term, from 0 upwards: the rarer it is, the more it tells. Read from PostgreSQL's own statistics of the index's
 * table, anew every ten minutes; what is in none of its lists is rarer than the rarest of them.
 */
export async function rarityOf(db: Knex): Promise<Rarity> {
  const now = performance.now();
  const known = kept.get(db);
  if (known && now - known.at < FRESH_FOR_MS) return known.rarity;
  const rarity = readRarity(db);
  kept.set(db, { rarity, at: now });
  rarity.catch(() => kept.delete(db));
  return rarity;
}

async function readRarity(db: Knex): Promise<Rarity> {
  const { rows } = await db.raw<{ rows: { terms: string[] | null; shares: number[] | null; appeals: number }[] }>(
    `select s.most_common_elems::text::text[] as terms, s.most_common_elem_freqs::float8[] as shares,
            greatest(c.reltuples, :least)::float8 as appeals
       from pg_class c left join pg_stats s
         on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname and s.attname = 'terms'
      where c.oid = 'appeal_search'::regclass`,
    { least: FEWEST },
  );
  const { terms, shares, appeals } = rows[0] ?? { terms: null, shares: null, appeals: FEWEST };
  const known = new Map((terms ?? []).map((term, i) => [term, shares?.[i] ?? 0]));
  const rarest = known.size === 0 ? 1 / appeals : Math.min(...known.values()) / 2;
  return (term) => -Math.log(Math.min(1, Math.max(known.get(term) ?? rarest, 1 / appeals)));
}
