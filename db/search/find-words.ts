import type { Knex } from 'knex';
import { HOUR, type Instant } from '../../domain/limit/instant';
import { appealsNumbered, type AppealFilter, type AppealRow, type NumberedFilter } from '../appeal-lists';
import { sqlInstant } from '../connect';
import { indexKeys } from './blind';
import { placeTermsOf, termsOf } from './search-row';

/** What is looked for: words, words of the place, or both. */
export interface WordsAsked {
  words?: string | undefined;
  place?: string | undefined;
  filter: AppealFilter & NumberedFilter;
}

/** Where a search goes on: older than this. */
export interface Place {
  at: Instant;
  number: string;
}

export interface Found {
  appeals: AppealRow[];
  /** null: there is no more. A page may be short and have more behind it, where many appeals hold the words and few fit. */
  next: Place | null;
}

/** so many appeals that hold the words are looked at for one page: what it costs is bounded, however common the words are */
const MOST_LOOKED_AT = 1_200;

/**
 * Appeals of the city that hold every word, the newest received first. Null where the words are none that anything could be
 * found by: a single Chinese character.
 */
export async function findByWords(
  db: Knex,
  city: string,
  { words = '', place = '', filter }: WordsAsked,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<Found | null> {
  const keys = await indexKeys(db, city);
  const terms = [...termsOf(keys, words), ...placeTermsOf(keys, place)];
  if (terms.length === 0) return null;
  const { unit, units, stage, category, open, hideConfidential, number } = filter;
  const isNarrowed = [unit, units, stage, category, open, hideConfidential, number].some((one) => one !== undefined);
  const lookAt = isNarrowed ? MOST_LOOKED_AT : limit + 1;
  const holding = await newestHolding(db, { city, terms, after, from: filter.from, to: filter.to, most: lookAt });
  const appeals = await appealsNumbered(
    db,
    city,
    holding.map((one) => one.number),
    filter,
  );
  if (appeals.length > limit) return { appeals: appeals.slice(0, limit), next: placeOf(appeals[limit - 1]) };
  return { appeals, next: holding.length < lookAt ? null : (holding.at(-1) ?? null) };
}

const placeOf = (row: AppealRow | undefined): Place | null => (row ? { at: row.receivedAt, number: row.number } : null);

/** Which appeals of the index are meant. */
interface Holding {
  city: string;
  /** which they hold, all of them */
  terms: readonly string[];
  after?: Place | undefined;
  /** received in this span, both ends in */
  from?: Instant | undefined;
  to?: Instant | undefined;
  most: number;
}

/** spans that are looked through one after the other, from the newest appeal back; the last has no end */
const SPANS_IN_DAYS = [2, 8, 32, 128, Infinity];

/**
 * The newest appeals that hold these terms. The index of terms knows no order, so that it is asked span by span: a common word is
 * found in the newest days alone, a rare one costs five short looks.
 */
async function newestHolding(db: Knex, { city, terms, after, from, to, most }: Holding): Promise<Place[]> {
  const found: Place[] = [];
  // a period that ends in days to come is looked through from the newest appeal back like any other
  const newest = after?.at ?? Math.min(to ?? Infinity, await newestReceipt(db, city));
  let until: Instant = newest;
  for (const days of SPANS_IN_DAYS) {
    const since = days === Infinity ? from : Math.max(from ?? -Infinity, newest - days * 24 * HOUR);
    const isFirst = until === newest;
    const { rows } = await db.raw<{ rows: Place[] }>(
      `select received_at as at, number from appeal_search
        where city = ? and terms @> ?::text[]
          ${isFirst ? (after ? 'and (received_at, number) < (?::timestamptz, ?)' : 'and received_at <= ?::timestamptz') : 'and received_at < ?::timestamptz'}
          ${since === undefined ? '' : 'and received_at >= ?::timestamptz'}
        order by received_at desc, number desc limit ?`,
      [
        city,
        [...terms],
        sqlInstant(until),
        ...(isFirst && after ? [after.number] : []),
        ...(since === undefined ? [] : [sqlInstant(since)]),
        most - found.length,
      ],
    );
    found.push(...rows);
    if (found.length >= most || since === undefined || since === from) break;
    until = since;
  }
  return found;
}

/** 0 where the index holds nothing of the city */
async function newestReceipt(db: Knex, city: string): Promise<Instant> {
  const row = await db('appeal_search')
    .where({ city })
    .orderBy('received_at', 'desc')
    .first<{ received_at: Instant } | undefined>('received_at');
  return row?.received_at ?? 0;
}
