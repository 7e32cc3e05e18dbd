import type { Knex } from 'knex';
import { BEFORE_ALL, pastAppeals, type Place } from '../db/past-appeals';
import type { RulesBook } from '../db/rules';
import { pagesCounting, type Simulation } from '../db/simulations';
import { Comparer, type Comparison, isBehind } from '../domain/simulation/comparison';
import type { TriedClock } from '../domain/simulation/trial';
import { tried } from './page';
import { rulesOfSimulation } from './rules';

/** One number of a simulation: of a clock, and of one category or unit where they are named. */
export interface NumberOf {
  clock: TriedClock;
  number: string;
  category?: string | undefined;
  unit?: string | undefined;
}

/** Where a list stands: within which page, after which appeal. */
export interface ListPlace {
  page: number;
  at: string;
  number: string;
}

/** appeals tried for one answer, at most: a list of few among many goes on at its `next` */
const MOST_TRIED = 20_000;
const READ = 500;

/**
 * The duties behind one number, in the order of their receipt: tried again by the same pass, so that nothing has to be kept of
 * a million appeals. Only pages in which the number counts something are opened; of a unit, its own appeals are read. An answer
 * may hold fewer than `limit` and still have a `next`; it never divides the duties of one appeal.
 */
export async function listBehind(
  db: Knex,
  book: RulesBook,
  simulation: Simulation,
  of: NumberOf,
  { after, limit }: { after: ListPlace | undefined; limit: number },
): Promise<{ rows: readonly Comparison[]; next: ListPlace | null }> {
  const rules = await rulesOfSimulation(book, simulation);
  const { asOf } = simulation;
  const on = { comparer: new Comparer(rules, asOf), inForce: rules.inForce, asOf };
  const rows: Comparison[] = [];
  let left = MOST_TRIED;
  for (const { page, from, through } of await stretches(db, simulation, of, after)) {
    for (let place = from, isMore = true; isMore;) {
      const past = await pastAppeals(db, { ...simulation, unit: of.unit, through }, place, READ);
      for (const { comparisons } of tried(past, on)) rows.push(...comparisons.filter((c) => isListed(c, of)));
      left -= past.states.length;
      place = past.last ?? place;
      isMore = past.isFull;
      if (rows.length >= limit || left <= 0) return { rows, next: { page, ...place } };
    }
  }
  return { rows, next: null };
}

const isListed = (c: Comparison, { clock, number, category, unit }: NumberOf): boolean =>
  c.trial.clock === clock &&
  (category === undefined || c.trial.category === category) &&
  (unit === undefined || c.trial.unit === unit) &&
  isBehind(number, c);

/** What is to be read: the pages in which the number counts something, or a unit's appeals in one stretch. */
async function stretches(
  db: Knex,
  { id }: Simulation,
  of: NumberOf,
  after: ListPlace | undefined,
): Promise<{ page: number; from: Place; through: Place | undefined }[]> {
  if (of.unit !== undefined) return [{ page: 0, from: after ?? BEFORE_ALL, through: undefined }];
  const pages = await pagesCounting(db, id, of, { from: after?.page ?? 0, limit: MOST_TRIED / READ });
  return pages.map((p) => ({ page: p.page, from: p.page === after?.page ? after : p.after, through: p.through }));
}
