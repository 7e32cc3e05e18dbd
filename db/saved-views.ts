import type { Knex } from 'knex';
import type { Role } from '../domain/loop/role';
import type { Account } from './accounts';

/** A list of a page with its filters, kept under a name. */
export interface SavedView {
  id: string;
  page: string;
  name: string;
  /** the part of the page's address after the question mark */
  query: string;
  own: boolean;
  /** everybody of the city who holds this role has it too; null: its owner alone */
  sharedWith: Role | null;
  by: string;
}

export interface NewView {
  page: string;
  name: string;
  query: string;
  sharedWith: Role | null;
}

/** so many somebody may keep */
export const MOST_VIEWS = 200;

/** The views that an account has of its own or that are shared with one of its roles, by name; of all pages, or of one. */
export async function savedViews(db: Knex, account: Account, page: string | undefined): Promise<SavedView[]> {
  const roles = [...new Set(account.grants.map((g) => g.role))];
  const { rows } = await db.raw<{ rows: SavedView[] }>(
    `select v.id::text as id, v.page, v.name, v.query, v.account = :account as own, v.shared_with as "sharedWith", a.name as by
       from saved_views v join accounts a on a.id = v.account
      where v.city = :city and (v.account = :account or v.shared_with = any(:roles)) and (:page::text is null or v.page = :page)
      order by v.name, v.id limit 1000`,
    { city: account.city, account: account.id, roles, page: page ?? null },
  );
  return rows;
}

/** Keeps a view; null where the account has as many as it may. */
export async function saveView(db: Knex, account: Account, view: NewView): Promise<{ id: string } | null> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `insert into saved_views (city, account, page, name, query, shared_with)
     select :city, :account, :page, :name, :query, :sharedWith
      where (select count(*) from saved_views where city = :city and account = :account) < :most returning id::text as id`,
    { ...view, city: account.city, account: account.id, most: MOST_VIEWS },
  );
  return rows[0] ?? null;
}

/** Forgets a view of the account's own; false where it has none of this id. */
export async function forgetView(db: Knex, account: Account, id: string): Promise<boolean> {
  const gone = await db('saved_views').where({ id, city: account.city, account: account.id }).delete();
  return gone > 0;
}
