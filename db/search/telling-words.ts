import type { Rarity } from './rarity';

/** A word of a text, with what it tells. */
export type Weighed = readonly [word: string, weight: number];

/** What a text is compared by. */
export interface TellingWords {
  /** its rarest words, the rarest first: what is shared is weighed by them */
  weighed: readonly Weighed[];
  /** of these the ones that so few rows hold that all of them can be looked at */
  rare: readonly Weighed[];
  /** the next ones, of which only the newest rows that hold them are looked at */
  common: readonly Weighed[];
}

/** a long text is weighed by so many of its rarest words: what tells the matter is seldom among the very rarest of a whole call */
const MOST_WEIGHED = 200;
/** about so many rows hold the words of which all rows are looked at */
const MOST_ROWS = 3_000;
const MOST_RARE = 60;
const MOST_COMMON = 2;

/** What it costs to find the rows that hold these is bounded, however long a text is and however common its words are. */
export function tellingWords(words: Iterable<string>, { weightOf, rowsHolding }: Rarity): TellingWords {
  const weighed = [...words]
    .map((word): Weighed => [word, weightOf(word)])
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_WEIGHED);
  let rare = 0;
  let rows = 0;
  for (const [word] of weighed.slice(0, MOST_RARE)) {
    rows += rowsHolding(word);
    if (rows > MOST_ROWS) break;
    rare += 1;
  }
  return { weighed, rare: weighed.slice(0, rare), common: weighed.slice(rare, rare + MOST_COMMON) };
}
