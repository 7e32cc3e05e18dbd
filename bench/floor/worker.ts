import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { connectWorker, type TemporalSettings } from '../../temporal.config';
import { FLOOR_TASK_QUEUE, INSERT_ROW } from './names';

const WORKFLOW = join(__dirname, 'workflow.ts');

const createActivities = (pool: Pool) => ({
  async insertRow(id: string, version: number): Promise<void> {
    await pool.query({ ...INSERT_ROW, values: [id, version] });
  },
});

export type FloorActivities = ReturnType<typeof createActivities>;

/** The process of the floor, with the settings of the product's worker. Resolves when it has drained after the signal. */
export async function runFloorWorker(
  databaseUrl: string,
  temporal: TemporalSettings,
  signal: AbortSignal,
): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 20 });
  pool.on('error', () => undefined);
  const connection = await connectWorker(temporal);
  try {
    const worker = await Worker.create({
      connection,
      namespace: temporal.namespace,
      taskQueue: FLOOR_TASK_QUEUE,
      workflowsPath: WORKFLOW,
      activities: createActivities(pool),
      maxCachedWorkflows: 2_000,
      maxConcurrentLocalActivityExecutions: 20,
      shutdownGraceTime: '10s',
    });
    signal.addEventListener('abort', () => worker.shutdown(), { once: true });
    if (!signal.aborted) await worker.run();
  } finally {
    await connection.close();
    await pool.end();
  }
}
