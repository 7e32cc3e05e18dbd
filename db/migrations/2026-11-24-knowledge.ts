import type { Knex } from 'knex';
import { APP_ROLE } from '../connect';
import { letApplicationIn, writtenOnce } from './rights';

export const name = '2026-11-24-knowledge';

/**
 * The knowledge base: entries, each change of one a version that is written once, and reports that one is wrong or missing. Which
 * entry answered a call is in the log, found by an index of its own.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table knowledge_entries (
  id bigint generated always as identity primary key, city text not null references cities, retired_at timestamptz
);
create index knowledge_entries_by_city on knowledge_entries (city, id desc);
create table knowledge_versions (
  entry bigint not null references knowledge_entries, version int not null, city text not null, unit text not null,
  stands text not null check (stands in ('draft', 'published', 'retired')), title text not null, question text not null, answer text not null,
  category text, tags text[] not null, laws jsonb not null, languages text[] not null, is_public boolean not null,
  effective_from date not null, effective_until date, review_by date not null,
  holds_from timestamptz not null, holds_until timestamptz, review_ends timestamptz not null,
  reason text not null, made_by bigint not null, made_at timestamptz not null, request text not null unique, request_hash text not null,
  title_bigrams text[] not null, head_bigrams text[] not null, bigrams text[] not null,
  primary key (entry, version), foreign key (city, unit) references units, foreign key (city, made_by) references accounts (city, id),
  check (effective_until >= effective_from), check (review_by >= effective_from)
);
create index knowledge_versions_by_head on knowledge_versions using gin (head_bigrams) with (fastupdate = off);
create index knowledge_versions_by_words on knowledge_versions using gin (bigrams) with (fastupdate = off);
create table knowledge_reports (
  id bigint generated always as identity primary key, city text not null, kind text not null check (kind in ('wrong', 'missing')),
  entry bigint, version int, unit text not null, words text not null, made_by bigint not null, made_at timestamptz not null,
  due_at timestamptz not null, why jsonb not null, remind_at timestamptz, told_of text check (told_of in ('dueSoon', 'late')),
  resolved_at timestamptz, resolved_by bigint, resolution text check (resolution in ('corrected', 'declined')), reason text,
  answer_entry bigint, answer_version int, request text not null unique, request_hash text not null,
  foreign key (entry, version) references knowledge_versions, foreign key (answer_entry, answer_version) references knowledge_versions,
  foreign key (city, unit) references units, check ((kind = 'wrong') = (entry is not null)),
  check ((resolved_at is null) = (resolution is null)), check ((resolution = 'corrected') = (answer_entry is not null))
);
create index knowledge_reports_open on knowledge_reports (city, due_at, id) where resolved_at is null;
create index knowledge_reports_to_tell on knowledge_reports (due_at, id) where resolved_at is null and told_of is distinct from 'late';
create index knowledge_reports_by_age on knowledge_reports (city, id desc);
create index knowledge_reports_of_entry on knowledge_reports (entry) where entry is not null;
create index events_by_knowledge on events (city, ((body::jsonb -> 'knowledge' ->> 'entry')), at) 
  where type = 'directlyAnswered' and (body::jsonb -> 'knowledge') is not null;
`);
  await letApplicationIn(db);
  await writtenOnce(db, ['knowledge_versions']);
  await db.raw('revoke delete, truncate on knowledge_entries, knowledge_reports from ??', [APP_ROLE]);
}
