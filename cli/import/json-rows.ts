import { type Decode } from './encoding';
import type { Line } from './lines';
import { isBlank, type Read, sourceOf, tooLong } from './read';
import { rejection, type Rejection } from './rejection';

/** The rows of a JSON Lines file: one JSON object a line. */
export async function* jsonRows(lines: AsyncIterable<Line>, decode: Decode): AsyncGenerator<Read> {
  for await (const line of lines) {
    if (isBlank(line)) continue;
    yield { ...sourceOf(line), ...readJson(line, decode) };
  }
}

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
