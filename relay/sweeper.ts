import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { askLater, confirm, orderStart, unheard } from '../db/starts';
import { tellCase } from './case-client';
import { pause } from './relay';

const EVERY_MS = 5_000;
/** how long an answer may be on its way before the case is told again */
const CONFIRMED_WITHIN_MS = 30_000;
const AT_ONCE = 20;

export interface SweepOptions {
  db: Knex;
  client: Client;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}

/**
 * Tells each case of what the log has and nobody confirmed that it heard, so that nobody is refused by a workflow that has
 * not heard (record protocol, 6). A case without workflow gets the order to start one.
 */
export async function runSweeper(options: SweepOptions): Promise<void> {
  while (!options.signal.aborted) {
    try {
      const told = await sweep(options);
      if (told === AT_ONCE) continue;
    } catch (error) {
      options.onFault(error);
    }
    await pause(EVERY_MS, options.signal);
  }
}

/**
 * One round; answers how many cases were told. A case that cannot be told is set aside for the next rounds and reported: it
 * never keeps the others waiting.
 */
export async function sweep(
  { db, client, onFault }: Pick<SweepOptions, 'db' | 'client'> & Partial<Pick<SweepOptions, 'onFault'>>,
  olderThanMs = CONFIRMED_WITHIN_MS,
): Promise<number> {
  const cases = await unheard(db, olderThanMs, AT_ONCE);
  const heard: typeof cases = [];
  const silent: typeof cases = [];
  await Promise.all(
    cases.map(async (one) => {
      try {
        const told = await tellCase(client, one.number, one.version);
        if (told === 'noWorkflow') await orderStart(db, one.number);
        heard.push(one);
      } catch (error) {
        silent.push(one);
        onFault?.(new Error(`appeal ${one.number} cannot be told`, { cause: error }));
      }
    }),
  );
  await confirm(db, heard);
  await askLater(db, silent);
  return heard.length;
}
