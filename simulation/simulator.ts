import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Knex } from 'knex';
import { addressOf } from '../db/connect';
import { waitingSimulations } from '../db/simulations';
import type { ThreadData } from './thread';

/** a pass holds two pages and its counts; a thread that needs more is at fault, and must not take its process along */
const MOST_MEMORY_MB = 320;

/**
 * Runs simulations in a thread of this process, one after the other, so that whoever is served meanwhile does not wait for them.
 * What is ordered stands in the store: any process takes it on, and takes it over from one that is gone.
 */
export class Simulator {
  private thread: Worker | null = null;
  private isClosed = false;

  constructor(
    private readonly db: Knex,
    private readonly log: (line: string) => void,
  ) {}

  /** Sees to it that somebody works on what waits; returns at once when this process does so already, or nothing waits. */
  async wake(): Promise<void> {
    if (this.thread || (await waitingSimulations(this.db)).length === 0 || this.thread || this.isClosed) return;
    const workerData: ThreadData = { databaseUrl: addressOf(this.db) };
    const thread = new Worker(join(__dirname, 'thread.mjs'), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    this.thread = thread;
    thread.on('error', (error) => this.log(`simulation: ${String(error)}`));
    thread.on('message', (fault: string) => this.log(`simulation: ${fault}`));
    thread.once('exit', (code) => {
      this.thread = null;
      // what was ordered while it was ending waits for the next one; a thread that failed would only fail again
      if (code === 0) this.wake().catch((error: unknown) => this.log(`simulation: ${String(error)}`));
    });
  }

  /** Ends the thread after the page at hand; what it was at is left to another process. */
  async close(): Promise<void> {
    this.isClosed = true;
    const { thread } = this;
    if (!thread) return;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('stop');
    await ended;
  }
}
