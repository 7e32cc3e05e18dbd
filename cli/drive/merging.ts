import type { Mix } from './ways';
import { planFor } from './plan';

/** What an appeal is to the others of its matter: their master, or joined to one. */
export type Merging = { is: 'master'; of: readonly string[] } | { is: 'joined'; to: string };

const OF_ONE_MATTER = 3;

/**
 * Which of these appeals are of one matter: those whose way it is to be merged, three by three in the order of their numbers;
 * the first is the master. One that is left alone is merged into nothing.
 */
export function mergingOf(seed: string, numbers: readonly string[], mix: Mix): ReadonlyMap<string, Merging> {
  const mergers = numbers.filter((number) => planFor(seed, number, mix).way === 'merged').sort();
  const found = new Map<string, Merging>();
  for (let i = 0; i < mergers.length; i += OF_ONE_MATTER) {
    const [master, ...of] = mergers.slice(i, i + OF_ONE_MATTER);
    if (master === undefined || of.length === 0) continue;
    found.set(master, { is: 'master', of });
    for (const number of of) found.set(number, { is: 'joined', to: master });
  }
  return found;
}
