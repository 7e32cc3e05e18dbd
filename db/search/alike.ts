import type { Knex } from 'knex';
import { HOUR, type Instant } from '../../domain/limit/instant';
import { appealsNumbered, type AppealRow, type NumberedFilter } from '../appeal-lists';
import { indexKeys } from './blind';
import { newestHolding } from './find-words';
import { rarityOf } from './rarity';
import { placeTermsOf, termsOf } from './search-row';

/** What an appeal is to be like. */
export interface AlikeAsked {
  text: string;
  place?: string | undefined;
  category?: string | undefined;
  unit?: string | undefined;
  /** number of the appeal itself, which is not like itself */
  number?: string | undefined;
  filter: NumberedFilter;
  now: Instant;
}

export interface Alike extends AppealRow {
  /** how much of what the text tells stands in the appeal as well, from 0 to 1; the place counts twice */
  score: number;
}

/** the weight of a term that one appeal in twenty holds: commoner ones are looked for only where a text has no other */
const RARE = 3;
/** a long text is weighed by so many of its rarest terms, and others are looked for by so many of these */
const MOST_WEIGHED = 60;
const TERMS_LOOKED_FOR = 10;
/** of so many of the newest the terms are compared, and of the likest of them it is looked up how they stand */
const COMPARED = 250;
const LOOKED_UP = 40;
/** appeals older than this are no longer the same matter */
const DAYS_BACK = 400;
/** below this what is shared is chance */
const LEAST_SCORE = 0.12;

/**
 * Appeals of the city that tell of the same: by the terms that they share, each weighed by how rare it is. The likest first, at most
 * `most`. What it costs is bounded, however long the text and however common its words.
 */
export async function alike(
  db: Knex,
  city: string,
  { text, place = '', category, unit, number, filter, now }: AlikeAsked,
  most: number,
): Promise<Alike[]> {
  const [keys, rarity] = await Promise.all([indexKeys(db, city), rarityOf(db)]);
  const weights = new Map<string, number>();
  for (const term of termsOf(keys, `${text}\n${place}`)) weights.set(term, rarity(term));
  for (const term of placeTermsOf(keys, place)) weights.set(term, rarity(term));
  const rarest = [...weights].sort(([, one], [, other]) => other - one).slice(0, MOST_WEIGHED);
  const rare = rarest.filter(([, weight]) => weight >= RARE).slice(0, TERMS_LOOKED_FOR);
  const lookedFor = rare.length > 0 ? rare : rarest.slice(0, 2);
  if (lookedFor.length === 0) return [];
  const candidates = await newestHolding(db, {
    city,
    some: lookedFor.map(([term]) => term),
    rare: rare.length > 0,
    from: now - DAYS_BACK * 24 * HOUR,
    most: COMPARED,
  });
  const scores = await shared(
    db,
    candidates.map((one) => one.number).filter((one) => one !== number),
    rarest,
  );
  const likest = [...scores].filter(([, score]) => score >= LEAST_SCORE).sort(([, a], [, b]) => b - a);
  const rows = await appealsNumbered(
    db,
    city,
    likest.slice(0, LOOKED_UP).map(([one]) => one),
    filter,
  );
  const nearer = (row: AppealRow): number =>
    (scores.get(row.number) ?? 0) * (row.category === category ? 1.1 : 1) * (unit && row.unit === unit ? 1.1 : 1);
  return rows
    .map((row) => ({ ...row, score: Math.min(1, Math.round(nearer(row) * 100) / 100) }))
    .sort((a, b) => b.score - a.score || b.receivedAt - a.receivedAt)
    .slice(0, most);
}

/** of each of these appeals the weight of the terms that it shares, as a part of the weight of all */
async function shared(
  db: Knex,
  numbers: readonly string[],
  weights: readonly (readonly [term: string, weight: number])[],
): Promise<Map<string, number>> {
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  if (numbers.length === 0 || all === 0) return new Map();
  const { rows } = await db.raw<{ rows: { number: string; weight: number }[] }>(
    `select s.number, sum(q.weight) as weight
       from (select number, unnest(terms) as term from appeal_search where number = any(?)) s
       join unnest(?::text[], ?::float8[]) q(term, weight) on q.term = s.term group by s.number`,
    [[...numbers], weights.map(([term]) => term), weights.map(([, weight]) => String(weight))],
  );
  return new Map(rows.map(({ number, weight }) => [number, weight / all]));
}
