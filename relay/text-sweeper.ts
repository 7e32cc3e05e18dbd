import type { Knex } from 'knex';
import { dropOrphanedTexts } from '../db/intake';
import { pause } from './relay';

const EVERY_MS = 3_600_000;

/**
 * Clears away texts that no event refers to: of requests that got no answer and were not repeated, and of repetitions of one
 * that was answered. They may hold personal data, and no masking of a case would ever find them.
 */
export async function runTextSweeper({
  db,
  signal,
  onFault,
}: {
  db: Knex;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}): Promise<void> {
  while (!signal.aborted) {
    await pause(EVERY_MS, signal);
    if (signal.aborted) return;
    try {
      await dropOrphanedTexts(db);
    } catch (error) {
      onFault(error);
    }
  }
}
