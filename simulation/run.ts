import type { Knex } from 'knex';
import { BEFORE_ALL, countAppeals, type PastAppeals, pastAppeals, type Period, type Place } from '../db/past-appeals';
import { RulesBook } from '../db/rules';
import {
  appealsCounted,
  claimSimulation,
  endSimulation,
  leaveSimulation,
  pageDone,
  type Simulation,
} from '../db/simulations';
import { Comparer } from '../domain/simulation/comparison';
import { Tally } from '../domain/simulation/tally';
import { tried } from './page';
import { rulesOfSimulation } from './rules';

/** appeals read, tried and counted at a time: memory is for so many and no more */
const PAGE = 2_500;

/**
 * Tries a draft on every appeal of its period, once, page by page, and keeps what was counted. Does nothing when another process
 * has the simulation, or takes it over on the way, or it is over. A fault ends it as failed and is thrown; so does `signal`, which
 * leaves it to another process.
 */
export async function runSimulation(db: Knex, id: string, signal: AbortSignal): Promise<void> {
  const simulation = await claimSimulation(db, id);
  if (!simulation) return;
  try {
    await appealsCounted(db, id, await countAppeals(db, simulation));
    const counts = await pass(db, simulation, signal);
    await endSimulation(db, simulation, counts ? { status: 'done', counts: counts.counts() } : { status: 'cancelled' });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    if (signal.aborted) await leaveSimulation(db, simulation);
    else await endSimulation(db, simulation, { status: 'failed', fault });
    throw error;
  }
}

/** what was counted; null when it was cancelled on the way, or taken over */
async function pass(db: Knex, simulation: Simulation, signal: AbortSignal): Promise<Tally | null> {
  const rules = await rulesOfSimulation(new RulesBook(db), simulation);
  const { asOf } = simulation;
  const on = { comparer: new Comparer(rules, asOf), inForce: rules.inForce, asOf };
  const tally = new Tally();
  let page = 0;
  for await (const { after, through, appeals } of pages(db, simulation)) {
    signal.throwIfAborted();
    const counted = new Tally();
    for (const { comparisons, untried } of tried(appeals, on)) {
      for (const comparison of comparisons) counted.add(comparison);
      counted.leaveOut(untried);
    }
    const counts = counted.counts();
    tally.join(counts);
    const isWanted = await pageDone(db, simulation, {
      page,
      after,
      through,
      appeals: appeals.states.length,
      counts,
    });
    if (!isWanted) return null;
    page += 1;
  }
  return tally;
}

/** PostgreSQL reads the next page while this one is tried */
async function* pages(
  db: Knex,
  period: Period,
): AsyncGenerator<{ after: Place; through: Place; appeals: PastAppeals }> {
  let after = BEFORE_ALL;
  let coming: Promise<PastAppeals> | null = pastAppeals(db, period, after, PAGE);
  while (coming) {
    const appeals: PastAppeals = await coming;
    const { last, isFull } = appeals;
    if (!last) return;
    coming = isFull ? pastAppeals(db, period, last, PAGE) : null;
    // when the walk is left here, nobody waits for this answer
    coming?.catch(() => undefined);
    yield { after, through: last, appeals };
    after = last;
  }
}
