import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Removes the folder when called, and also when this process is killed: then once the servers have had time to end. */
export interface ThrowAwayFolder {
  path: string;
  remove(): void;
}

/** A folder for one run, which PostgreSQL's unprivileged account may pass through. */
export function throwAwayFolder(): ThrowAwayFolder {
  const path = mkdtempSync(join(tmpdir(), 'huiying-bench-'));
  chmodSync(path, 0o711);
  const script = 'read -r word; [ "$word" = released ] && exit; sleep 12; rm -rf -- "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'huiying-sweep', path], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return {
    path,
    remove() {
      shell.stdin.end('released\n');
      rmSync(path, { recursive: true, force: true });
    },
  };
}
