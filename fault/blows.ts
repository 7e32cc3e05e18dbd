import { chanceOf } from './chance';

/** The processes of an installation that a round kills. */
export const VICTIMS = ['worker', 'api', 'postgres', 'temporal'] as const;

export type Victim = (typeof VICTIMS)[number];

/** Who is killed together, and when, in milliseconds after the round's faults began. */
export interface Blow {
  atMs: number;
  victims: readonly Victim[];
  /** the processes that a victim has started are killed with it; else they are left behind as orphans, as PostgreSQL's sessions are */
  withChildren: boolean;
}

/**
 * When a round kills whom: each victim `times` times within `seconds`, in an order, in companies of one to four and at
 * instants that the seed decides. Ascending; nobody stands twice in one blow.
 */
export function blowsOf(seed: string, { seconds, times }: { seconds: number; times: number }): Blow[] {
  const chance = chanceOf(`${seed}/blows`);
  const left = chance.shuffled(Array.from({ length: times }, () => VICTIMS).flat());
  const companies: Victim[][] = [];
  while (left.length > 0) {
    const size = chance.oneOf([1, 1, 1, 2, 2, 3, 4]);
    const company = [...new Set(left)].slice(0, size);
    for (const victim of company) left.splice(left.indexOf(victim), 1);
    companies.push(company);
  }
  const share = (seconds * 1000) / companies.length;
  return companies.map((victims, n) => ({
    atMs: Math.round((n + chance.between(0.05, 0.95)) * share),
    victims,
    withChildren: chance.happens(50),
  }));
}
