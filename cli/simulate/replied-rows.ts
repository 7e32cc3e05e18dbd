import { createReadStream } from 'node:fs';
import { CATEGORY_WORDS } from '../../api/words/vocabulary';
import { dayAt } from '../../domain/calendar/time-zone';
import { dayNumberOf } from '../../domain/calendar/civil-date';
import { CATEGORIES, type Category } from '../../domain/policy/category';
import type { Replied } from '../../domain/simulation/replied';
import { decoderOf } from '../import/encoding';
import { instantOf } from '../import/local-time';
import { readRows } from '../import/reading';

/** Names in the file of what a row has to tell. */
export interface Columns {
  received: string;
  replied: string;
  category: string;
}

export const COLUMNS: Columns = { received: 'time', replied: 'reply_time', category: 'category1' };

/** Why a row cannot be judged. */
export const UNJUDGED = {
  unreadable: { zh: '这一行读不出来', en: 'the line cannot be read' },
  receiptUnknown: { zh: '没有收到的时间，或不是时间', en: 'no instant of receipt, or none that there is' },
  replyUnknown: { zh: '没有答复的时间，或不是时间', en: 'no instant of reply, or none that there is' },
  repliedBefore: { zh: '答复早于收到', en: 'replied to before it was received' },
  beforeCalendar: { zh: '早于工作日历的第一天', en: 'received before the calendar’s first day' },
} as const;

export type Unjudged = keyof typeof UNJUDGED;

/** A row of a file: its line and what it tells; `category` null where it names none that the hotline knows. */
export type RepliedRow = { line: number } & ((Replied & { category: Category | null }) | { unjudged: Unjudged });

/** The rows of a JSON Lines or CSV file, one at a time. Times without an offset are of `timezone`. */
export async function* repliedRows(
  file: string,
  on: { columns: Columns; timezone: string; encoding: string; firstDay: string },
): AsyncGenerator<RepliedRow> {
  const format = /\.csv$/i.test(file) ? 'csv' : 'jsonl';
  const first = dayNumberOf(on.firstDay) ?? 0;
  for await (const read of readRows(createReadStream(file), format, decoderOf(on.encoding), () => undefined)) {
    const { line } = read;
    if ('rejected' in read) {
      yield { line, unjudged: 'unreadable' };
      continue;
    }
    const text = (column: string): string => {
      const value = Object.hasOwn(read.fields, column) ? read.fields[column] : undefined;
      return typeof value === 'string' ? value.trim() : '';
    };
    const receivedAt = instantOf(text(on.columns.received), on.timezone);
    const repliedAt = instantOf(text(on.columns.replied), on.timezone);
    if (typeof receivedAt === 'string') yield { line, unjudged: 'receiptUnknown' };
    else if (typeof repliedAt === 'string') yield { line, unjudged: 'replyUnknown' };
    else if (repliedAt < receivedAt) yield { line, unjudged: 'repliedBefore' };
    else if (dayAt(receivedAt, on.timezone) < first) yield { line, unjudged: 'beforeCalendar' };
    else yield { line, receivedAt, repliedAt, category: categoryNamed(text(on.columns.category)) };
  }
}

const categoryNamed = (text: string): Category | null =>
  CATEGORIES.find((one) => one === text || CATEGORY_WORDS[one].zh === text) ?? null;
