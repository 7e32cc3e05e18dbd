import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isTimeZone } from '../../domain/calendar/time-zone';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import type { Format } from './reading';

/** What a row of the hotline is made of. */
export const ROW_FIELDS = [
  'externalId',
  'receivedAt',
  'title',
  'message',
  'user',
  'category',
  'channel',
  'dispatchedAt',
  'unit',
] as const;

export type RowField = (typeof ROW_FIELDS)[number];

/** How the fields of a file become those of a row. */
export interface Mapping {
  /** names in the file; of several the texts are put one under the other, empty ones left out */
  fields: Readonly<Partial<Record<RowField, readonly string[]>>>;
  /** what a value of the file means in codes of ours; `*` for all others, and for rows that give none */
  values: Readonly<Record<'category' | 'channel', Readonly<Record<string, string>>>>;
  /** IANA name, of times that name no offset; null: such times are refused */
  timezone: string | null;
}

const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const values = z.record(z.string(), z.string().min(1));

const mappingFile = z.strictObject({
  fields: z.strictObject(Object.fromEntries(ROW_FIELDS.map((f) => [f, names.optional()]))).optional(),
  values: z.strictObject({ category: values.optional(), channel: values.optional() }).optional(),
  timezone: z.string().optional(),
  encoding: z.string().optional(),
  format: z.enum(['jsonl', 'csv']).optional(),
});

export type MappingFile = z.infer<typeof mappingFile>;

/**
 * The export of a city's message board, as JSON Lines; a CSV file names its columns like the row's fields. When and to whom a
 * row was dispatched elsewhere is taken from a file only where somebody says that it is there.
 */
const DEFAULTS: Readonly<Record<Format, Mapping['fields']>> = {
  jsonl: { externalId: ['id'], receivedAt: ['time'], title: ['title'], message: ['body'], user: ['user'] },
  csv: Object.fromEntries(ROW_FIELDS.filter((f) => f !== 'dispatchedAt' && f !== 'unit').map((f) => [f, [f]])),
};

/** Reads a mapping file. Refuses, with status 2, one that is not there or says what no mapping says. */
export function readMapping(path: string): MappingFile {
  try {
    return mappingFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
    const reason = issue ? `${issue.path.join('.') || 'JSON'}: ${issue.message}` : reasonOf(error);
    throw wrong(`映射文件 ${path} 无法使用（${reason}）。`, `The mapping file ${path} cannot be used (${reason}).`);
  }
}

/**
 * The mapping of this import: the format's own, then the file's, then what was said at the prompt. `given` are FIELD=COLUMN;
 * a field said twice takes both columns, one without a column is left out. Refuses, with status 2, an unknown field or zone.
 */
export function mappingOf(
  format: Format,
  file: MappingFile,
  given: readonly string[],
  timezone: string | undefined,
): Mapping {
  const fields: Partial<Record<RowField, readonly string[]>> = { ...(file.fields ? {} : DEFAULTS[format]) };
  for (const [field, columns] of Object.entries(file.fields ?? {}))
    if (columns !== undefined) fields[field as RowField] = [columns].flat();
  const said = new Map<RowField, string[]>();
  for (const pair of given) {
    const [, field = '', column = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    if (!isRowField(field)) throw unknownField(pair);
    said.set(field, [...(said.get(field) ?? []), ...(column === '' ? [] : [column])]);
  }
  for (const [field, columns] of said) fields[field] = columns;
  const zone = timezone ?? file.timezone ?? null;
  if (zone !== null && !isTimeZone(zone))
    throw wrong(
      `没有时区 ${zone}。请写成 Asia/Shanghai 的样子。`,
      `There is no time zone ${zone}. Write it like Asia/Shanghai.`,
    );
  return {
    fields,
    values: { category: file.values?.category ?? {}, channel: file.values?.channel ?? {} },
    timezone: zone,
  };
}

/** Refuses, with status 2, a CSV file that lacks a column which every row needs, or one that was named on purpose. */
export function refuseMissingColumns(mapping: Mapping, columns: readonly string[], named: boolean): void {
  const optional: readonly RowField[] = named ? [] : ['title', 'user', 'category', 'channel'];
  const missing = ROW_FIELDS.filter((f) => !optional.includes(f))
    .flatMap((f) => mapping.fields[f] ?? [])
    .filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  throw wrong(
    `文件没有这些列：${missing.join('、')}。文件的列：${columns.join('、')}。请用 --map 字段=列 或 --mapping 指明。`,
    `The file has no such columns: ${missing.join(', ')}. It has: ${columns.join(', ')}. Say which by --map FIELD=COLUMN or --mapping.`,
  );
}

const isRowField = (name: string): name is RowField => (ROW_FIELDS as readonly string[]).includes(name);

const unknownField = (pair: string): PlainFailure =>
  wrong(
    `--map ${pair} 无效。应为 字段=列，字段是：${ROW_FIELDS.join('、')}。`,
    `--map ${pair} is not valid. It should be FIELD=COLUMN with one of the fields: ${ROW_FIELDS.join(', ')}.`,
  );

const wrong = (chinese: string, english: string): PlainFailure => new PlainFailure(chinese, english, 2);
