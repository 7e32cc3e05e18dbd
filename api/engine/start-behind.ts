import type { Knex } from 'knex';
import { startingStates, startsDone } from '../../db/starts';
import { startCase } from '../../relay/case-client';
import type { TemporalHolder } from './temporal-holder';

/** more registrations at once than this are a rush, and the relay paces a rush better */
const AT_ONCE = 4;
const WITHIN_MS = 5_000;

/**
 * Starts the workflow of an appeal just registered, behind the answer. The order to start it was committed with the appeal,
 * so whatever fails here the relay does.
 */
export class StartBehind {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly db: Knex,
    private readonly temporal: TemporalHolder,
    private readonly taskQueue: string,
  ) {}

  start(number: string): void {
    const client = this.temporal.atHand();
    if (!client || this.underWay.size >= AT_ONCE) return;
    const starting = client
      .withDeadline(Date.now() + WITHIN_MS, async () => {
        const states = await startingStates(this.db, [number]);
        await startCase(client, this.taskQueue, number, states.get(number));
        await startsDone(this.db, [number]);
      })
      .catch(() => undefined)
      .finally(() => this.underWay.delete(starting));
    this.underWay.add(starting);
  }

  async drain(): Promise<void> {
    await Promise.all(this.underWay);
  }
}
