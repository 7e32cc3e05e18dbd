/** a piece of a text that stayed, came or went */
export interface Piece {
  is: 'same' | 'new' | 'gone';
  text: string;
}

const TOKENS = /\p{Script=Han}|[\p{L}\p{N}]+|\s+|./gsu;
const SENTENCES = /[^。；！？\n]+[。；！？\n]*|[。；！？\n]+/gu;
/** beyond so many comparisons whole sentences are compared instead of characters */
const MOST = 2_000_000;

/** What makes the newer text of the older one: characters of Chinese, words of other scripts; whole sentences of long texts. */
export function difference(older: string, newer: string): readonly Piece[] {
  const [from, to] = [older.match(TOKENS) ?? [], newer.match(TOKENS) ?? []];
  if (from.length * to.length <= MOST) return compared(from, to);
  const [long, short] = [older.match(SENTENCES) ?? [], newer.match(SENTENCES) ?? []];
  if (long.length * short.length <= MOST) return compared(long, short);
  return [
    { is: 'gone', text: older },
    { is: 'new', text: newer },
  ];
}

/** by the longest common subsequence, neighbouring pieces of one kind as one */
function compared(from: readonly string[], to: readonly string[]): readonly Piece[] {
  const width = to.length + 1;
  const common = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1)
    for (let j = to.length - 1; j >= 0; j -= 1)
      common[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  const add = (is: Piece['is'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + text };
    else pieces.push({ is, text });
  };
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [old, fresh] = [from[i], to[j]];
    if (old !== undefined && old === fresh) {
      add('same', old);
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add('gone', old);
      i += 1;
    } else if (fresh !== undefined) {
      add('new', fresh);
      j += 1;
    }
  }
  return pieces;
}
