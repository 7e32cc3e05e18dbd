import { parentPort, workerData } from 'node:worker_threads';
import { APP_ROLE, connect } from '../db/connect';
import { waitingSimulations } from '../db/simulations';
import { runSimulation } from './run';

/** one for the page that is read, one for what is written of the page before */
const POOL = 2;

/** What a thread is given by its process (simulator.ts). */
export interface ThreadData {
  databaseUrl: string;
}

void workThrough(workerData as ThreadData);

/**
 * Runs every simulation that waits, one after the other, and ends; one that fails is told to the process and keeps no other
 * waiting. A message from the process ends it after the page at hand.
 */
async function workThrough({ databaseUrl }: ThreadData): Promise<void> {
  const db = connect({ url: databaseUrl, role: APP_ROLE, poolSize: POOL });
  const stop = new AbortController();
  parentPort?.once('message', () => stop.abort()).unref();
  try {
    for (let [id] = await waitingSimulations(db); id !== undefined; [id] = await waitingSimulations(db)) {
      await runSimulation(db, id, stop.signal).catch((error: unknown) => parentPort?.postMessage(String(error)));
      if (stop.signal.aborted) return;
    }
  } finally {
    await db.destroy();
  }
}
