import type { Knex } from 'knex';
import { masterHeld } from '../db/masters';
import type { Action, Decision } from '../domain/loop/link';
import { isOpenMaster } from '../domain/loop/merging';
import { refuse } from '../domain/loop/refusal';
import type { CaseState } from '../domain/loop/state';

/**
 * What the rules decided on one appeal, held against the other appeal that it speaks of (R-SYS-15): a merge needs a master that
 * exists in the city, was accepted, is open, and is not merged itself (`masterNotOpen`); a merged appeal follows a master that has ended so
 * (`masterStillOpen`), and its appellant is told only while that end stands: not once the master is handled again. The master
 * stays as it is until this step is committed, so that no merge ever misses the master's end.
 */
export async function besideMaster(trx: Knex, s: CaseState, action: Action, decided: Decision): Promise<Decision> {
  if ('refused' in decided) return decided;
  if (action.link === 'mergeInto') {
    const { master } = action.input as { master: string };
    const held = await masterHeld(trx, s.city, master);
    return held && isOpenMaster(held) ? decided : refuse('masterNotOpen', 'R-SYS-15', { master });
  }
  if (action.link === 'followMaster' && s.phase === 'merged') {
    const { outcome } = action.input as { outcome: string };
    const held = await masterHeld(trx, s.city, s.master);
    const ended = held !== null && 'outcome' in held && held.outcome === outcome;
    return ended ? decided : refuse('masterStillOpen', 'R-SYS-15', { master: s.master });
  }
  if ((action.link === 'reply' || action.link === 'recordContact') && s.phase === 'merged') {
    const held = await masterHeld(trx, s.city, s.master);
    return held && 'outcome' in held ? decided : refuse('masterStillOpen', 'R-SYS-15', { master: s.master });
  }
  return decided;
}
