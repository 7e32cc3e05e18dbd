/** a run of Chinese characters, or a word of letters and digits of any other script */
const RUNS = /(?<han>\p{Script=Han}+)|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /\p{Script=Han}/u;
/** letters and digits beside Chinese characters are words of their own: 人民路123号 holds 123 */
const WORDS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;
/** a word longer than this is found by its beginning: an index takes no entry of any length */
const LONGEST_WORD = 64;

/**
 * What a text is found by, each once, in the order in which it first stands: every two neighbouring characters of its Chinese
 * runs (人民路 gives 人民 and 民路), and its words and numbers of other scripts whole. Upper and lower case, full and half width
 * are one (NFKC). Chinese writes no spaces, so pairs stand for words; what holds all pairs of a phrase nearly always holds the
 * phrase.
 *
 * A Chinese character that stands alone gives nothing, because pairs cannot find it: a query of one character finds nothing and
 * has no bigrams, which whoever asks must say.
 */
export function bigramsOf(text: string): string[] {
  const found = new Set<string>();
  const normal = text.normalize('NFKC').toLowerCase();
  for (const [run] of normal.matchAll(RUNS))
    for (const [word] of run.matchAll(WORDS)) {
      if (!HAN.test(word)) found.add(word.slice(0, LONGEST_WORD));
      else for (const pair of pairsOf([...word])) found.add(pair);
    }
  return [...found];
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, i) => `${characters[i]}${character}`);
