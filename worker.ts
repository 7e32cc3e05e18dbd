import { type InjectedSinks, type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { type AppealActivities, createActivities } from './activities';
import { type Clock, postgresClock } from './db/clock';
import { APP_ROLE, connect } from './db/connect';
import { News, newsOf } from './db/news';
import { RulesBook } from './db/rules';
import type { Action } from './domain/loop/link';
import { sendAction } from './relay/case-client';
import { Pace } from './relay/pace';
import { runMasterFollower } from './relay/master-follower';
import { NOTHING_LEAVES, type Outward } from './notices/outward';
import { runNotices } from './notices/run-notices';
import { runReconciler } from './relay/reconciler';
import { runRolloutStarter } from './relay/rollout-starter';
import { Relay } from './relay/relay';
import { runSweeper } from './relay/sweeper';
import { runTextSweeper } from './relay/text-sweeper';
import { connectClient, connectWorker, type TemporalSettings } from './temporal.config';
import { bundleWorkflows } from './workflow-bundle';
import type { RelaySinks } from './workflows/appeal';

/** how many cases' workflows stay in memory; one beyond costs a replay when it is acted on */
const CACHED_WORKFLOWS = 600;

/** records under way at once, each on a connection of its own */
const CONCURRENT_RECORDS = 20;

export interface WorkerParts {
  db: Knex;
  temporal: TemporalSettings;
  clock?: Clock;
  /** workflows built beforehand, so that several workers of one test do not build them again */
  workflowBundle?: WorkflowBundleOption;
  cachedWorkflows?: number;
  /** how notices leave; absent: they do not */
  outward?: Outward;
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
  outward: Outward;
  signal: AbortSignal;
}): Promise<void> {
  const db = connect({ url: options.databaseUrl, role: APP_ROLE, poolSize: CONCURRENT_RECORDS });
  const onFault = (where: string, error: unknown): void => {
    console.error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  };
  try {
    await runWorkerWith({ db, temporal: options.temporal, outward: options.outward, onFault }, options.signal);
  } finally {
    await db.destroy();
  }
}

export async function runWorkerWith(parts: WorkerParts, asked: AbortSignal): Promise<void> {
  const { db, temporal, onFault } = parts;
  // when the worker itself fails, the loops beside it end too
  const ended = new AbortController();
  const signal = AbortSignal.any([asked, ended.signal]);
  const fault = (where: string) => (error: unknown) => onFault(where, error);
  const connection = await connectWorker(temporal);
  try {
    const client = await connectClient(temporal);
    try {
      const pace = new Pace();
      const news = new News(db, fault('news'));
      const relay = new Relay({ db, client, taskQueue: temporal.taskQueue, pace, signal, onFault: fault('relay') });
      const worker = await createWorker(parts, connection, client, { pace, news, relay });
      await Promise.all([
        worker.runUntil(untilAborted(signal)).finally(() => ended.abort()),
        relay.run(),
        runSweeper({ db, client, signal, onFault: fault('sweeper') }),
        runReconciler({ db, client, signal, onFault: fault('reconciler') }),
        runTextSweeper({ db, signal, onFault: fault('text sweeper') }),
        runNotices({
          db,
          rules: new RulesBook(db),
          outward: parts.outward ?? NOTHING_LEAVES,
          signal,
          onFault: fault('notices'),
        }),
        runRolloutStarter({ db, client, taskQueue: temporal.taskQueue, signal, onFault: fault('rollout starter') }),
        runMasterFollower({
          db,
          client,
          clock: parts.clock ?? postgresClock,
          signal,
          onFault: fault('master follower'),
        }),
      ]);
      await news.flush();
    } finally {
      await client.connection.close();
    }
  } finally {
    await connection.close();
  }
}

interface Told {
  pace: Pace;
  news: News;
  relay: Relay;
}

async function createWorker(
  parts: WorkerParts,
  connection: NativeConnection,
  client: Client,
  told: Told,
): Promise<Worker> {
  const { db, temporal } = parts;
  const sinks: InjectedSinks<RelaySinks> = { relay: { opened: { fn: (_info, number) => told.relay.opened(number) } } };
  const activities = createActivities({
    db,
    rules: new RulesBook(db),
    clock: parts.clock ?? postgresClock,
    onWritten: (s) => told.news.add(newsOf(s)),
    onWaited: (ms) => told.pace.waited(ms),
    send: (number, action) => reaches(parts, client, number, action),
  });
  return Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: temporal.taskQueue,
    workflowBundle: parts.workflowBundle ?? (await bundleWorkflows()),
    activities: parts.around ? parts.around(activities) : activities,
    sinks,
    maxCachedWorkflows: parts.cachedWorkflows ?? CACHED_WORKFLOWS,
    maxConcurrentLocalActivityExecutions: CONCURRENT_RECORDS,
    shutdownGraceTime: '10s',
  });
}

/** whether an action of the platform has its answer; a case that cannot be asked now is asked again later */
async function reaches({ db, onFault }: WorkerParts, client: Client, number: string, action: Action): Promise<boolean> {
  try {
    return (await sendAction(db, client, number, action)) !== 'noWorkflow';
  } catch (error) {
    onFault('rollout', new Error(`appeal ${number} cannot be told`, { cause: error }));
    return false;
  }
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
