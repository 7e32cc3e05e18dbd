/** Writes one line to the standard output. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Prints a command's figures and findings as one JSON document. */
export const sayJson = (value: unknown): void => say(JSON.stringify(value, null, 2));

/** Findings are kept for a JSON document, or said at once: a walk over a million cases must not fill the memory with text. */
export function collector<T>(json: boolean, line: (finding: T) => string): { found: T[]; tell: (finding: T) => void } {
  const found: T[] = [];
  return { found, tell: (finding) => void (json ? found.push(finding) : say(line(finding))) };
}
