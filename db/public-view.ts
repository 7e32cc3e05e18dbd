import { createHash, timingSafeEqual } from 'node:crypto';
import type { Knex } from 'knex';
import type { CaseState } from '../domain/loop/state';

/**
 * What an appellant asks for with number and query code; null when the two do not belong together. A number that there is not and
 * a code that is wrong take the same way and the same time, so that neither can be told from the other (R-SYS-07).
 */
export async function stateForAppellant(db: Knex, number: string, queryCode: string): Promise<CaseState | null> {
  const { rows } = await db.raw<{ rows: { state: CaseState; queryCode: string }[] }>(
    `select a.state, p.query_code as "queryCode" from appellants p join appeals a on a.number = p.number where p.number = ?`,
    [number],
  );
  const isTheirs = same(rows[0]?.queryCode ?? '', queryCode);
  return isTheirs ? (rows[0]?.state ?? null) : null;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** the names of these units of a city, by id; the English one is the Chinese one where none was given */
export async function unitNamesOf(
  db: Knex,
  city: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { zh: string; en: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db('units')
    .where({ city })
    .whereIn('id', [...ids])
    .select<{ id: string; name: string; name_en: string | null }[]>('id', 'name', 'name_en');
  return new Map(rows.map(({ id, name, name_en }) => [id, { zh: name, en: name_en ?? name }]));
}
