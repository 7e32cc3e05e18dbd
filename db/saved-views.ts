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
  /** the account that saved it is closed: it goes on for those it is shared with, and an administrator may forget it */
  ownerless: boolean;
  mayForget: boolean;
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

const clears = ({ grants }: Account): boolean => grants.some((g) => g.role === 'administrator');

/**
 * The views that an account has of its own or that are shared with one of its roles, by name; of all pages, or of one. An
 * administrator has those besides that are shared and whose owner's account is closed.
 */
export async function savedViews(db: Knex, account: Account, page: string | undefined): Promise<SavedView[]> {
  const roles = [...new Set(account.grants.map((g) => g.role))];
  const { rows } = await db.raw<{ rows: SavedView[] }>(
    `select v.id::text as id, v.page, v.name, v.query, v.account = :account as own, v.shared_with as "sharedWith", a.name as by,
            not a.active as ownerless, v.account = :account or (:clears and not a.active) as "mayForget"
       from saved_views v join accounts a on a.id = v.account
      where v.city = :city and (:page::text is null or v.page = :page)
        and (v.account = :account or v.shared_with = any(:roles) or (:clears and not a.active and v.shared_with is not null))
      order by v.name, v.id limit 1000`,
    { city: account.city, account: account.id, roles, page: page ?? null, clears: clears(account) },
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

/**
 * Forgets a view of the account's own; for an administrator one besides that is shared and whose owner's account is closed. False where
 * there is none such of this id.
 */
export async function forgetView(db: Knex, account: Account, id: string): Promise<boolean> {
  const { rowCount } = await db.raw<{ rowCount: number }>(
    `delete from saved_views v using accounts a where a.id = v.account and v.id = :id and v.city = :city
        and (v.account = :account or (:clears and not a.active and v.shared_with is not null))`,
    { id, city: account.city, account: account.id, clears: clears(account) },
  );
  return rowCount > 0;
}
