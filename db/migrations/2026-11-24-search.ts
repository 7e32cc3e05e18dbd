import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-search';

/**
 * By what an appeal is found: the words in which it was brought, and, by keyed hashes that tell nothing of themselves, the
 * telephone and the name of whoever brought it. What is masked is found no more, whoever masks it. And the searches that
 * people keep under a name.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table appeal_search (
  number text primary key, city text not null, received_at timestamptz not null, terms text[] not null, telephone text, name text
);
alter table appeal_search alter column terms set statistics 1000;
create index appeal_search_by_terms on appeal_search using gin (terms) with (gin_pending_list_limit = 512);
create index appeal_search_by_received on appeal_search (city, received_at desc, number desc);
create index appeal_search_by_telephone on appeal_search (city, telephone, received_at desc, number desc) where telephone is not null;
create index appeal_search_by_name on appeal_search (city, name, received_at desc, number desc) where name is not null;
create index appellants_by_person on appellants (person);

create function text_found_no_more() returns trigger language plpgsql as $$
begin
  delete from appeal_search where number in (
    select number from events where text_id = new.id and type in ('registered', 'elementsSupplied', 'supplemented'));
  return null;
end $$;
create trigger found_no_more after update of masked_at on texts for each row
  when (new.masked_at is not null) execute function text_found_no_more();
create function person_found_no_more() returns trigger language plpgsql as $$
begin
  update appeal_search set telephone = null, name = null where number in (select number from appellants where person = new.id);
  return null;
end $$;
create trigger found_no_more after update of masked_at on people for each row
  when (new.masked_at is not null) execute function person_found_no_more();

create table saved_views (
  id bigint generated always as identity primary key, city text not null, account bigint not null, page text not null, name text not null,
  query text not null, shared_with text, created_at timestamptz not null default now(),
  foreign key (city, account) references accounts (city, id)
);
create index saved_views_own on saved_views (city, account, page);
create index saved_views_shared on saved_views (city, shared_with, page) where shared_with is not null;
`);
  await letApplicationIn(db);
}
