import { batchesOf, type Entry, type Fate, type Sendable } from './entries';
import type { Mapping } from './mapping';
import type { Read, Source } from './read';
import { rejection, type Rejection } from './rejection';
import type { RowAnswer, Send } from './sender';

/** What became of the rows so far. registered + repeated + rejected = rows. */
export interface Tally {
  rows: number;
  registered: number;
  /** had been registered before, by this run or an earlier one */
  repeated: number;
  rejected: number;
  /** rejected rows by reason */
  reasons: Record<string, number>;
  /** the last line whose row is settled */
  line: number;
  /** ended before the file's end, because it was asked to */
  stopped: boolean;
}

interface Options {
  mapping: Mapping;
  send: Send;
  reject: (source: Source, rejected: Rejection) => void;
  /** stops after the rows that are on their way */
  signal: AbortSignal;
  onSettled: (tally: Tally) => void;
}

const REQUESTS_IN_FLIGHT = 2;

type Sent = { answers: readonly RowAnswer[] } | { failed: unknown };

/**
 * Imports the rows of a file. Two requests are on their way at a time, but rows are settled in the file's order, so that
 * what is rejected, and why, depends on the file alone. A second row of an id is repeated when it says the same, and
 * rejected (duplicateId) when it does not; where the first was rejected, it takes its place.
 */
export async function importRows(reads: AsyncIterable<Read>, options: Options): Promise<Tally> {
  const { mapping, send, signal, onSettled } = options;
  const tally: Tally = { rows: 0, registered: 0, repeated: 0, rejected: 0, reasons: {}, line: 0, stopped: false };
  const fates = new Map<string, Fate>();
  const onTheirWay: { batch: readonly Entry[]; sent: Promise<Sent> }[] = [];
  const settleFirst = async (): Promise<void> => {
    const first = onTheirWay.shift();
    if (!first) return;
    const sent = await first.sent;
    if ('failed' in sent) throw sent.failed;
    await settle(first.batch, sent.answers, { ...options, tally, fates });
    onSettled(tally);
  };
  try {
    for await (const batch of batchesOf(reads, mapping, fates)) {
      const rows = batch.flatMap((entry) => (entry.kind === 'send' ? [entry.row] : []));
      // a failure is kept until its turn comes
      const sent = (rows.length === 0 ? Promise.resolve([]) : send(rows)).then(
        (answers): Sent => ({ answers }),
        (failed: unknown): Sent => ({ failed }),
      );
      onTheirWay.push({ batch, sent });
      if (onTheirWay.length >= REQUESTS_IN_FLIGHT) await settleFirst();
      tally.stopped = signal.aborted;
      if (tally.stopped) break;
    }
    while (onTheirWay.length > 0) await settleFirst();
  } catch (error) {
    // called off while the API was away: what was not answered counts as not read, and is sent again by the next run
    if (!signal.aborted) throw error;
    tally.stopped = true;
    await Promise.all(onTheirWay.map(({ sent }) => sent));
  }
  return tally;
}

interface Settling extends Options {
  tally: Tally;
  fates: Map<string, Fate>;
}

async function settle(batch: readonly Entry[], answers: readonly RowAnswer[], on: Settling): Promise<void> {
  const { tally, fates, send } = on;
  const left = answers.values();
  for (const entry of batch) {
    if (entry.kind === 'reject') rejectRow(entry.source, entry.rejected, on);
    else if (entry.kind === 'send') settleRow(entry.row, left.next().value, on);
    else {
      const first = fates.get(entry.row.id);
      if (!first?.registered) settleRow(entry.row, (await send([entry.row]))[0], on);
      else if (first.hash === entry.row.hash) tally.repeated += 1;
      else
        rejectRow(
          entry.row,
          rejection('duplicateId', {
            field: 'externalId',
            more: { zh: `第 ${first.line} 行`, en: `line ${first.line}` },
          }),
          on,
        );
    }
    tally.rows += 1;
    tally.line = entry.kind === 'reject' ? entry.source.line : entry.row.line;
  }
}

function settleRow(row: Sendable, answer: RowAnswer | undefined, on: Settling): void {
  if (!answer) throw new Error(`line ${row.line} got no answer`);
  const registered = !('rejected' in answer);
  on.fates.set(row.id, { line: row.line, hash: row.hash, registered });
  if (!registered) rejectRow(row, answer.rejected, on);
  else if (answer.repeated) on.tally.repeated += 1;
  else on.tally.registered += 1;
}

function rejectRow(source: Source, rejected: Rejection, { tally, reject }: Settling): void {
  reject(source, rejected);
  tally.rejected += 1;
  tally.reasons[rejected.reason] = (tally.reasons[rejected.reason] ?? 0) + 1;
}
