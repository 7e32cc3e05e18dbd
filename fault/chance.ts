import { createHash } from 'node:crypto';

/** A stream of draws that a seed decides whole: the same seed, the same stream. */
export interface Chance {
  /** from 0 to below 1 */
  draw(): number;
  /** from `least` to below `most` */
  between(least: number, most: number): number;
  /** true in so many of a hundred draws */
  happens(ofAHundred: number): boolean;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** The stream of this seed. */
export function chanceOf(seed: string): Chance {
  let drawn = 0;
  const draw = (): number =>
    createHash('sha256')
      .update(JSON.stringify([seed, drawn++]))
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
  return {
    draw,
    between: (least, most) => least + draw() * (most - least),
    happens: (ofAHundred) => draw() * 100 < ofAHundred,
    oneOf: (choices) => choices[Math.floor(draw() * choices.length)] ?? choices[0],
    shuffled: (items) =>
      items
        .map((item) => ({ item, place: draw() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  };
}
