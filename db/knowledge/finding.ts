import type { Knex } from 'knex';
import { tellingWords } from '../../domain/knowledge/asked-words';
import type { Standing } from '../../domain/knowledge/entry';
import type { Keeping } from '../../domain/knowledge/keeping';
import type { Instant } from '../../domain/limit/instant';
import { sqlInstant } from '../connect';
import { bigramsOf } from '../search/bigrams';
import { NEWEST, SHOWN, type ShownEntry, STANDING, VERSION } from './entries';

export interface KnowledgeAsked {
  language?: string | undefined;
  unit?: string | undefined;
  category?: string | undefined;
  /** absent: whatever holds or has held, and is not retired */
  standing?: Standing | undefined;
  /** for the public: entries that answer now and say they may be shown to it */
  publicOnly?: boolean | undefined;
  /** whose drafts are shown too */
  keeping: Keeping;
  now: Instant;
  limit: number;
}

/** Entries of a city, the newest first; `before` is the last one of the page before. */
export async function knowledgeOf(
  db: Knex,
  city: string,
  { before, ...asked }: KnowledgeAsked & { before?: string | undefined },
): Promise<ShownEntry[]> {
  const { rows } = await db.raw<{ rows: ShownEntry[] }>(
    `select * from (
       select ${VERSION}, ${STANDING} as standing, ${NEWEST} as newest, e.id
         from knowledge_entries e cross join ${SHOWN}
        where e.city = :city ${before === undefined ? '' : 'and e.id < :before'} ${narrowed(asked)}
     ) found where ${shownTo(asked)} order by id desc limit :limit`,
    { city, ...bindings(asked), ...given('before', before) },
  );
  return rows;
}

/** versions that are looked at more closely: nobody reads so many finds */
const NEAREST = 300;

/** a question of more pairs stands in no answer as a whole: there the answers need not be read */
const LONGEST_IN_ANSWER = 12;

const SHARE = 'head.hits / :count';
const SHARE_OR_WHOLE = `case when ${SHARE} < 0.4 and v.bigrams @> :grams then 0.4 else ${SHARE} end`;

/**
 * The best finds for words, as they are typed or as a whole call tells them. They are found in pairs of characters: two fifths of
 * the pairs that tell the matter stand in title, question, tags and laws, or half of the title's pairs stand in what is told, or
 * the answer holds all of them. What answers no more comes last. A single Chinese character finds nothing.
 */
export async function findKnowledge(db: Knex, city: string, q: string, asked: KnowledgeAsked): Promise<ShownEntry[]> {
  const grams = tellingWords(bigramsOf(q));
  if (grams.length === 0) return [];
  const isShort = grams.length <= LONGEST_IN_ANSWER;
  const { rows } = await db.raw<{ rows: ShownEntry[] }>(
    `with nearest as (
       select * from (
         select v.entry, v.version, ${isShort ? SHARE_OR_WHOLE : SHARE} as asked,
                title.hits / greatest(cardinality(v.title_bigrams), 1) as titled
           from knowledge_versions v
          cross join lateral (select count(*)::float8 as hits from unnest(v.head_bigrams) g where g = any(:grams)) head
          cross join lateral (select count(*)::float8 as hits from unnest(v.title_bigrams) g where g = any(:grams)) title
          where v.city = :city and v.stands <> 'retired' ${narrowed(asked)} and (v.entry, v.version) in (
            select entry, version from knowledge_versions where head_bigrams && :grams
            ${isShort ? 'union select entry, version from knowledge_versions where bigrams @> :grams' : ''})
       ) near where asked >= 0.4 or titled >= 0.5 order by asked + titled desc limit ${NEAREST}
     )
     select * from (
       select ${VERSION}, ${STANDING} as standing, ${NEWEST} as newest, e.id, near.asked + near.titled as near
         from nearest near join knowledge_entries e on e.id = near.entry cross join ${SHOWN} where v.version = near.version
     ) found where ${shownTo(asked)} order by standing = 'expired', near desc, id desc limit :limit`,
    { city, ...bindings(asked), grams: [...grams], count: grams.length },
  );
  return rows;
}

/** what is asked of the version itself */
const narrowed = ({ unit, category, language, publicOnly }: KnowledgeAsked): string =>
  [
    ...(unit === undefined ? [] : ['and v.unit = :unit']),
    ...(category === undefined ? [] : ['and v.category = :category']),
    ...(language === undefined ? [] : ['and :language = any(v.languages)']),
    ...(publicOnly ? ['and v.is_public'] : []),
  ].join(' ');

/** what is asked of how the entry stands; a draft is its keepers' */
function shownTo({ standing, publicOnly, keeping }: KnowledgeAsked): string {
  if (publicOnly) return `standing in ('inForce', 'reviewOverdue')`;
  if (standing === undefined) return `standing in ('inForce', 'reviewOverdue', 'expired')`;
  return `standing = :standing ${keeping.all ? '' : `and (standing <> 'draft' or unit = any(:keeps))`}`;
}

function bindings({ now, limit, unit, category, language, standing, keeping }: KnowledgeAsked) {
  return {
    now: sqlInstant(now),
    limit,
    ...given('unit', unit),
    ...given('category', category),
    ...given('language', language),
    ...given('standing', standing),
    ...(keeping.all ? {} : { keeps: [...keeping.units] }),
  };
}

const given = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: value };
