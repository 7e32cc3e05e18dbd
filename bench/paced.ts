import { setTimeout as wait } from 'node:timers/promises';
import type { CaseWorkers } from './plain-case';

export interface Waited {
  action: string;
  ms: number;
  /** when it was asked, on this process's clock */
  askedAt: number;
}

/** People who act so many times a second, whether or not the last answer has come, until they are told to end. */
export interface Paced {
  during(ms: number): Promise<void>;
  /** every case begun is brought to its end; answers all waits since the start */
  end(): Promise<Waited[]>;
}

/**
 * Plain cases at a steady rate of actions: whoever comes next takes the next beat, so that a slow answer delays its own case
 * and nobody else's. Enough cases are open at a time that a beat always finds one.
 */
export function pacedCases(workers: CaseWorkers, actionsPerSecond: number): Paced {
  const waits: Waited[] = [];
  let ends = false;
  let beat = performance.now();
  const nextBeat = async (): Promise<void> => {
    beat = Math.max(performance.now(), beat + 1000 / actionsPerSecond);
    await wait(beat - performance.now());
  };
  const told = (action: string, ms: number): void => {
    waits.push({ action, ms, askedAt: performance.now() - ms });
  };
  const person = async (): Promise<void> => {
    while (!ends) await workers.wholeCase(told, nextBeat);
  };
  const all = Promise.all(Array.from({ length: actionsPerSecond * 2 }, person));
  let fault: unknown;
  all.catch((error: unknown) => (fault = error));
  return {
    async during(ms) {
      await wait(ms);
      if (fault) throw fault;
    },
    async end() {
      ends = true;
      await all;
      return waits;
    },
  };
}
