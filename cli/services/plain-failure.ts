/**
 * A condition that the person at the prompt can mend: a busy port, a missing binary. Printed as one sentence in Chinese and
 * one in English, without a stack trace, and the command ends with `exitStatus`.
 */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';

  constructor(
    readonly chinese: string,
    readonly english: string,
    readonly exitStatus = 1,
  ) {
    super(`${chinese}\n${english}`);
  }
}

/** The text of whatever was thrown, for the end of a sentence. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return reasonOf(thrown.errors[0]);
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.split('\n')[0] ?? text;
}
