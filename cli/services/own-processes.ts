import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type TemporalSettings } from '../../temporal.config';
import { type DataFolder } from './data-folder';
import { PlainFailure } from './plain-failure';
import { type ProcessPlan, type SupervisedProcess } from './supervised-process';

const HUIYING = resolve(__dirname, '..', 'huiying.mjs');
const CHECKOUT = resolve(__dirname, '..', '..');

/** What worker and API of this machine are told of the world. */
export interface World {
  databaseUrl: string;
  temporal: TemporalSettings;
  /** True: Temporal is the operator's own, with whatever TLS, key or profile our environment gives. */
  temporalIsGiven: boolean;
  port: number;
}

/** The worker: on SIGTERM it drains, 10 s at most. */
export function workerPlan(world: World, folder: DataFolder): ProcessPlan {
  return ourPlan('worker', [], 10_000, world, folder);
}

/** The API with the pages, which link to Temporal's page if there is one. */
export function apiPlan(world: World, uiUrl: string | null, folder: DataFolder): ProcessPlan {
  return ourPlan('api', uiUrl ? ['--temporal-ui', uiUrl] : [], 5_000, world, folder);
}

function ourPlan(
  name: 'worker' | 'api',
  args: string[],
  graceMs: number,
  world: World,
  folder: DataFolder,
): ProcessPlan {
  return {
    name,
    command: process.execPath,
    args: [HUIYING, name, ...args],
    env: environmentFor(world, folder),
    cwd: CHECKOUT,
    runAs: null,
    logFile: join(folder.logs, `${name}.log`),
    stopSignal: 'SIGTERM',
    graceMs,
  };
}

function environmentFor(
  { databaseUrl, temporal, temporalIsGiven, port }: World,
  folder: DataFolder,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => temporalIsGiven || !name.startsWith('TEMPORAL_'));
  const ours = {
    DATABASE_URL: databaseUrl,
    HUIYING_DATA_DIR: folder.path,
    PORT: String(port),
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
    TZ: 'UTC',
  };
  const engine = {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    TEMPORAL_CONFIG_FILE: folder.temporalProfile,
  };
  return { ...Object.fromEntries(inherited), ...ours, ...(temporalIsGiven ? {} : engine) };
}

/**
 * Resolves once `/readyz` answers 200. Throws PlainFailure, with the place of the log, when one of the processes dies five
 * times before that.
 */
export async function untilReady(
  url: string,
  processes: readonly SupervisedProcess[],
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
      ({ ok }) => ok,
      () => false,
    );
    signal.throwIfAborted();
    if (ready) return;
    const dying = processes.find((process) => process.deaths() >= 5);
    if (dying)
      throw new PlainFailure(
        `${dying.name} 无法启动，原因见 ${dying.logFile}。`,
        `${dying.name} does not start; ${dying.logFile} says why.`,
      );
    await pause(100, undefined, { signal });
  }
}
