import type { Account } from '../db/accounts';
import { type AppealFilter, appealsOfCity, appealsOfUnits, type NumberedFilter } from '../db/appeal-lists';
import { findByWords, type Found, type Place } from '../db/search/find-words';
import type { Parts } from './parts';
import { sightOf } from './rights';

export interface ListAsked {
  words?: string | undefined;
  place?: string | undefined;
  filter: AppealFilter & NumberedFilter;
}

export interface PageAsked {
  after: Place | undefined;
  limit: number;
}

/**
 * A page of the appeals that an account may see and that fit: by their words where there are some, else along the lists of its
 * city or units. Null where nothing could be found by these words.
 */
export async function foundAppeals(
  parts: Parts,
  account: Account,
  asked: ListAsked,
  page: PageAsked,
): Promise<Found | null> {
  if (asked.words === undefined && asked.place === undefined) return listed(parts, account, asked.filter, page);
  const sight = sightOf(account);
  const filter = sight.all ? asked.filter : { ...asked.filter, units: sight.units };
  return findByWords(parts.db, account.city, { ...asked, filter }, page);
}

async function listed(
  { db }: Parts,
  account: Account,
  filter: AppealFilter,
  { after, limit }: PageAsked,
): Promise<Found> {
  const sight = sightOf(account);
  const page = { limit: limit + 1, after: after && { placedAt: after.at, number: after.number } };
  const rows = sight.all
    ? await appealsOfCity(db, account.city, filter, page)
    : await appealsOfUnits(
        db,
        account.city,
        sight.units.filter((u) => filter.unit === undefined || filter.unit === u),
        filter,
        page,
      );
  const appeals = rows.slice(0, limit);
  const last = rows.length > limit ? appeals.at(-1) : undefined;
  return { appeals, next: last ? { at: last.placedAt, number: last.number } : null };
}
