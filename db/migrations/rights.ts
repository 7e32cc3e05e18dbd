import type { Knex } from 'knex';
import { APP_ROLE } from '../connect';

/** Makes the application's role and gives it every table that stands in the schema by now; each migration calls it at its end. */
export async function letApplicationIn(db: Knex.Transaction): Promise<void> {
  await db.raw(`
do $$ begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant ${APP_ROLE} to current_user;
grant usage on schema huiying to ${APP_ROLE};
grant usage on all sequences in schema huiying to ${APP_ROLE};`);
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'huiying' and c.relkind = 'r'
        and not has_table_privilege('${APP_ROLE}', c.oid, 'select')`,
  );
  for (const { name } of rows) await db.raw('grant select, insert, update, delete on ?? to ??', [name, APP_ROLE]);
}

/** What is written once: the application inserts and selects; nobody updates, deletes or truncates, the owner included. */
export async function writtenOnce(db: Knex.Transaction, tables: readonly string[]): Promise<void> {
  await db.raw(`
create or replace function written_once() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are written once and never changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;`);
  for (const table of tables)
    await db.raw(`
create trigger written_once before update or delete on ${table} for each row execute function written_once();
create trigger never_truncated before truncate on ${table} for each statement execute function written_once();
revoke update, delete, truncate on ${table} from ${APP_ROLE};`);
}
