import { setTimeout as pause } from 'node:timers/promises';
import { type Client } from '@temporalio/client';
import { recordChange } from '../../db/change-log';
import { APP_ROLE, connect } from '../../db/connect';
import { runningCases } from '../../relay/case-client';
import { type Settled, settleRestoredLog } from '../../relay/restored-log';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { PlainFailure } from '../services/plain-failure';
import { type SupervisedProcess } from '../services/supervised-process';
import { type Manifest } from './manifest';

/** what is left of the starts after it is started by the next worker */
const STARTS_MS = 60_000;
const WORKFLOW_QUEUE = 1;

interface Restored {
  /** of the restored store, as its owner */
  databaseUrl: string;
  temporal: TemporalSettings;
  worker: SupervisedProcess;
  manifest: Manifest;
}

/** Brings the workflows to the restored log and has each city’s log of changes say so. */
export async function settleRestored(
  { databaseUrl, temporal, worker, manifest }: Restored,
  signal: AbortSignal,
): Promise<Settled> {
  const db = connect({ url: databaseUrl, role: APP_ROLE, poolSize: 8 });
  try {
    const client = await connectClient(temporal);
    try {
      await untilWorking(client, temporal, worker, signal);
      const settled = await settleRestoredLog(db, client, {
        taskQueue: temporal.taskQueue,
        onFinding: () => undefined,
        patienceMs: STARTS_MS,
        signal,
      });
      const { takenAt, version } = manifest;
      await db.transaction(async (trx) => {
        for (const { id, appeals, events, head } of manifest.cities) {
          const detail = { takenAt, version, appeals, events, head, workflows: settled };
          await recordChange(trx, { city: id, type: 'restored', subject: takenAt, by: 'huiying', detail });
        }
      });
      return settled;
    } finally {
      await client.connection.close();
    }
  } finally {
    await db.destroy();
  }
}

/** Resolves once a worker asks for tasks. Throws PlainFailure, with the place of its log, when it keeps dying. */
async function untilWorking(
  client: Client,
  { namespace, taskQueue }: TemporalSettings,
  worker: SupervisedProcess,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: WORKFLOW_QUEUE,
    });
    if (pollers && pollers.length > 0) return;
    if (worker.deaths() >= 5)
      throw new PlainFailure(
        `工作进程无法启动，原因见 ${worker.logFile}。`,
        `The worker does not start; ${worker.logFile} says why.`,
      );
    await pause(100, undefined, { signal });
  }
}

/**
 * Throws PlainFailure when appeals run in the operator's own Temporal: a trial restore beside an installation at work must not
 * end that one's workflows.
 */
export async function refuseBusyTemporal(temporal: TemporalSettings): Promise<void> {
  const client = await connectClient(temporal);
  try {
    for await (const number of runningCases(client, temporal.taskQueue)) throw busy(temporal, number);
  } finally {
    await client.connection.close();
  }
}

const busy = ({ address, namespace }: TemporalSettings, number: string): PlainFailure =>
  new PlainFailure(
    `Temporal（${address}，命名空间 ${namespace}）中有诉求正在运行（如 ${number}）。若这就是要恢复的那一套、且其他进程均已停止，请加 --align-temporal：以恢复的日志为准，多出的工作流将被终止。否则请指定另一个命名空间。`,
    `Appeals run in the Temporal at ${address}, namespace ${namespace} (such as ${number}). If it is the one of what you restore and every other process is stopped, add --align-temporal: workflows that the restored log does not know are ended. Otherwise name another namespace.`,
    2,
  );
