import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What one cell says. */
export type Cell = string | number | null;

/** spreadsheets read a cell that begins so as a formula, and run it; in Chinese and Japanese ones the wide signs too */
const FORMULA = /^\s*[=+\-@\t\r|%＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A row of a table for spreadsheets (RFC 4180). What could be read as a formula stands as text, behind an apostrophe. */
export function csvRow(cells: readonly Cell[]): string {
  const written = cells.map((cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell);
    const safe = FORMULA.test(cell) ? `'${cell}` : cell;
    return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(',')}\r\n`;
}

/** a spreadsheet takes a file for UTF-8 only behind this mark */
const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvFile {
  /** without its ending */
  name: string;
  heading: readonly string[];
  /** pages of rows, read one after the other while the file is on its way */
  pages: () => AsyncIterable<readonly (readonly Cell[])[]>;
  /** at most so many rows are sent; `tooLong` is the last row where there are more */
  mostRows: number;
  tooLong: string;
}

/** Sends rows as they are read, so that no list is held in memory; the limit stands in the answer's header `Huiying-Most-Rows`. */
export const sendCsv =
  ({ name, heading, pages, mostRows, tooLong }: CsvFile) =>
  (response: ServerResponse): void => {
    response.statusCode = 200;
    response.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present');
    response.setHeader('Content-Disposition', `attachment; filename="${name}.csv"`);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Huiying-Most-Rows', String(mostRows));
    async function* written(): AsyncGenerator<string> {
      yield BYTE_ORDER_MARK + csvRow(heading);
      let sent = 0;
      for await (const page of pages()) {
        const fits = page.slice(0, mostRows - sent);
        sent += fits.length;
        yield fits.map(csvRow).join('');
        if (fits.length < page.length) return yield csvRow([tooLong]);
      }
    }
    // after a fault what was sent is no whole file: the connection breaks, and nobody takes it for a short list
    pipeline(Readable.from(written()), response).catch(() => undefined);
  };
