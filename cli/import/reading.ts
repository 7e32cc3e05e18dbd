import { csvRecords } from './csv-records';
import { type Decode } from './encoding';
import { jsonRows } from './json-rows';
import { linesOf } from './lines';
import type { Read } from './read';

export type Format = 'jsonl' | 'csv';

/**
 * The rows of a file, in its order, one at a time: a row that cannot be read costs none of the others. Blank lines are no
 * rows. `header` hears the names of a CSV file's columns, and may throw.
 */
export function readRows(
  chunks: AsyncIterable<Buffer>,
  format: Format,
  decode: Decode,
  header: (columns: readonly string[]) => void,
): AsyncGenerator<Read> {
  const lines = linesOf(chunks);
  return format === 'csv' ? csvRecords(lines, decode, header) : jsonRows(lines, decode);
}
