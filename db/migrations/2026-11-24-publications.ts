import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-publications';

/** What of the results is public now, computed from the log; the words stand in the text. What is masked is public no more, whoever masks it. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table publications (
  number text primary key, city text not null, published_at timestamptz not null, category text, unit text, text_id text not null,
  words text[] not null
);
alter table publications alter column words set statistics 1000;
create index publications_by_time on publications (city, published_at desc, number desc);
create index publications_by_category on publications (city, category, published_at desc, number desc);
create index publications_by_unit on publications (city, unit, published_at desc, number desc);
create index publications_by_words on publications using gin (words);
create index publications_by_text on publications (text_id);

create function text_public_no_more() returns trigger language plpgsql as $$
begin
  delete from publications where text_id = new.id;
  return null;
end $$;
create trigger public_no_more after update of masked_at on texts for each row
  when (new.masked_at is not null) execute function text_public_no_more();
`);
  await letApplicationIn(db);
}
