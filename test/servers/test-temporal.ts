import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { type TemporalSettings } from '../../temporal.config';
import { handed } from './handed-over';

/** The real development server that the whole run shares, with a task queue of this test file's own. Time runs as on the wall. */
export function testTemporal(): TemporalSettings {
  return {
    address: handed('temporalAddress'),
    namespace: 'default',
    taskQueue: `test-${randomBytes(6).toString('hex')}`,
  };
}

// The SDK's native code starts the server and cannot end it when the test process is killed; the shell in between can.
const onALead = (binary: string): string => `#!/bin/sh
parent=$PPID
server=$$
( while kill -0 "$parent" 2>/dev/null && kill -0 "$server" 2>/dev/null; do sleep 1; done; kill -KILL "$server" 2>/dev/null ) </dev/null >/dev/null 2>&1 &
exec '${binary}' "$@"
`;

/**
 * A server in which time jumps to the next timer while a result is awaited through its client. One for a test file: call
 * `teardown()` in `afterAll`, after the worker has ended.
 */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const folder = mkdtempSync(join(tmpdir(), 'huiying-lead-'));
  try {
    const path = join(folder, 'temporal-test-server');
    writeFileSync(path, onALead(handed('testServerBinary')), { mode: 0o755 });
    return await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
