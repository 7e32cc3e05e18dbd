import type { Knex } from 'knex';
import type { Actor } from '../../domain/loop/role';
import { appealsNumbered, type AppealFilter, type NumberedFilter } from '../appeal-lists';
import { sqlInstant } from '../connect';
import { blindName, blindTelephone, indexKeys } from './blind';
import type { Found, Place } from './find-words';
import { placeTermsOf, termsOf } from './search-row';

/** Who is looked for: by telephone, by whole name, or by both; and what of theirs, by words, words of the place, or both. */
export interface PersonAsked {
  telephone?: string | undefined;
  name?: string | undefined;
  words?: string | undefined;
  place?: string | undefined;
  filter: AppealFilter & NumberedFilter;
}

/** who looks, and why: it stands in the log of each appeal that is found (R-IDC-12) */
export interface Looking {
  by: Actor;
  reason: string;
}

/** so many appeals of one person are looked at for one page */
const MOST_LOOKED_AT = 600;

/**
 * Appeals of the city that somebody brought by this telephone or under this name, the newest received first. That an appeal is
 * this person's tells who appeals: each one that is answered is written down as a reading of its identity, in the same
 * transaction. Null where the telephone is none, the name is empty, or nothing could be found by the words.
 */
export async function findByPerson(
  db: Knex,
  city: string,
  { telephone, name, words = '', place = '', filter }: PersonAsked,
  { by, reason }: Looking,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<Found | null> {
  const keys = await indexKeys(db, city);
  const wanted = {
    ...(telephone === undefined ? {} : { telephone: blindTelephone(keys, telephone) }),
    ...(name === undefined ? {} : { name: blindName(keys, name) }),
  };
  if (Object.values(wanted).some((hash) => hash === null)) return null;
  const terms = [...termsOf(keys, words), ...placeTermsOf(keys, place)];
  if (terms.length === 0 && (words !== '' || place !== '')) return null;
  return db.transaction(async (trx) => {
    const theirs: Place[] = await trx('appeal_search')
      .where({ city, ...wanted })
      .modify((q) => {
        if (terms.length > 0) void q.whereRaw('terms @> ?::text[]', [terms]);
        if (after) void q.whereRaw('(received_at, number) < (?::timestamptz, ?)', [sqlInstant(after.at), after.number]);
        if (filter.from !== undefined) void q.where('received_at', '>=', sqlInstant(filter.from));
        if (filter.to !== undefined) void q.where('received_at', '<=', sqlInstant(filter.to));
      })
      .orderBy([
        { column: 'received_at', order: 'desc' },
        { column: 'number', order: 'desc' },
      ])
      .limit(MOST_LOOKED_AT)
      .select('number', { at: 'received_at' });
    const fitting = await appealsNumbered(
      trx,
      city,
      theirs.map((one) => one.number),
      filter,
    );
    const appeals = fitting.slice(0, limit);
    if (appeals.length > 0)
      await trx('identity_reads').insert(
        appeals.map(({ number }) => ({ city, number, account: by.id, role: by.role, unit: by.unit ?? null, reason })),
      );
    const last = appeals.at(-1);
    if (fitting.length > limit && last) return { appeals, next: { at: last.receivedAt, number: last.number } };
    return { appeals, next: theirs.length < MOST_LOOKED_AT ? null : (theirs.at(-1) ?? null) };
  });
}
