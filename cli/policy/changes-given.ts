import { PlainFailure } from '../services/plain-failure';

/** One change as it is typed: `timeLimits.complaint.value=10`. A number, null or a whole clause is JSON; anything else is a text. */
export function changeOf(pair: string): { field: string; value: unknown } {
  const at = pair.indexOf('=');
  if (at >= 1) return { field: pair.slice(0, at), value: valueOf(pair.slice(at + 1)) };
  throw new PlainFailure(
    `--set ${pair} 无效，应为 字段=值。`,
    `--set ${pair} is not valid: it should be FIELD=VALUE.`,
    2,
  );
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
