import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../cli/environment';
import { freePort } from '../../cli/services/free-port';
import { postgresBinaries } from '../../cli/services/postgres-binaries';
import {
  clusterPlan,
  clusterUrl,
  createCluster,
  newPassword,
  untilAnswering,
} from '../../cli/services/postgres-cluster';
import { supervise } from '../../cli/services/supervised-process';
import { temporalBinary } from '../../cli/services/temporal-binaries';
import { devServerPlan, untilServing } from '../../cli/services/temporal-server';
import { unprivilegedUser } from '../../cli/services/unprivileged-user';
import { APPEALS_TASK_QUEUE } from '../../temporal.config';

/** The two servers that one run of the tests has in common. */
export interface RunningServers {
  /** PostgreSQL's `postgres` database, as superuser. */
  postgresUrl: string;
  temporalAddress: string;
  /** Path of the time-skipping test server, which each test starts for itself. */
  testServerBinary: string;
  stop(): Promise<void>;
}

// What a test run loses in a power cut it does not miss.
const FAST_AND_FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

/** Starts both on free ports of 127.0.0.1 with all they keep in a temporary folder. They end with this process, however it ends. */
export async function startServers(): Promise<RunningServers> {
  const { signal } = new AbortController();
  const { cacheDir } = readEnvironment({ ...process.env, HUIYING_DATA_DIR: tmpdir() });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const temporal = await temporalBinary('temporal', cacheDir, say, signal);
  const testServerBinary = await temporalBinary('temporal-test-server', cacheDir, say, signal);
  const folder = mkdtempSync(join(tmpdir(), 'huiying-test-'));
  chmodSync(folder, 0o711);
  const sweep = sweepWhenGone(folder);
  try {
    const [postgres, server] = await Promise.all([startPostgres(folder), startTemporal(folder, temporal)]);
    const stop = async (): Promise<void> => {
      await Promise.all([postgres.process.stop(), server.process.stop()]);
      sweep();
    };
    return { postgresUrl: postgres.url, temporalAddress: server.address, testServerBinary, stop };
  } catch (error) {
    sweep();
    throw error;
  }
}

async function startPostgres(folder: string) {
  const { signal } = new AbortController();
  const user = unprivilegedUser();
  const binaries = await postgresBinaries(folder, user);
  const cluster = { folder: join(folder, 'postgres'), binaries, user, port: await freePort(), password: newPassword() };
  await createCluster(cluster.folder, binaries, user, cluster.password, signal);
  const process = await supervise(
    clusterPlan(cluster, join(folder, 'postgres.log'), FAST_AND_FORGETFUL),
    () => undefined,
  );
  const url = clusterUrl(cluster, 'postgres');
  await untilAnswering(url, process, signal);
  return { url, process };
}

async function startTemporal(folder: string, binary: string) {
  const server = { binary, port: await freePort(), uiPort: null, namespace: 'default', stateFile: null };
  const process = await supervise(devServerPlan(server, folder, join(folder, 'temporal.log')), () => undefined);
  const address = `127.0.0.1:${server.port}`;
  await untilServing(
    { address, namespace: server.namespace, taskQueue: APPEALS_TASK_QUEUE },
    process,
    new AbortController().signal,
  );
  return { address, process };
}

/** Removes the folder when called, and also when this process is killed: then once the servers have had time to end. */
function sweepWhenGone(folder: string): () => void {
  const script = 'read -r word; [ "$word" = released ] && exit; sleep 5; rm -rf -- "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'huiying-sweep', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return () => {
    shell.stdin.end('released\n');
    rmSync(folder, { recursive: true, force: true });
  };
}
