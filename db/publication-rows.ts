import type { Knex } from 'knex';
import type { CaseEvent } from '../domain/loop/event';
import type { CaseState, Unregistered } from '../domain/loop/state';
import { sqlInstant } from './connect';
import { bigramsOf } from './search/bigrams';

/** What a step changes in what is public, as the database takes it. */
export interface PublicationChange {
  published: readonly PublicationRow[];
  publicNoMore: readonly { number: string }[];
}

interface PublicationRow {
  number: string;
  city: string;
  published_at: string | null;
  category: string | null;
  unit: string | null;
  text_id: string;
}

/**
 * The public copy of a case after these events: the newest that was published, while it stands. `states` are those that each
 * event led to, so that the row is the same however events were grouped into steps.
 */
export function publicationChange(
  before: CaseState | Unregistered,
  events: readonly CaseEvent[],
  states: readonly CaseState[],
  after: CaseState,
): PublicationChange {
  const { number, city } = after;
  const wasPublic = before.phase !== 'unregistered' && before.publication?.status === 'published';
  if (after.publication?.status !== 'published') return { published: [], publicNoMore: wasPublic ? [{ number }] : [] };
  const newest = events.findLastIndex((e) => e.type === 'published');
  const [event, state] = [events[newest], states[newest]];
  if (!event?.text || !state) return { published: [], publicNoMore: [] };
  const answering = state.orders.find((o) => o.under === undefined && o.status === 'feedbackSubmitted');
  const row = {
    number,
    city,
    published_at: sqlInstant(event.at),
    category: state.category,
    unit: answering?.unit ?? null,
    text_id: event.text.id,
  };
  return { published: [row], publicNoMore: [] };
}

/** writes down the words by which these are found, from their texts: the caller has just written their rows */
export async function keepPublicWords(trx: Knex, rows: readonly { number: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const { rows: texts } = await trx.raw<{ rows: { number: string; words: string }[] }>(
    `select p.number, concat_ws(' ', x.body->>'title', x.body->>'appeal', x.body->>'answer') as words
       from publications p join texts x on x.id = p.text_id where p.number = any(?)`,
    [rows.map((r) => r.number)],
  );
  for (const { number, words } of texts)
    await trx.raw('update publications set words = ? where number = ?', [bigramsOf(words).sort(), number]);
}
