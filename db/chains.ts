import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';

/** One row of the log, as it stands. */
export interface StoredEvent {
  number: string;
  v: number;
  type: string;
  at: Instant;
  actor: string | null;
  role: string | null;
  unit: string | null;
  action: string | null;
  text_id: string | null;
  format: number;
  body: string;
  prev: string;
  hash: string;
}

/** The log of one case, in order of its versions. */
export interface StoredChain {
  number: string;
  events: readonly StoredEvent[];
}

const EVENTS_AT_ONCE = 4000;

/**
 * Every case of the log in order of numbers, or only the cases named, some at a time: whatever walks the log holds no more
 * of it than that. The caller's transaction decides as of which instant the log is read.
 */
export async function* chainsOf(db: Knex, numbers?: readonly string[]): AsyncGenerator<StoredChain[]> {
  let after: Pick<StoredEvent, 'number' | 'v'> = { number: '', v: 0 };
  let cut: StoredEvent[] = [];
  for (;;) {
    const rows = await db<StoredEvent>('events')
      .whereRaw('(number, v) > (?, ?)', [after.number, after.v])
      .modify((query) => {
        if (numbers) void query.whereIn('number', [...numbers]);
      })
      .orderBy(['number', 'v'])
      .limit(EVENTS_AT_ONCE)
      .select(
        'number',
        'v',
        'type',
        'at',
        'actor',
        'role',
        'unit',
        'action',
        'text_id',
        'format',
        'body',
        'prev',
        'hash',
      );
    const read = [...cut, ...rows];
    const last = rows.at(-1);
    const isEnd = rows.length < EVENTS_AT_ONCE;
    // the last case may go on in the next rows
    cut = isEnd ? [] : read.filter((e) => e.number === last?.number);
    const chains = byCase(isEnd ? read : read.slice(0, read.length - cut.length));
    if (chains.length > 0) yield chains;
    if (isEnd || !last) return;
    after = last;
  }
}

function byCase(events: readonly StoredEvent[]): StoredChain[] {
  const chains: { number: string; events: StoredEvent[] }[] = [];
  for (const event of events) {
    const last = chains.at(-1);
    if (last?.number === event.number) last.events.push(event);
    else chains.push({ number: event.number, events: [event] });
  }
  return chains;
}
