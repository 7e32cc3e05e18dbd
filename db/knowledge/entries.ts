import type { Knex } from 'knex';
import {
  type EntryContent,
  isAnswerable,
  type Standing,
  type Validity,
  type VersionStands,
} from '../../domain/knowledge/entry';
import type { Instant } from '../../domain/limit/instant';
import { sqlInstant } from '../connect';

/** One version of an entry as it was written, once. Instants are UTC. */
export interface EntryVersion extends EntryContent, Validity {
  entry: string;
  version: number;
  stands: VersionStands;
  /** why it was written; the first says where the answer comes from */
  reason: string;
  /** account */
  madeBy: string;
  madeAt: Instant;
}

/** An entry by the version that is shown of it: the one that holds, else the next to hold, else the draft. */
export interface ShownEntry extends EntryVersion {
  standing: Standing;
  /** the newest version of any kind: what a change is based on */
  newest: number;
}

/** columns of a version `v`, as EntryVersion names them */
export const VERSION = `v.entry::text, v.version, v.stands, v.unit, v.title, v.question, v.answer, v.category, v.tags, v.laws, v.languages,
  v.is_public as "isPublic", v.effective_from::text as "effectiveFrom", v.effective_until::text as "effectiveUntil",
  v.review_by::text as "reviewBy", v.holds_from as "holdsFrom", v.holds_until as "holdsUntil", v.review_ends as "reviewEnds",
  v.reason, v.made_by::text as "madeBy", v.made_at as "madeAt"`;

/** 0 holds or has held, 1 will, 2 is a draft: in this order one version stands for its entry */
const RANK = `case when v.stands = 'draft' then 2 when v.holds_from > :now then 1 else 0 end`;

/** the version of entry `e` that is shown at :now, with its rank */
export const SHOWN = `lateral (
  select v.*, ${RANK} as rank from knowledge_versions v
   where v.entry = e.id and v.stands <> 'retired'
   order by rank, case when ${RANK} = 0 then v.holds_from end desc, v.version desc limit 1) v`;

/** how entry `e` stands by its shown version */
export const STANDING = `case when e.retired_at <= :now then 'retired' when v.rank = 2 then 'draft' when v.rank = 1 then 'planned'
  when v.holds_until <= :now then 'expired' when v.review_ends <= :now then 'reviewOverdue' else 'inForce' end`;

/** number of the newest version of entry `e`, of any kind */
export const NEWEST = `(select max(n.version) from knowledge_versions n where n.entry = e.id)`;

/** One entry as it stands at `now`; null when the city has none of this id. */
export async function entryOf(db: Knex, city: string, id: string, now: Instant): Promise<ShownEntry | null> {
  const { rows } = await db.raw<{ rows: ShownEntry[] }>(
    `select ${VERSION}, ${STANDING} as standing, ${NEWEST} as newest
       from knowledge_entries e cross join ${SHOWN} where e.city = :city and e.id = :id`,
    { city, id, now: sqlInstant(now) },
  );
  return rows[0] ?? null;
}

/** every version of an entry, the newest first */
export async function versionsOf(db: Knex, city: string, id: string): Promise<EntryVersion[]> {
  const { rows } = await db.raw<{ rows: EntryVersion[] }>(
    `select ${VERSION} from knowledge_versions v where v.city = ? and v.entry = ? order by v.version desc`,
    [city, id],
  );
  return rows;
}

/**
 * The version of an entry from which a call is answered at this instant, by its number; null when the entry holds none then: it
 * is not there, is only planned, has expired or was retired.
 */
export async function versionInForce(db: Knex, city: string, id: string, at: Instant): Promise<number | null> {
  const entry = await entryOf(db, city, id, at);
  return entry && isAnswerable(entry.standing) ? entry.version : null;
}

/** How often entries answered a call since an instant, by their ids: the repeat-call figure. */
export async function answersFrom(
  db: Knex,
  city: string,
  ids: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.raw<{ rows: { entry: string; times: number }[] }>(
    `select body::jsonb -> 'knowledge' ->> 'entry' as entry, count(*)::int as times from events
      where city = :city and type = 'directlyAnswered' and (body::jsonb -> 'knowledge') is not null
        and (body::jsonb -> 'knowledge' ->> 'entry') = any(:ids) and at >= :since group by 1`,
    { city, ids: [...ids], since: sqlInstant(since) },
  );
  return new Map(rows.map(({ entry, times }) => [entry, times]));
}
