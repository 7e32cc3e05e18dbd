import { condition } from '@temporalio/workflow';
import type { Instant } from '../domain/limit/instant';

/** The case's turn: strictly first come, first served; one that fails never blocks the next. */
export function inTurn(): <T>(what: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (what) => {
    const mine = last.then(what);
    last = mine.catch(() => undefined);
    return mine;
  };
}

interface Watched {
  alarm: () => Instant | null;
  isOver: () => boolean;
  /** rings what falls due; answers how many milliseconds too early it was by the log's clock, 0 when it was time */
  ring: (due: Instant) => Promise<number>;
}

/**
 * Keeps one timer to the next alarm and rings when it is reached, until the case is over. When the log's clock is behind
 * Temporal's, the alarm waits for the log's: it never rings before its time and never spins.
 */
export async function watch({ alarm, isOver, ring }: Watched): Promise<void> {
  let early = 0;
  while (!isOver()) {
    const due = alarm();
    const moved = () => alarm() !== due || isOver();
    if (due === null) await condition(moved);
    else if (!(await condition(moved, Math.max(1, early || due - Date.now())))) {
      early = await ring(due);
      continue;
    }
    early = 0;
  }
}
