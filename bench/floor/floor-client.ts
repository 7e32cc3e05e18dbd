import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { ACTIONS_OF_A_CASE } from '../plain-case';
import { FLOOR_TASK_QUEUE, INSERT_ROW } from './names';
import type { floor } from './workflow';

/** As many actions as a plain case has: a row and a start for the registration, then one Update each. */
export class FloorClient {
  constructor(
    private readonly client: Client,
    private readonly pool: Pool,
  ) {}

  async register(): Promise<string> {
    const id = `floor-${randomUUID()}`;
    await this.pool.query({ ...INSERT_ROW, values: [id, 1] });
    await this.client.workflow.start<typeof floor>('floor', { workflowId: id, taskQueue: FLOOR_TASK_QUEUE, args: [] });
    return id;
  }

  /** actions count from 2, after the registration; the last one ends the case */
  act(id: string, action: number): Promise<number> {
    return this.client.workflow.getHandle(id).executeUpdate<number, [{ last: boolean }]>('act', {
      args: [{ last: action === ACTIONS_OF_A_CASE }],
      updateId: `action-${action}`,
    });
  }
}
