import { parse } from 'csv-parse/sync';
import { PlainFailure } from '../services/plain-failure';
import { type Decode } from './encoding';
import { type Line, LONGEST_LINE } from './lines';
import { isBlank, type Read, type Source, sourceOf, tooLong } from './read';
import { rejection, type Rejection } from './rejection';

/**
 * The records of a CSV file (RFC 4180; a quoted field may hold line breaks). The file is cut into records here, by counting
 * quotation marks, and each is read by itself: a quotation mark that is never closed costs its own line, and the next line
 * is read as if it had never been.
 */
export async function* csvRecords(
  lines: AsyncIterable<Line>,
  decode: Decode,
  header: (columns: readonly string[]) => void,
): AsyncGenerator<Read> {
  const ahead = new LinesAhead(lines);
  let columns: readonly string[] | null = null;
  for (let first = await ahead.take(); first !== null; first = await ahead.take()) {
    if (isBlank(first)) continue;
    const parts = (await partsOfRecord(first, ahead)) ?? [first];
    const values = valuesOf(parts, decode);
    if (columns === null) {
      if (!Array.isArray(values)) throw headerUnreadable(values);
      columns = values;
      header(columns);
    } else if (Array.isArray(values)) {
      yield { ...spanOf(parts), ...fieldsOf(columns, values) };
    } else if (values.reason === 'quoteBroken') {
      // only the line on which the record began: what follows may be whole
      ahead.putBack(parts.slice(1));
      yield { ...sourceOf(first), rejected: values };
    } else {
      yield { ...spanOf(parts), rejected: values };
    }
  }
}

/** Lines that were read already, because a record might have gone on in them, come again. */
class LinesAhead {
  private readonly lines: AsyncIterator<Line>;
  private waiting: Line[] = [];

  constructor(lines: AsyncIterable<Line>) {
    this.lines = lines[Symbol.asyncIterator]();
  }

  async take(): Promise<Line | null> {
    const known = this.waiting.shift();
    if (known) return known;
    const { done, value } = await this.lines.next();
    return done ? null : value;
  }

  putBack(lines: readonly Line[]): void {
    if (lines.length > 0) this.waiting = [...lines, ...this.waiting];
  }
}

const QUOTE = 0x22;

/** The lines until the quotation marks are even; null, and the lines put back, where the file or the longest line ends first. */
async function partsOfRecord(first: Line, ahead: LinesAhead): Promise<Line[] | null> {
  const parts = [first];
  let size = first.size;
  let open = oddQuotes(first.bytes);
  while (open && !first.cut) {
    const next = await ahead.take();
    if (next) parts.push(next);
    size += next ? next.size + 1 : 0;
    if (next === null || next.cut || size > LONGEST_LINE) {
      ahead.putBack(parts.slice(1));
      return null;
    }
    open = !oddQuotes(next.bytes);
  }
  return parts;
}

function oddQuotes(bytes: Buffer): boolean {
  let odd = false;
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) odd = !odd;
  return odd;
}

function valuesOf(parts: readonly Line[], decode: Decode): string[] | Rejection {
  const span = spanOf(parts);
  if (span.cut) return tooLong(span);
  const text = decode(span.bytes);
  if (text === null) return rejection('wrongEncoding');
  try {
    const [values] = parse(text, { record_delimiter: '\n' }) as string[][];
    return values ?? [];
  } catch {
    return rejection('quoteBroken');
  }
}

/** several lines as one piece of the file, their endings written as line feeds */
function spanOf(parts: readonly Line[]): Source {
  const [first] = parts;
  if (first === undefined) throw new Error('a record has at least one line');
  if (parts.length === 1) return sourceOf(first);
  const feed = Buffer.from('\n');
  const bytes = Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part.bytes] : [feed, part.bytes])));
  return { ...sourceOf(first), bytes, size: bytes.length };
}

function fieldsOf(
  columns: readonly string[],
  values: readonly string[],
): { fields: Record<string, string> } | { rejected: Rejection } {
  if (values.length !== columns.length)
    return { rejected: rejection('columnCount', { more: { zh: `${values.length} 列`, en: `${values.length}` } }) };
  return { fields: Object.fromEntries(columns.map((name, i) => [name, values[i] ?? ''])) };
}

const headerUnreadable = ({ zh, en }: Rejection): PlainFailure =>
  new PlainFailure(
    `CSV 文件的第一行是列名，但无法读取：${zh}。`,
    `The first line of a CSV file names its columns, and cannot be read: ${en}.`,
    2,
  );
