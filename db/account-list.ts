import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Role } from '../domain/loop/role';
import { type Account, type AccountRow, asAccount, GRANTS } from './accounts';
import { FAILURES_OF_ACCOUNT } from './sign-in-failures';

/** An API token as administrators see it: never its secret. */
export interface TokenView {
  id: number;
  label: string;
  createdAt: Instant;
  /** null: until it is revoked */
  expiresAt: Instant | null;
}

/** An account as administrators see it: never a password, never its hash. */
export interface AccountView extends Account {
  active: boolean;
  createdAt: Instant;
  /** whose password it has: one of its holder's own, an initial one, or none at all */
  password: 'own' | 'initial' | 'none';
  /** until when the initial password can be used */
  initialUntil: Instant | null;
  /** linked with an identity of an OpenID provider, held ready for one, or neither */
  identity: 'linked' | 'awaited' | 'none';
  /** until when failed sign-ins have locked it; null when they have not */
  lockedUntil: Instant | null;
  /** sessions that are open now */
  sessions: number;
  tokens: readonly TokenView[];
}

export interface AccountsAsked {
  /** part of login or name */
  search?: string | undefined;
  active?: boolean | undefined;
  role?: Role | undefined;
  unit?: string | undefined;
  /** the login after which the page begins */
  after?: string | undefined;
  limit: number;
}

/** A page of a city's accounts in the order of their logins. */
export async function accountsOf(db: Knex, city: string, asked: AccountsAsked): Promise<AccountView[]> {
  const { search, active, role, unit, after, limit } = asked;
  const like = search === undefined ? null : `%${search.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return views(
    db,
    `a.city = :city and (:like::text is null or a.login ilike :like or a.name ilike :like)
       and (:active::boolean is null or a.active = :active) and (:after::text is null or a.login > :after)
       and ((:role::text is null and :unit::text is null) or exists (
         select from account_roles r where r.account = a.id and (:role::text is null or r.role = :role)
           and (:unit::text is null or r.unit = :unit)))
     order by a.login limit :limit`,
    { city, like, active: active ?? null, role: role ?? null, unit: unit ?? null, after: after ?? null, limit },
  );
}

/** One account of this city; null when it has none of this id. */
export async function accountView(db: Knex, city: string, id: string): Promise<AccountView | null> {
  const [view] = await views(db, 'a.city = :city and a.id = :id', { city, id });
  return view ?? null;
}

interface ViewRow extends AccountRow {
  active: boolean;
  created_at: Instant;
  has_password: boolean;
  initial_until: Instant | null;
  awaits_identity: boolean;
  linked: boolean;
  locked_until: Instant | null;
  sessions: number;
  tokens: TokenView[];
}

const MS = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

async function views(db: Knex, where: string, bindings: Record<string, Knex.RawBinding>): Promise<AccountView[]> {
  const { rows } = await db.raw<{ rows: ViewRow[] }>(
    `select a.id, a.city, a.login, a.name, ${GRANTS} as grants, a.active, a.created_at, a.password_hash is not null as has_password,
       a.initial_until, a.awaits_identity, i.account is not null as linked,
       case when f.locked_until > now() then f.locked_until end as locked_until,
       (select count(*)::int from sessions s where s.account = a.id and s.expires_at > now()
          and s.seen_at > now() - s.idle_minutes * interval '1 minute') as sessions,
       (select coalesce(json_agg(json_build_object('id', t.id, 'label', t.label, 'createdAt', ${MS('t.created_at')},
          'expiresAt', ${MS('t.expires_at')}) order by t.id), '[]') from api_tokens t where t.account = a.id and t.revoked_at is null
          and (t.expires_at is null or t.expires_at > now())) as tokens
     from accounts a left join identities i on i.account = a.id ${FAILURES_OF_ACCOUNT} where ${where}`,
    bindings,
  );
  return rows.map((row) => ({
    ...asAccount(row),
    active: row.active,
    createdAt: row.created_at,
    password: row.has_password ? (row.initial_until === null ? 'own' : 'initial') : 'none',
    initialUntil: row.initial_until,
    identity: row.linked ? 'linked' : row.awaits_identity ? 'awaited' : 'none',
    lockedUntil: row.locked_until,
    sessions: row.sessions,
    tokens: row.tokens,
  }));
}
