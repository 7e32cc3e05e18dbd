import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { ACTIONS_OF_A_CASE, timed, type Told } from '../plain-case';
import { FLOOR_TASK_QUEUE, INSERT_ROW } from './names';
import type { floor } from './workflow';

/**
 * As many actions as a plain case has: a row and a start for the registration, then Updates straight to the server, with
 * nothing in between.
 */
export async function floorCase(client: Client, pool: Pool, told: Told): Promise<void> {
  const id = `floor-${randomUUID()}`;
  const handle = await timed('register', told, async () => {
    await pool.query({ ...INSERT_ROW, values: [id, 1] });
    return client.workflow.start<typeof floor>('floor', { workflowId: id, taskQueue: FLOOR_TASK_QUEUE, args: [] });
  });
  for (let action = 2; action <= ACTIONS_OF_A_CASE; action++) {
    const last = action === ACTIONS_OF_A_CASE;
    await timed('act', told, () =>
      handle.executeUpdate<number, [{ last: boolean }]>('act', { args: [{ last }], updateId: `action-${action}` }),
    );
  }
}
