import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { actionIdOf } from '../activities/action-id';
import { type Clock, postgresNow } from '../db/clock';
import { mergedToFollow, type ToFollow } from '../db/masters';
import type { Action } from '../domain/loop/link';
import { sendAction } from './case-client';
import { pause } from './relay';

const EVERY_MS = 5_000;
const AT_ONCE = 20;

export interface FollowOptions {
  db: Knex;
  client: Client;
  clock: Clock;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}

/**
 * Carries the end of each master appeal to what was merged into it (R-SYS-15). The log is the list of what is still to be told,
 * so nothing is lost with the process, and a merge that was committed while its master closed is found all the same.
 */
export async function runMasterFollower(options: FollowOptions): Promise<void> {
  while (!options.signal.aborted) {
    try {
      await followMasters(options);
    } catch (error) {
      options.onFault(error);
    }
    await pause(EVERY_MS, options.signal);
  }
}

/** One round over all of them; answers how many were told. One that cannot be told keeps none of the others waiting. */
export async function followMasters({
  db,
  client,
  clock,
  signal,
  onFault,
}: Omit<FollowOptions, 'signal'> & { signal?: AbortSignal }): Promise<number> {
  let told = 0;
  for (let after = ''; !signal?.aborted;) {
    const merged = await mergedToFollow(db, after, AT_ONCE);
    const last = merged.at(-1);
    if (!last) break;
    after = last.number;
    const at = await clock(await postgresNow(db));
    await Promise.all(
      merged.map(async (one) => {
        try {
          if (await tell(db, client, one, at)) told += 1;
        } catch (error) {
          onFault(new Error(`appeal ${one.number} cannot follow its master ${one.master}`, { cause: error }));
        }
      }),
    );
  }
  return told;
}

/** false: the case was not there to be told, or has changed meanwhile; the next round sees what is left */
async function tell(db: Knex, client: Client, one: ToFollow, at: number): Promise<boolean> {
  const answer = await sendAction(db, client, one.number, followingOf(one, at));
  if (typeof answer === 'string') return answer === 'taken';
  if (!CHANGED.includes(answer.refused)) throw new Error(`refused ${answer.refused}`);
  return false;
}

/** somebody acted on one of the two between the look and the telling */
const CHANGED = ['stale', 'notLegalNow', 'appealArchived', 'masterClosedAlready', 'masterStillOpen'];

/**
 * The action, under the name of whoever ended the master. Its id is the same however often this end is told to the appeal as it
 * stands; once the appeal has moved on it is asked anew, since a refusal that the case gave stays with the id it was given under.
 */
function followingOf({ number, version, master, outcome, closedAt, by }: ToFollow, at: number): Action {
  const id = actionIdOf('followMaster', number, version, master, closedAt);
  // a workflow that has not heard of the merge asks the log
  return { link: 'followMaster', id, seen: version, by, at, body: id, input: { outcome } };
}
