import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { nextStarts, startingStates, startsDone } from '../db/starts';
import { startCase } from './case-client';
import type { Pace } from './pace';

const IDLE_MS = 200;
const FAULT_MS = 2_000;
/** a start that no worker of this process opened within so long was opened elsewhere */
const OPENED_ELSEWHERE_MS = 2_000;

export interface RelayOptions {
  db: Knex;
  client: Client;
  taskQueue: string;
  pace: Pace;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}

/**
 * Starts the workflows of registered appeals, in the order in which their alarms come, never more at once than the pace
 * allows. What Temporal did not take stays ordered and is tried again: nothing registered is ever lost.
 */
export class Relay {
  private readonly opening = new Map<string, number>();

  constructor(private readonly options: RelayOptions) {}

  /** the worker opened this case: its first workflow task is done */
  opened(number: string): void {
    this.opening.delete(number);
  }

  async run(): Promise<void> {
    const { signal, onFault } = this.options;
    while (!signal.aborted) {
      try {
        const started = await this.round();
        if (started === 0) await pause(this.opening.size > 0 ? 5 : IDLE_MS, signal);
      } catch (error) {
        onFault(error);
        await pause(FAULT_MS, signal);
      }
    }
  }

  private async round(): Promise<number> {
    const { db, client, taskQueue, pace } = this.options;
    const long = Date.now() - OPENED_ELSEWHERE_MS;
    for (const [number, at] of this.opening) if (at < long) this.opening.delete(number);
    const free = pace.next() - this.opening.size;
    if (free <= 0) return 0;
    const numbers = await nextStarts(db, free);
    if (numbers.length === 0) return 0;
    const states = await startingStates(db, numbers);
    await Promise.all(
      numbers.map(async (number) => {
        const state = states.get(number);
        this.opening.set(number, Date.now());
        try {
          // a case that has gone on since its registration asks the log for its state itself
          const how = await startCase(client, taskQueue, number, state);
          // started by the API, which had an action for it: nothing is left to open
          if (how === 'ranAlready') this.opening.delete(number);
        } catch (error) {
          this.opening.delete(number);
          throw error;
        }
      }),
    );
    await startsDone(db, numbers);
    return numbers.length;
  }
}

export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
