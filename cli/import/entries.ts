import { createHash } from 'node:crypto';
import type { Mapping } from './mapping';
import type { Read, Source } from './read';
import type { Rejection } from './rejection';
import { type ImportRow, rowOf } from './row';

/** A row as it is sent, with its place in the file. */
export interface Sendable extends Source {
  id: string;
  /** JSON text of the row */
  json: string;
  /** of the row's content */
  hash: string;
}

/** One row of the file on its way: to be sent, told apart from an earlier row of its id, or rejected already. */
export type Entry =
  | { kind: 'send'; row: Sendable }
  | { kind: 'again'; row: Sendable }
  | { kind: 'reject'; source: Source; rejected: Rejection };

/** What became of the first row of an id. */
export interface Fate {
  line: number;
  hash: string;
  /** null until the API has answered */
  registered: boolean | null;
}

/** at most so many in one request */
const BATCH_ROWS = 500;
/** and so many bytes, of the file and of the request alike: what is held in memory, and the API's limit, allow for it */
const BATCH_BYTES = 2 * 1024 * 1024;

/** The rows in the file's order, in pieces that make one request each. `fates` learns the first row of every id. */
export async function* batchesOf(
  reads: AsyncIterable<Read>,
  mapping: Mapping,
  fates: Map<string, Fate>,
): AsyncGenerator<readonly Entry[]> {
  let batch: Entry[] = [];
  let bytes = 0;
  for await (const read of reads) {
    const entry = entryOf(read, mapping, fates);
    const weight = Math.max(read.bytes.length, entry.kind === 'reject' ? 0 : Buffer.byteLength(entry.row.json));
    if (batch.length === BATCH_ROWS || (batch.length > 0 && bytes + weight > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += weight;
  }
  if (batch.length > 0) yield batch;
}

function entryOf(read: Read, mapping: Mapping, fates: Map<string, Fate>): Entry {
  const { line, offset, size, bytes, cut } = read;
  const source: Source = { line, offset, size, bytes, cut };
  if ('rejected' in read) return { kind: 'reject', source, rejected: read.rejected };
  const made = rowOf(read.fields, mapping);
  if ('rejected' in made) return { kind: 'reject', source, rejected: made.rejected };
  const row = sendable(source, made.row);
  if (fates.has(row.id)) return { kind: 'again', row };
  fates.set(row.id, { line, hash: row.hash, registered: null });
  return { kind: 'send', row };
}

function sendable(source: Source, row: ImportRow): Sendable {
  const json = JSON.stringify(row);
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 22);
  return { ...source, id: row.externalId, json, hash };
}
