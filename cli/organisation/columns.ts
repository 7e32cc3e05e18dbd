import { SHEETS, type SheetName } from '../../domain/organisation/sheet';

/** A column of a sheet: its name for programs, its name for people, and an example. */
export interface Column {
  name: string;
  zh: string;
  example: string;
}

interface Layout {
  zh: string;
  columns: readonly Column[];
}

const column = (name: string, zh: string, example: string): Column => ({ name, zh, example });

/** The sheets as the template has them. Every example is invented; the import refuses a row that lacks what it needs. */
export const LAYOUT: Readonly<Record<SheetName, Layout>> = {
  units: {
    zh: '单位',
    columns: [
      column('id', '代码', 'housing'),
      column('name', '名称', '住房和城乡建设局'),
      column('nameEn', '英文名称', 'Housing Bureau'),
      column('kind', '类型', '政府机关'),
      column('parent', '上级代码', 'u1'),
      column('telephones', '办公电话', '0000-1000001、0000-1000002'),
      column('into', '并入', ''),
    ],
  },
  duties: {
    zh: '职责',
    columns: [
      column('unit', '单位代码', 'housing'),
      column('categories', '诉求分类', '投诉、求助'),
      column('subjects', '事项词', '路灯、照明'),
      column('areas', '区域', '城东区'),
      column('basis', '依据', '城市照明管理规定'),
      column('from', '开始日期', '2026-01-01'),
      column('until', '结束日期', ''),
    ],
  },
  directory: {
    zh: '名录',
    columns: [
      column('number', '热线号码', '968800'),
      column('name', '热线名称', '市政照明热线'),
      column('unit', '单位代码', 'housing'),
      column('telephones', '办公电话', '0000-1000001'),
      column('subjects', '事项词', '路灯'),
      column('openedOn', '开通日期', '2008-05-01'),
      column('mergedOn', '并入日期', '2015-07-01'),
      column('removed', '移出', ''),
    ],
  },
  people: {
    zh: '人员',
    columns: [
      column('login', '账号', 'handler-east'),
      column('name', '姓名', '示例人员'),
      column('role', '角色', '承办人'),
      column('unit', '单位代码', 'housing'),
    ],
  },
};

/** the sheet of this name, in Chinese or for programs; null when there is none */
export const sheetNamed = (text: string): SheetName | null => {
  const plain = text.trim().toLowerCase();
  return SHEETS.find((name) => name === plain || LAYOUT[name].zh === plain) ?? null;
};

/** the column that a heading means: «代码», «id», or both as the template has them; null when it is none of the sheet's */
export const columnNamed = (sheet: SheetName, heading: string): string | null => {
  const plain = heading.trim();
  const found = LAYOUT[sheet].columns.find(({ name, zh }) => [name, zh, headingOf({ name, zh })].includes(plain));
  return found?.name ?? null;
};

export const headingOf = ({ name, zh }: Pick<Column, 'name' | 'zh'>): string => `${zh} ${name}`;
