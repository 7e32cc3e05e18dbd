import { join } from 'node:path';
import { type InjectedSinks, Worker } from '@temporalio/worker';
import type { Knex } from 'knex';
import { type AppealActivities, createActivities } from './activities';
import { type Clock, postgresClock } from './db/clock';
import { APP_ROLE, connect } from './db/connect';
import { News } from './db/news';
import { RulesBook } from './db/rules';
import { Pace } from './relay/pace';
import { runReconciler } from './relay/reconciler';
import { Relay } from './relay/relay';
import { runSweeper } from './relay/sweeper';
import { connectClient, connectWorker, type TemporalSettings } from './temporal.config';
import type { RelaySinks } from './workflows/appeal';

const WORKFLOWS = join(__dirname, 'workflows', 'index.ts');

/** how many cases' workflows stay in memory; one beyond costs a replay when it is acted on */
const CACHED_WORKFLOWS = 2_000;

export interface WorkerParts {
  db: Knex;
  temporal: TemporalSettings;
  clock?: Clock;
  /** workflows built beforehand, so that several workers of one test do not build them again */
  workflowBundle?: { code: string };
  cachedWorkflows?: number;
  /** stands between the workflows and their activities; tests break what they want to see broken here */
  around?: (activities: AppealActivities) => AppealActivities;
  onFault: (where: string, error: unknown) => void;
}

/**
 * The process that runs appeals: their workflows and the one activity, the relay that starts what was registered, the
 * sweeper and the reconciler. Resolves when everything under way has been drained after the signal.
 */
export async function runWorker(options: {
  databaseUrl: string;
  temporal: TemporalSettings;
  signal: AbortSignal;
}): Promise<void> {
  const db = connect({ url: options.databaseUrl, role: APP_ROLE, poolSize: 20 });
  const onFault = (where: string, error: unknown): void => {
    console.error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };
  try {
    await runWorkerWith({ db, temporal: options.temporal, onFault }, options.signal);
  } finally {
    await db.destroy();
  }
}

const asTheyAre = (activities: AppealActivities): AppealActivities => activities;

export async function runWorkerWith(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  const { db, temporal, onFault } = parts;
  const connection = await connectWorker(temporal);
  const client = await connectClient(temporal);
  const pace = new Pace();
  const fault = (where: string) => (error: unknown) => onFault(where, error);
  const news = new News(db, fault('news'));
  const relay = new Relay({ db, client, taskQueue: temporal.taskQueue, pace, signal, onFault: fault('relay') });
  const sinks: InjectedSinks<RelaySinks> = { relay: { opened: { fn: (_info, number) => relay.opened(number) } } };
  const worker = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: temporal.taskQueue,
    ...(parts.workflowBundle ? { workflowBundle: parts.workflowBundle } : { workflowsPath: WORKFLOWS }),
    activities: (parts.around ?? asTheyAre)(
      createActivities({
        db,
        rules: new RulesBook(db),
        clock: parts.clock ?? postgresClock,
        onWritten: (s) =>
          news.add({
            number: s.number,
            city: s.city,
            version: s.version,
            unit: s.phase === 'handling' ? (s.orders[0]?.unit ?? null) : null,
          }),
        onWaited: (ms) => pace.waited(ms),
      }),
    ),
    sinks,
    maxCachedWorkflows: parts.cachedWorkflows ?? CACHED_WORKFLOWS,
    maxConcurrentLocalActivityExecutions: 20,
    shutdownGraceTime: '10s',
  });
  const stop = (): void => worker.shutdown();
  if (signal.aborted) return;
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.all([
      worker.run(),
      relay.run(),
      runSweeper({ db, client, signal, onFault: fault('sweeper') }),
      runReconciler({ db, client, signal, onFault: fault('reconciler') }),
    ]);
    await news.flush();
  } finally {
    signal.removeEventListener('abort', stop);
    await client.connection.close();
    await connection.close();
  }
}
