import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { leash, type Leash } from './leash';
import { identify, type ProcessIdentity } from './process-identity';
import { type SystemUser } from './unprivileged-user';

/** What to run and how it wishes to be ended. */
export interface ProcessPlan {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** The account it runs as; null: ours. */
  runAs: SystemUser | null;
  /** Both its streams are appended here. */
  logFile: string;
  /** The signal on which it finishes what it has begun. */
  stopSignal: 'SIGTERM' | 'SIGINT';
  /** Milliseconds it is given after the stop signal, before SIGKILL. */
  graceMs: number;
  /** Clears the ground before every start, the first and each one after a death. */
  beforeEachStart?: () => Promise<void>;
}

/** A running service that comes back when it dies. */
export interface SupervisedProcess {
  readonly name: string;
  readonly logFile: string;
  /** The running process; null between a death and the next start. */
  current(): ProcessIdentity | null;
  /** How often it has died by itself since it was started. */
  deaths(): number;
  /** Ends it, gently at first, and resolves when it is gone. `hurry` kills without waiting for the grace. May be called again. */
  stop(hurry?: AbortSignal): Promise<void>;
}

/** What becomes of a service: it dies by itself, or is stopped because we ask. */
export type ProcessChange = { kind: 'started'; identity: ProcessIdentity } | { kind: 'died' } | { kind: 'stopped' };

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A process that lived this long is healthy: the next death counts as a first one. */
const HEALTHY_AFTER_MS = 10_000;

/**
 * Starts a service and keeps it alive: after a death it waits 200 ms, doubling up to 5 s while it keeps dying young.
 * `onChange` is told of every start, with the new process, and of every end.
 */
export async function supervise(
  plan: ProcessPlan,
  onChange: (change: ProcessChange) => void,
): Promise<SupervisedProcess> {
  let child: ChildProcess | null = null;
  let identity: ProcessIdentity | null = null;
  let hold: Leash | null = null;
  let pauseMs = FIRST_PAUSE_MS;
  let died = 0;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;

  const gone = (startedAt: number): void => {
    hold?.release();
    child = identity = hold = null;
    if (stopping) return onChange({ kind: 'stopped' });
    died += 1;
    onChange({ kind: 'died' });
    if (performance.now() - startedAt > HEALTHY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
    timer = setTimeout(() => void begin().catch(() => gone(performance.now())), pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };

  const begin = async (): Promise<void> => {
    await plan.beforeEachStart?.();
    if (stopping) return;
    const log = openSync(plan.logFile, 'a');
    const started = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(plan.runAs && { uid: plan.runAs.uid, gid: plan.runAs.gid }),
    });
    closeSync(log);
    const startedAt = performance.now();
    child = started;
    started.once('error', () => started.pid ?? gone(startedAt));
    started.once('exit', () => gone(startedAt));
    if (started.pid === undefined) return;
    identity = identify(started.pid);
    hold = leash(started.pid, plan.stopSignal === 'SIGINT' ? 'INT' : 'TERM', plan.graceMs);
    onChange({ kind: 'started', identity });
  };

  const stop = async (hurry?: AbortSignal): Promise<void> => {
    stopping = true;
    clearTimeout(timer);
    const running = child;
    if (!running?.pid) return;
    await new Promise<void>((resolve) => {
      const kill = (): void => killGroup(running);
      const mercy = setTimeout(kill, plan.graceMs);
      hurry?.addEventListener('abort', kill, { once: true });
      running.once('exit', () => {
        clearTimeout(mercy);
        hurry?.removeEventListener('abort', kill);
        resolve();
      });
      if (hurry?.aborted) kill();
      else running.kill(plan.stopSignal);
    });
  };

  await begin();
  return { name: plan.name, logFile: plan.logFile, current: () => identity, deaths: () => died, stop };
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
