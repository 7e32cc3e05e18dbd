import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** The kernel's start mark of the process; null where the system does not tell it (then the number alone decides). */
  startMark: string | null;
}

/** Names a running process for good. */
export function identify(pid: number): ProcessIdentity {
  return { pid, startMark: startMarkOf(pid) };
}

/** Whether just this process runs still; one that ended and was not yet collected by its parent does not. */
export function isRunning({ pid, startMark }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  const mark = startMarkOf(pid);
  return mark !== null && (startMark === null || mark === startMark);
}

/** Resolves when the process is gone: by itself within `patienceMs`, else by SIGKILL. */
export async function untilGone(identity: ProcessIdentity, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  while (isRunning(identity)) {
    if (performance.now() > until) process.kill(identity.pid, 'SIGKILL');
    await pause(100);
  }
}

/** The words a process was started with; null when it is gone or the system does not tell. */
export function commandLineOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return null;
  }
}

// Fields after the command's closing bracket: 0 is the state, 19 the start time in ticks since boot.
function startMarkOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
