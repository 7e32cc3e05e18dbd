import { spawn } from 'node:child_process';

/** A hold on a process that ends it when we are gone, however we went. */
export interface Leash {
  /** Lets go without ending the process: it has ended by itself or is to outlive us. */
  release(): void;
}

// `read` returns when the pipe closes, which the kernel does for us even on SIGKILL. Only then is anything ended: first by the
// given signal, and without mercy when its patience, in tenths of a second, is at an end.
const holder = `
read -r word
[ "$word" = released ] && exit 0
kill -s "$1" -- "$2" 2>/dev/null || exit 0
waited=0
while [ $waited -lt "$3" ] && kill -s 0 -- "$2" 2>/dev/null; do sleep 0.1; waited=$((waited + 1)); done
kill -s KILL -- "$2" 2>/dev/null`;

/** Services run in process groups of their own, so that Ctrl-C reaches only us; the leash keeps them from outliving us all the same. */
export function leash(pid: number, signal: 'TERM' | 'INT', patienceMs: number): Leash {
  const shell = spawn(
    '/bin/sh',
    ['-c', holder, 'huiying-leash', signal, String(pid), String(Math.ceil(patienceMs / 100))],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return {
    release() {
      shell.stdin.end('released\n');
    },
  };
}
