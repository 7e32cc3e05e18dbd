import { spawn } from 'node:child_process';
import { type SystemUser } from './unprivileged-user';

/** How a command that ends by itself came out. */
export interface Outcome {
  /** Exit status; null when the command was ended by a signal or could not be started. */
  status: number | null;
  /** What it printed, both streams. */
  output: string;
}

/** Runs a command to its end and never throws for its failure; rejects with an AbortError when `signal` ends it early. */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: { signal?: AbortSignal; runAs?: SystemUser | null; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { signal, runAs, cwd, env } = options;
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(signal && { signal }),
      ...(runAs && { uid: runAs.uid, gid: runAs.gid }),
      ...(cwd && { cwd }),
      ...(env && { env }),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) =>
      signal?.aborted ? reject(error) : resolve({ status: null, output: error.message }),
    );
    child.once('close', (status) => resolve({ status, output }));
  });
}
