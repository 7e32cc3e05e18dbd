import type { Instant } from '../limit/instant';
import type { Category } from '../policy/category';

/** An entry of the dispatch catalogue (派单目录): what a unit answers for, where, on which ground, and since when. */
export interface Duty {
  id: string;
  unit: string;
  /** null: appeals of every category */
  categories: readonly Category[] | null;
  /** words by which a matter of this duty is known, e.g. 路灯; empty: any matter */
  subjects: readonly string[];
  /** names of the places that it covers; empty: the whole city */
  areas: readonly string[];
  /** the law, the decree or the list of powers that it rests on */
  basis: string;
  /** UTC */
  from: Instant;
  /** UTC, exclusive; null: no end is set */
  until: Instant | null;
}

export const isInForce = ({ from, until }: Pick<Duty, 'from' | 'until'>, at: Instant): boolean =>
  from <= at && (until === null || at < until);
