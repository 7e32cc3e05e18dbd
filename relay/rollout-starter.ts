import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Knex } from 'knex';
import { handOverAgain, rolloutsDue } from '../db/rollouts';
import type { RolloutStart } from '../workflows/rollout';
import { pause } from './relay';

const EVERY_MS = 1_000;
/** how often it is looked whether a dissolved unit has got an order all the same */
const ORPHANS_EVERY_MS = 60_000;
/** Temporal's name for the workflow of a rollout; a wire name, never changed */
const WORKFLOW = 'rollout';

export const rolloutWorkflowId = (id: string): string => `rollout-${id}`;

/**
 * Starts the workflow of each rollout that was ordered and whose time has come, one after the other in a city. The store is the list
 * of what is still to be done: one whose workflow was lost is started again and goes on where it was, and what was on its way to a unit
 * while that was dissolved is handed over all the same.
 */
export async function runRolloutStarter({
  db,
  client,
  taskQueue,
  signal,
  onFault,
}: {
  db: Knex;
  client: Client;
  taskQueue: string;
  signal: AbortSignal;
  onFault: (error: unknown) => void;
}): Promise<void> {
  for (let looked = 0; !signal.aborted;) {
    try {
      if (Date.now() - looked > ORPHANS_EVERY_MS) {
        await handOverAgain(db);
        looked = Date.now();
      }
      for (const id of await rolloutsDue(db)) await startRollout(client, taskQueue, { id });
    } catch (error) {
      onFault(error);
    }
    await pause(EVERY_MS, signal);
  }
}

async function startRollout(client: Client, taskQueue: string, start: RolloutStart): Promise<void> {
  try {
    await client.workflow.start(WORKFLOW, {
      workflowId: rolloutWorkflowId(start.id),
      taskQueue,
      args: [start],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Tells the workflow that its rollout stands still no longer; one that cannot be told looks again by itself. */
export async function wakeRollout(client: Client, id: string): Promise<void> {
  await client.workflow.getHandle(rolloutWorkflowId(id)).signal('wake');
}
