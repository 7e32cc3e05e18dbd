import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SHEETS, type SheetName } from '../../domain/organisation/sheet';
import { decoderOf } from '../import/encoding';
import { PlainFailure } from '../services/plain-failure';
import { columnNamed, LAYOUT, sheetNamed } from './columns';

/** a row with its number in the file, and what stands in each of its columns */
export interface FileRow {
  row: number;
  fields: Record<string, string>;
}

export type FileSheets = Partial<Record<SheetName, FileRow[]>>;

/**
 * The sheets of a workbook (.xlsx), or the one sheet of a .csv file, whose name says which: units.csv, 单位.csv. Sheets of other names
 * are passed over. Refuses a file that is neither, cannot be read, or has a column of no known name, with status 2.
 */
export async function readSpreadsheet(file: string, encoding: string): Promise<FileSheets> {
  switch (extname(file).toLowerCase()) {
    case '.xlsx':
      return sheetsOf(await tables(file));
    case '.csv': {
      const name = sheetNamed(basename(file, extname(file)));
      if (name === null)
        throw new PlainFailure(
          `${file}：CSV 文件须以表名命名：${SHEETS.map((s) => `${s}.csv 或 ${LAYOUT[s].zh}.csv`).join('，')}。`,
          `${file}: a CSV file is named after its sheet: ${SHEETS.map((s) => `${s}.csv`).join(', ')}.`,
          2,
        );
      return sheetsOf([{ sheet: name, data: csvTable(file, encoding) }]);
    }
    default:
      throw new PlainFailure(
        `${file}：只能读 .xlsx 和 .csv 文件。`,
        `${file}: only .xlsx and .csv files can be read.`,
        2,
      );
  }
}

interface Table {
  sheet: string;
  data: readonly (readonly string[])[];
}

async function tables(file: string): Promise<Table[]> {
  // the package's types are those of an ES module
  const { default: readExcelFile } = await import('read-excel-file/node');
  const sheets = await readExcelFile(readFileOf(file)).catch((error: unknown) => {
    throw new PlainFailure(
      `${file} 不是可读的 Excel 工作簿：${String(error)}`,
      `${file} is no readable workbook: ${String(error)}`,
      2,
    );
  });
  return sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(cellText)) }));
}

/** a cell as a person reads it: a date as its day, a number without what a spreadsheet adds to it */
function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return typeof value === 'boolean' ? (value ? '是' : '否') : '';
}

function csvTable(file: string, encoding: string): string[][] {
  const text = decoderOf(encoding)(readFileOf(file));
  if (text === null)
    throw new PlainFailure(
      `${file} 不是 ${encoding} 编码；用 --encoding 指明，例如 gb18030。`,
      `${file} is not in ${encoding}; name its encoding by --encoding, e.g. gb18030.`,
      2,
    );
  try {
    return parse(text, { bom: true, relax_column_count: true }) as string[][];
  } catch (error) {
    throw new PlainFailure(`${file} 无法读取：${String(error)}`, `${file} cannot be read: ${String(error)}`, 2);
  }
}

function readFileOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new PlainFailure(`读不到 ${file}：${String(error)}`, `${file} cannot be read: ${String(error)}`, 2);
  }
}

function sheetsOf(read: readonly Table[]): FileSheets {
  const sheets: FileSheets = {};
  for (const { sheet, data } of read) {
    const name = sheetNamed(sheet);
    if (name !== null) sheets[name] = rowsOf(name, data);
  }
  if (Object.keys(sheets).length > 0) return sheets;
  throw new PlainFailure(
    `没有找到任何一张表：${SHEETS.map((s) => `${LAYOUT[s].zh}（${s}）`).join('、')}。`,
    `None of the sheets was found: ${SHEETS.join(', ')}.`,
    2,
  );
}

/** the first row names the columns; rows without a word are passed over */
function rowsOf(sheet: SheetName, [headings, ...rows]: Table['data']): FileRow[] {
  const columns = (headings ?? []).map((heading) => {
    if (heading.trim() === '') return null;
    const column = columnNamed(sheet, heading);
    if (column !== null) return column;
    throw new PlainFailure(
      `表“${LAYOUT[sheet].zh}”没有“${heading}”这一列；可用：${LAYOUT[sheet].columns.map((c) => c.zh).join('、')}。`,
      `The sheet ${sheet} has no column “${heading}”; there are: ${LAYOUT[sheet].columns.map((c) => c.name).join(', ')}.`,
      2,
    );
  });
  return rows.flatMap((cells, i) => {
    const fields = Object.fromEntries(
      columns.flatMap((name, at) => (name === null ? [] : [[name, (cells[at] ?? '').trim()]])),
    );
    return Object.values(fields).some((text) => text !== '') ? [{ row: i + 2, fields }] : [];
  });
}
