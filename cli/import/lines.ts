/** One line of a file as bytes, without its line ending. */
export interface Line {
  /** counted from 1 */
  no: number;
  /** of its first byte in the file */
  offset: number;
  /** the whole line, or its beginning where `cut` */
  bytes: Buffer;
  /** bytes of the whole line */
  size: number;
  /** longer than LONGEST_LINE: only its beginning was kept */
  cut: boolean;
}

/** bytes; a message of 50,000 characters, the most that is registered, fits even where each is written as \uXXXX */
export const LONGEST_LINE = 1024 * 1024;
/** bytes kept of a longer one, so that a person can find it */
const KEPT_OF_A_LONG_ONE = 4096;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Splits a file at line feeds, on bytes: whatever one line holds, the next begins where it begins. A line longer than
 * LONGEST_LINE passes through without being held. A carriage return before the line feed belongs to the line ending.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let no = 1;
  let offset = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  let size = 0;
  const take = (piece: Buffer): void => {
    size += piece.length;
    if (size > LONGEST_LINE + 1 && held > KEPT_OF_A_LONG_ONE) {
      pieces = [Buffer.concat(pieces).subarray(0, KEPT_OF_A_LONG_ONE)];
      held = KEPT_OF_A_LONG_ONE;
    }
    if (size > LONGEST_LINE + 1) piece = piece.subarray(0, Math.max(0, KEPT_OF_A_LONG_ONE - held));
    pieces.push(piece);
    held += piece.length;
  };
  const line = (ended: boolean): Line => {
    let bytes = Buffer.concat(pieces);
    const returned = size === bytes.length && bytes.at(-1) === CARRIAGE_RETURN;
    if (returned) bytes = bytes.subarray(0, -1);
    const whole = returned ? size - 1 : size;
    const cut = whole > LONGEST_LINE;
    const made = { no, offset, bytes: cut ? bytes.subarray(0, KEPT_OF_A_LONG_ONE) : bytes, size: whole, cut };
    no += 1;
    offset += size + (ended ? 1 : 0);
    pieces = [];
    held = size = 0;
    return made;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, at));
      yield line(true);
      from = at + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (size > 0) yield line(false);
}
