import type { Knex } from 'knex';
import type { PublishedRow } from './publications';
import { bigramsOf } from './search/bigrams';

/** so many published answers that share a word are weighed against each other */
const WEIGHED = 300;
/** what only one word is shared with is no answer to the question */
const LEAST_SHARED = 2;

/** The published answers of the city that share most words with what somebody is about to ask; `text` is kept nowhere. */
export async function publishedAlike(db: Knex, city: string, text: string, limit: number): Promise<PublishedRow[]> {
  const words = bigramsOf(text);
  if (words.length === 0) return [];
  const { rows } = await db.raw<{ rows: PublishedRow[] }>(
    `select p.number, p.published_at as "publishedAt", p.category, p.unit, u.name as "unitName", u.name_en as "unitNameEn",
            x.body->>'title' as title
       from (select c.*, cardinality(array(select unnest(c.words) intersect select unnest(?::text[]))) as shared
               from (select * from publications where city = ? and words && ?::text[] limit ?) c) p
       join texts x on x.id = p.text_id and x.body is not null
       left join units u on u.city = p.city and u.id = p.unit
      where p.shared >= ? order by p.shared desc, p.published_at desc limit ?`,
    [words, city, words, WEIGHED, LEAST_SHARED, limit],
  );
  return rows;
}
