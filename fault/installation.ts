import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DataFolder, dataFolder } from '../cli/services/data-folder';
import { freePort } from '../cli/services/free-port';
import { PlainFailure } from '../cli/services/plain-failure';
import { isRunning, type ProcessIdentity, untilGone } from '../cli/services/process-identity';
import { type Run, runningInstance } from '../cli/services/run-file';
import { APPEALS_TASK_QUEUE, type TemporalSettings } from '../temporal.config';
import { type Victim, VICTIMS } from './blows';

const HUIYING = resolve(__dirname, '..', 'cli', 'huiying.mjs');
/** the invented city: it has every way of the loop, and limits in minutes */
const CITY = 'rehearsal';
const START_MS = 90_000;
const STOP_MS = 40_000;
const LOOK_EVERY_MS = 50;

/** An installation of its own, by `huiying start` as everybody runs it, to be broken and thrown away. */
export interface Installation {
  url: string;
  folder: DataFolder;
  /** PostgreSQL as the role that owns the schema */
  databaseUrl: string;
  temporal: TemporalSettings;
  /** Kills by SIGKILL, once all of them run. Throws PlainFailure when one does not come back within 90 s. */
  kill(victims: readonly Victim[], withChildren: boolean): Promise<void>;
  /** Resolves once every process runs and `/readyz` answers 200. Throws PlainFailure when that takes more than 90 s. */
  untilWhole(signal: AbortSignal): Promise<void>;
  /** Ends every process. The data folder goes too, unless it is to be looked into. May be called again. */
  close(keepFolder?: boolean): Promise<void>;
}

/**
 * Brings everything up on a data folder: one laid among the temporary files for the city of a pack, or one that stands already.
 * Throws PlainFailure when it does not come up.
 */
export async function openInstallation(
  signal: AbortSignal,
  { path = mkdtempSync(join(tmpdir(), 'huiying-fault-')), pack = CITY }: { path?: string; pack?: string } = {},
): Promise<Installation> {
  const folder = dataFolder(path);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const supervisor = startSupervisor(path, port, pack);
  const close = async (keepFolder = false): Promise<void> => {
    const last = runningInstance(folder);
    await endSupervisor(supervisor);
    await Promise.all(Object.values(last?.processes ?? {}).map((process) => untilGone(process, STOP_MS)));
    if (!keepFolder) rmSync(path, { recursive: true, force: true });
  };
  try {
    const { databaseUrl, temporal } = await untilReady(folder, supervisor, signal);
    return {
      url,
      folder,
      databaseUrl,
      temporal: { address: temporal.address, namespace: temporal.namespace, taskQueue: APPEALS_TASK_QUEUE },
      close,
      async kill(victims, withChildren) {
        const found = await Promise.all(victims.map((victim) => running(folder, victim, signal)));
        for (const { pid } of found) strike(pid, withChildren);
      },
      async untilWhole(stop) {
        await Promise.all(VICTIMS.map((victim) => running(folder, victim, stop)));
        await backWithin('API', () => answersReady(url), stop);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// The channel tells `huiying start` to stop when we are gone, however we went.
function startSupervisor(path: string, port: number, pack: string): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|PORT|TEMPORAL_.*|HUIYING_(DATA_DIR|PACK|URL|TOKEN)|NODE_ENV)$/.test(name),
  );
  const log = openSync(join(path, 'start.log'), 'a');
  const started = spawn(process.execPath, [HUIYING, 'start'], {
    env: { ...Object.fromEntries(inherited), HUIYING_DATA_DIR: path, HUIYING_PACK: pack, PORT: String(port) },
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  return started;
}

async function endSupervisor(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  const exit = once(supervisor, 'exit');
  supervisor.kill('SIGTERM');
  const late = setTimeout(() => supervisor.kill('SIGKILL'), STOP_MS);
  await exit;
  clearTimeout(late);
}

type Ready = Run & { databaseUrl: string; temporal: NonNullable<Run['temporal']> };

async function untilReady(folder: DataFolder, supervisor: ChildProcess, signal: AbortSignal): Promise<Ready> {
  const patience = AbortSignal.timeout(START_MS);
  let ready: Ready | null = null;
  await until(() => {
    if (supervisor.exitCode !== null || patience.aborted) throw notUp(folder);
    const run = runningInstance(folder);
    const { databaseUrl, temporal } = run ?? {};
    if (run?.state === 'ready' && databaseUrl && temporal) ready = { ...run, databaseUrl, temporal };
    return ready !== null;
  }, signal);
  if (!ready) throw notUp(folder);
  return ready;
}

function notUp(folder: DataFolder): PlainFailure {
  const said = readFileSync(join(folder.path, 'start.log'), 'utf8').trim();
  return new PlainFailure(
    `试验用的 Huiying 未能启动：\n${said}`,
    'The Huiying to be tried did not come up; see above.',
  );
}

async function running(folder: DataFolder, name: Victim, signal: AbortSignal): Promise<ProcessIdentity> {
  const found: ProcessIdentity[] = [];
  const isThere = (): boolean => {
    const process = runningInstance(folder)?.processes[name];
    if (process && isRunning(process)) found.push(process);
    return found.length > 0;
  };
  await backWithin(name, isThere, signal);
  const [process] = found;
  if (!process) throw new Error(`${name} is not there`);
  return process;
}

async function backWithin(name: string, isBack: () => boolean | Promise<boolean>, signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.timeout(START_MS);
  await until(isBack, AbortSignal.any([signal, patience])).catch((error: unknown) => {
    if (signal.aborted || !patience.aborted) throw error;
    throw new PlainFailure(`${name} 在 90 秒内未能恢复。`, `${name} did not come back within 90 seconds.`);
  });
}

// `huiying start` gives each service a process group of its own.
function strike(pid: number, withChildren: boolean): void {
  try {
    process.kill(withChildren ? -pid : pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const answersReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** asks again and again until it is so; rejects with the signal's reason */
async function until(isSo: () => boolean | Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!(await isSo())) await pause(LOOK_EVERY_MS, undefined, { signal });
}
