import type { operations } from '../../../api/schema';

export type Sheets = operations['importOrganisation']['requestBody']['content']['application/json']['sheets'];
export type SheetName = keyof Sheets;

interface Column {
  name: string;
  zh: string;
}

const columns = (...pairs: readonly [name: string, zh: string][]): readonly Column[] =>
  pairs.map(([name, zh]) => ({ name, zh }));

/** The sheets of a workbook and the headings of their columns: a form of file, the same in every language of the page. */
export const LAYOUT: Readonly<Record<SheetName, { zh: string; columns: readonly Column[] }>> = {
  units: {
    zh: '单位',
    columns: columns(
      ['id', '代码'],
      ['name', '名称'],
      ['nameEn', '英文名称'],
      ['kind', '类型'],
      ['parent', '上级代码'],
      ['telephones', '办公电话'],
      ['into', '并入'],
    ),
  },
  duties: {
    zh: '职责',
    columns: columns(
      ['unit', '单位代码'],
      ['categories', '诉求分类'],
      ['subjects', '事项词'],
      ['areas', '区域'],
      ['basis', '依据'],
      ['from', '开始日期'],
      ['until', '结束日期'],
    ),
  },
  directory: {
    zh: '名录',
    columns: columns(
      ['number', '热线号码'],
      ['name', '热线名称'],
      ['unit', '单位代码'],
      ['telephones', '办公电话'],
      ['subjects', '事项词'],
      ['openedOn', '开通日期'],
      ['mergedOn', '并入日期'],
      ['removed', '移出'],
    ),
  },
  people: {
    zh: '人员',
    columns: columns(['login', '账号'], ['name', '姓名'], ['role', '角色'], ['unit', '单位代码']),
  },
};

export const SHEETS = Object.keys(LAYOUT) as SheetName[];

/** What of a file could not be read; said with the words of messages `import.unreadable.<why>`. */
export class Unreadable extends Error {
  constructor(
    readonly why: 'kind' | 'broken' | 'noSheet' | 'column',
    readonly detail: string,
  ) {
    super(why);
  }
}

/** The sheets of a workbook (.xlsx), or the one sheet of a .csv file named after it: units.csv, 单位.csv. */
export async function readFile(file: File): Promise<Sheets> {
  const [, base = '', kind = ''] = /^(.*)\.([^.]+)$/.exec(file.name) ?? [];
  if (kind.toLowerCase() === 'xlsx') return sheetsOf(await workbookOf(file));
  if (kind.toLowerCase() !== 'csv') throw new Unreadable('kind', file.name);
  const { parse } = await import('csv-parse/browser/esm/sync');
  try {
    const data = parse(await file.text(), { bom: true, relax_column_count: true }) as string[][];
    return sheetsOf([{ sheet: base, data }]);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('broken', file.name);
  }
}

interface Table {
  sheet: string;
  data: readonly (readonly string[])[];
}

async function workbookOf(file: File): Promise<readonly Table[]> {
  const { default: readExcelFile } = await import('read-excel-file/universal');
  const sheets = await readExcelFile(file).catch(() => {
    throw new Unreadable('broken', file.name);
  });
  return sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(cellText)) }));
}

/** a cell as a person reads it: a date as its day, a number without what a spreadsheet adds to it */
function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value === true ? '是' : '';
}

function sheetsOf(tables: readonly Table[]): Sheets {
  const known = tables.flatMap(({ sheet, data }) => {
    const plain = sheet.trim().toLowerCase();
    const name = SHEETS.find((one) => one === plain || LAYOUT[one].zh === plain);
    return name ? [[name, rowsOf(name, data)] as const] : [];
  });
  if (known.length === 0) throw new Unreadable('noSheet', tables.map(({ sheet }) => sheet).join(' '));
  return Object.fromEntries(known) as Sheets;
}

/** the first row names the columns, in Chinese, for programs, or both; rows without a word are passed over */
function rowsOf(sheet: SheetName, [headings, ...rows]: Table['data']): NonNullable<Sheets[SheetName]> {
  const names = (headings ?? []).map((heading) => {
    const plain = heading.trim();
    if (plain === '') return null;
    const words = plain.split(/[\s()（）]+/);
    const column = LAYOUT[sheet].columns.find(({ name, zh }) => words.includes(name) || words.includes(zh));
    if (!column) throw new Unreadable('column', plain);
    return column.name;
  });
  return rows.flatMap((cells, i) => {
    const fields = Object.fromEntries(
      names.flatMap((name, at) => (name === null ? [] : [[name, (cells[at] ?? '').trim()]])),
    );
    return Object.values(fields).some(Boolean) ? [{ row: i + 2, fields }] : [];
  });
}
