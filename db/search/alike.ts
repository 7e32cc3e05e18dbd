import type { Knex } from 'knex';
import { HOUR, type Instant } from '../../domain/limit/instant';
import { appealsNumbered, type AppealRow } from '../appeal-lists';
import { sqlInstant } from '../connect';
import { indexKeys } from './blind';
import { APPEALS_BY_WORDS, rarityIn } from './rarity';
import { placeTermsOf, termsOf } from './search-row';
import { holdingAny, sharedBy } from './sharing';
import { tellingWords, type Weighed } from './telling-words';

/** What an appeal is to be like. */
export interface AlikeAsked {
  text: string;
  place?: string | undefined;
  category?: string | undefined;
  unit?: string | undefined;
  /** number of the appeal itself, which is not like itself */
  number?: string | undefined;
  filter: AlikeFilter;
  now: Instant;
}

/** Among which appeals it is looked. */
export interface AlikeFilter {
  /** true: those that are not over */
  open?: boolean | undefined;
  /** those that have or had an order of one of these units */
  units?: readonly string[] | undefined;
}

export interface Alike extends AppealRow {
  /** how much of what the text tells stands in the appeal as well, from 0 to 1; the place counts twice */
  score: number;
}

/** where fewer share a rare word, the newest that share a common one are compared as well, until there are so many */
const COMPARED = 250;
/** of so many of the likest it is looked up how they stand */
const LOOKED_UP = 40;
/** what shares common words alone is looked for among so many of the city’s newest */
const NEWEST = 5_000;
/** appeals older than this are no longer the same matter */
const DAYS_BACK = 400;
/** below this what is shared is chance */
const LEAST_SCORE = 0.12;

/**
 * Appeals of the city that tell of the same: by the words that they share, each weighed by how rare it is. The likest first, at most
 * `most`. All that share its rare words are looked at; what shares common ones alone is found among the newest. What it costs is
 * bounded, however long the text and however common its words.
 */
export async function alike(
  db: Knex,
  city: string,
  { text, place = '', category, unit, number, filter, now }: AlikeAsked,
  most: number,
): Promise<Alike[]> {
  const [keys, rarity] = await Promise.all([indexKeys(db, city), rarityIn(db, APPEALS_BY_WORDS)]);
  const words = new Set([...termsOf(keys, `${text}\n${place}`), ...placeTermsOf(keys, place)]);
  const { weighed, rare, common } = tellingWords(words, rarity);
  const among = { city, from: sqlInstant(now - DAYS_BACK * 24 * HOUR), narrowed: narrowing(filter) };
  const found = new Set(rare.length > 0 ? await holdingRare(db, rare, among) : []);
  if (found.size < COMPARED && common.length > 0)
    for (const one of await holdingCommon(db, common, among)) if (found.size < COMPARED) found.add(one);
  if (number !== undefined) found.delete(number);
  const likest = (await sharedBy(db, APPEALS_BY_WORDS, [...found], weighed))
    .filter(({ part }) => part >= LEAST_SCORE)
    // a number begins with its day: of the equally like the newer ones are looked up
    .sort((a, b) => b.part - a.part || (a.number < b.number ? 1 : -1))
    .slice(0, LOOKED_UP);
  const scores = new Map(likest.map((one) => [one.number, one.part]));
  const rows = await appealsNumbered(db, city, [...scores.keys()], {});
  const nearer = (row: AppealRow): number =>
    (scores.get(row.number) ?? 0) * (row.category === category ? 1.1 : 1) * (unit && row.unit === unit ? 1.1 : 1);
  return rows
    .map((row) => ({ ...row, score: Math.min(1, Math.round(nearer(row) * 100) / 100) }))
    .sort((a, b) => b.score - a.score || b.receivedAt - a.receivedAt)
    .slice(0, most);
}

interface Among {
  city: string;
  /** received since, as SQL takes it */
  from: string | null;
  narrowed: { sql: string; values: string[][] };
}

async function holdingRare(db: Knex, words: readonly Weighed[], { city, from, narrowed }: Among): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { number: string }[] }>(
    `select h.number from (${holdingAny(APPEALS_BY_WORDS)}) h where h.at >= ?::timestamptz and ${narrowed.sql}`,
    [words.map(([word]) => word), city, from, ...narrowed.values],
  );
  return rows.map(({ number }) => number);
}

/** the newest that hold one of these words: an index of common words would name a great part of all appeals */
async function holdingCommon(db: Knex, words: readonly Weighed[], { city, from, narrowed }: Among): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { number: string }[] }>(
    `select h.number
       from (select number, received_at, terms from appeal_search where city = ? and received_at >= ?::timestamptz
              order by received_at desc, number desc limit ?) h
      where h.terms && ?::text[] and ${narrowed.sql} order by h.received_at desc, h.number desc limit ?`,
    [city, from, NEWEST, words.map(([word]) => word), ...narrowed.values, COMPARED],
  );
  return rows.map(({ number }) => number);
}

/** of the appeals `h`, before they are compared: what may not be shown takes nobody's place */
function narrowing({ open, units }: AlikeFilter): Among['narrowed'] {
  const conditions = [
    ...(open
      ? [`exists (select from appeals a where a.number = h.number and a.phase not in ('closed', 'archived'))`]
      : []),
    ...(units
      ? ['exists (select from work_orders w where w.number = h.number and (w.unit = any(?) or w.held_before && ?))']
      : []),
  ];
  return {
    sql: conditions.length > 0 ? conditions.join(' and ') : 'true',
    values: units ? [[...units], [...units]] : [],
  };
}
