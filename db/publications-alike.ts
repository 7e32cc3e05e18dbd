import type { Knex } from 'knex';
import type { PublishedRow } from './publications';
import { bigramsOf } from './search/bigrams';
import { PUBLICATIONS_BY_WORDS, rarityIn } from './search/rarity';
import { holdingAny, sharedBy } from './search/sharing';
import { type TellingWords, tellingWords } from './search/telling-words';

/** where fewer share a rare word, so many of the newest that share a common one are compared as well */
const COMPARED = 250;
/** what only one word is shared with is no answer to the question */
const LEAST_SHARED = 2;

/**
 * The published answers of the city that share most with what somebody is about to ask, each word weighed by how rare it is; `text` is
 * kept nowhere. What it costs is bounded, however long the text and however many answers are published.
 */
export async function publishedAlike(db: Knex, city: string, text: string, limit: number): Promise<PublishedRow[]> {
  const telling = tellingWords(bigramsOf(text), await rarityIn(db, PUBLICATIONS_BY_WORDS));
  if (telling.weighed.length === 0) return [];
  const shared = await sharedBy(db, PUBLICATIONS_BY_WORDS, await candidates(db, city, telling), telling.weighed);
  const nearest = shared.filter(({ words }) => words >= LEAST_SHARED);
  const { rows } = await db.raw<{ rows: PublishedRow[] }>(
    `select p.number, p.published_at as "publishedAt", p.category, p.unit, u.name as "unitName", u.name_en as "unitNameEn",
            x.body->>'title' as title
       from unnest(?::text[], ?::float8[]) n(number, part)
       join publications p on p.number = n.number
       join texts x on x.id = p.text_id and x.body is not null
       left join units u on u.city = p.city and u.id = p.unit
      order by n.part desc, p.published_at desc limit ?`,
    [nearest.map(({ number }) => number), nearest.map(({ part }) => String(part)), limit],
  );
  return rows;
}

async function candidates(db: Knex, city: string, { rare, common }: TellingWords): Promise<string[]> {
  const read = async (sql: string, values: (string | number | string[])[]): Promise<string[]> =>
    (await db.raw<{ rows: { number: string }[] }>(sql, values)).rows.map(({ number }) => number);
  const found =
    rare.length === 0
      ? []
      : await read(`select number from (${holdingAny(PUBLICATIONS_BY_WORDS)}) h`, [rare.map(([word]) => word), city]);
  if (found.length >= COMPARED || common.length === 0) return found;
  const newest = await read(
    'select number from publications where city = ? and words && ?::text[] order by published_at desc, number desc limit ?',
    [city, common.map(([word]) => word), COMPARED],
  );
  return [...new Set([...found, ...newest])];
}
