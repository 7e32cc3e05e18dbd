import { CATEGORY_WORDS } from '../../api/words/vocabulary';
import { instantOf } from './local-time';
import type { Mapping, RowField } from './mapping';
import { rejection, type Rejection } from './rejection';

/** One appeal as POST /api/v1/imports takes it. What the file does not give is left out. */
export interface ImportRow {
  externalId: string;
  /** UTC, ISO 8601 */
  receivedAt: string;
  channel?: string;
  category?: string;
  assumed?: readonly string[];
  title?: string;
  message?: string;
  user?: string;
  /** UTC, ISO 8601: when the other system dispatched it, with the id of the unit here */
  dispatchedAt?: string;
  unit?: string;
}

/**
 * The row that these fields make. Refuses what keeps it from being told apart or placed in time: required and wrongType by
 * field, dateUnknown, zoneMissing; all else is judged by the API.
 */
export function rowOf(
  fields: Readonly<Record<string, unknown>>,
  mapping: Mapping,
): { row: ImportRow } | { rejected: Rejection } {
  const texts: Partial<Record<RowField, string>> = {};
  for (const [field, columns] of Object.entries(mapping.fields) as [RowField, readonly string[]][]) {
    const values = columns.map((column) => textOf(Object.hasOwn(fields, column) ? fields[column] : undefined));
    if (values.includes(null)) return { rejected: rejection('wrongType', { field }) };
    texts[field] = values.filter((value) => value !== '').join('\n');
  }
  const { externalId = '', receivedAt = '', message = '', title = '', user = '', unit = '' } = texts;
  if (externalId.trim() === '') return { rejected: rejection('required', { field: 'externalId' }) };
  if (receivedAt.trim() === '') return { rejected: rejection('required', { field: 'receivedAt' }) };
  const at = instantOf(receivedAt.trim(), mapping.timezone);
  if (typeof at === 'string') return { rejected: rejection(at, { field: 'receivedAt' }) };
  const sent = (texts.dispatchedAt ?? '').trim();
  const sentAt = sent === '' ? null : instantOf(sent, mapping.timezone);
  if (typeof sentAt === 'string') return { rejected: rejection(sentAt, { field: 'dispatchedAt' }) };
  const category = meant(texts.category ?? '', { ...CATEGORIES_IN_CHINESE, ...mapping.values.category });
  const channel = meant(texts.channel ?? '', mapping.values.channel);
  const assumed = [...(category?.assumed ? ['category'] : []), ...(channel?.assumed ? ['channel'] : [])];
  return {
    row: {
      externalId: externalId.trim(),
      receivedAt: new Date(at).toISOString(),
      ...(channel ? { channel: channel.code } : {}),
      ...(category ? { category: category.code } : {}),
      ...(assumed.length > 0 ? { assumed } : {}),
      ...(title.trim() === '' ? {} : { title }),
      message,
      ...(user.trim() === '' ? {} : { user }),
      ...(sentAt === null ? {} : { dispatchedAt: new Date(sentAt).toISOString() }),
      ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    },
  };
}

/** line breaks as the hotline keeps them; null for what is no text */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : null;
}

const CATEGORIES_IN_CHINESE = Object.fromEntries(Object.entries(CATEGORY_WORDS).map(([code, { zh }]) => [zh, code]));

/** a value that the table does not name is taken as it stands; the table's `*` is a guess, and marked as one */
function meant(value: string, table: Readonly<Record<string, string>>): { code: string; assumed: boolean } | null {
  const given = value.trim();
  const known = Object.hasOwn(table, given) ? table[given] : undefined;
  if (given !== '' && known !== undefined) return { code: known, assumed: false };
  const guess = table['*'];
  if (guess !== undefined) return { code: guess, assumed: true };
  return given === '' ? null : { code: given, assumed: false };
}
