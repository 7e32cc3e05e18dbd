import { csvRecords } from './csv-records';
import { type Decode } from './encoding';
import { type Line, linesOf } from './lines';
import { rejection, type Rejection } from './rejection';

/** Where in the file something stands, and its bytes. */
export type Source = Omit<Line, 'no'> & { line: number };

/** One row of a file: its fields by their names in the file, or why it cannot be read. */
export type Read = Source & ({ fields: Readonly<Record<string, unknown>> } | { rejected: Rejection });

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

export const sourceOf = ({ no, ...line }: Line): Source => ({ line: no, ...line });

async function* jsonRows(lines: AsyncIterable<Line>, decode: Decode): AsyncGenerator<Read> {
  for await (const line of lines) {
    if (isBlank(line)) continue;
    yield { ...sourceOf(line), ...readJson(line, decode) };
  }
}

export const isBlank = ({ bytes, cut }: Line): boolean => !cut && bytes.every((byte) => byte === 0x20 || byte === 0x09);

function readJson(line: Line, decode: Decode): { fields: Record<string, unknown> } | { rejected: Rejection } {
  if (line.cut) return { rejected: tooLong(line) };
  const text = decode(line.bytes);
  if (text === null) return { rejected: rejection('wrongEncoding') };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { rejected: rejection(RAW_CONTROL.test(text) ? 'controlCharacters' : 'notJson') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { rejected: rejection('notJson') };
  return { fields: value as Record<string, unknown> };
}

// JSON writes them as escapes: where one stands raw, it is what is wrong with the line
const RAW_CONTROL = /[^\P{Cc}\t]/u;

export const tooLong = ({ size }: { size: number }): Rejection =>
  rejection('lineTooLong', { more: `${size} 字节 bytes` });
