import type { Knex } from 'knex';
import type { EntryContent, Validity, VersionStands } from '../../domain/knowledge/entry';
import type { Instant } from '../../domain/limit/instant';
import { sqlInstant } from '../connect';
import { bigramsOf } from '../search/bigrams';

/** Who asks for a change, and under which key a repetition of it is known. */
export interface Request {
  key: string;
  hash: string;
}

/** A version as it is handed in: its number and its entry are given by the store. */
export interface NewVersion {
  content: EntryContent;
  validity: Validity;
  stands: VersionStands;
  reason: string;
  madeBy: string;
  madeAt: Instant;
  request: Request;
}

export interface Written {
  entry: string;
  version: number;
}

/** Why a change of the knowledge base is not written. */
export type NotWritten =
  | { not: 'keyReused' }
  | { not: 'unknown' }
  | { not: 'retired' }
  /** somebody else wrote a version meanwhile: the newest is this one */
  | { not: 'moved'; newest: number };

/** A new entry with its first version. The same request again answers the entry that it made. */
export async function addEntry(db: Knex, city: string, first: NewVersion): Promise<Written | NotWritten> {
  return db.transaction(async (trx) => {
    const before = await writtenBefore(trx, first.request);
    if (before) return before;
    const [row] = await trx('knowledge_entries').insert({ city }).returning<{ id: number }[]>('id');
    const entry = String(row?.id);
    await insertVersion(trx, city, { entry, version: 1 }, first);
    return { entry, version: 1 };
  });
}

/**
 * The next version of an entry, based on the newest there is: whoever wrote from an older one is told so. A retired entry takes
 * none, and is never in force again: what it said begins anew as another entry.
 */
export async function addVersion(
  db: Knex,
  city: string,
  { entry, basedOn }: { entry: string; basedOn: number },
  next: NewVersion,
): Promise<Written | NotWritten> {
  return db.transaction(async (trx) => {
    const before = await writtenBefore(trx, next.request);
    if (before) return before;
    const held = await trx('knowledge_entries')
      .where({ city, id: entry })
      .forUpdate()
      .first<{ retired_at: Instant | null } | undefined>('retired_at');
    if (!held) return { not: 'unknown' };
    if (held.retired_at !== null) return { not: 'retired' };
    const newest = await newestVersion(trx, entry);
    if (newest !== basedOn) return { not: 'moved', newest };
    const written = { entry, version: newest + 1 };
    await insertVersion(trx, city, written, next);
    if (next.stands === 'retired')
      await trx('knowledge_entries')
        .where({ id: entry })
        .update({ retired_at: sqlInstant(next.madeAt) });
    return written;
  });
}

async function newestVersion(trx: Knex, entry: string): Promise<number> {
  const row = await trx('knowledge_versions')
    .where({ entry })
    .max<{ newest: number | null }>('version as newest')
    .first();
  return row?.newest ?? 0;
}

/** what this request has written already; a request and its repetition that come together wait for each other here */
async function writtenBefore(trx: Knex, { key, hash }: Request): Promise<Written | { not: 'keyReused' } | null> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`huiying knowledge ${key}`]);
  const row = await trx('knowledge_versions')
    .where({ request: key })
    .first<{ entry: number; version: number; request_hash: string } | undefined>('entry', 'version', 'request_hash');
  if (!row) return null;
  return row.request_hash === hash ? { entry: String(row.entry), version: row.version } : { not: 'keyReused' };
}

async function insertVersion(trx: Knex, city: string, { entry, version }: Written, given: NewVersion): Promise<void> {
  const { content, validity } = given;
  const head = [content.title, content.question, ...content.tags, ...content.laws.map((l) => l.name)].join('\n');
  await trx('knowledge_versions').insert({
    entry,
    version,
    city,
    unit: content.unit,
    stands: given.stands,
    title: content.title,
    question: content.question,
    answer: content.answer,
    category: content.category,
    tags: [...content.tags],
    laws: JSON.stringify(content.laws),
    languages: [...content.languages],
    is_public: content.isPublic,
    effective_from: content.effectiveFrom,
    effective_until: content.effectiveUntil,
    review_by: content.reviewBy,
    holds_from: sqlInstant(validity.holdsFrom),
    holds_until: sqlInstant(validity.holdsUntil),
    review_ends: sqlInstant(validity.reviewEnds),
    reason: given.reason,
    made_by: given.madeBy,
    made_at: sqlInstant(given.madeAt),
    request: given.request.key,
    request_hash: given.request.hash,
    title_bigrams: bigramsOf(content.title),
    head_bigrams: bigramsOf(head),
    bigrams: bigramsOf(`${head}\n${content.answer}`),
  });
}
