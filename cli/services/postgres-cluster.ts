import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { PlainFailure, reasonOf } from './plain-failure';
import { type PostgresBinaries } from './postgres-binaries';
import { commandLineOf } from './process-identity';
import { runToEnd } from './run-to-end';
import { type ProcessPlan, type SupervisedProcess } from './supervised-process';
import { type SystemUser } from './unprivileged-user';

/** A PostgreSQL that lives in a folder of ours. */
export interface Cluster {
  /** PostgreSQL's own data folder. */
  folder: string;
  binaries: PostgresBinaries;
  /** The account it runs as; null: ours. */
  user: SystemUser | null;
  port: number;
  password: string;
}

const SUPERUSER = 'postgres';

/**
 * Lays a new cluster (UTF-8, locale C, passwords by SCRAM) in `folder`. All or nothing: it is made beside and moved into place,
 * so that an interrupted first start leaves no half cluster.
 */
export async function createCluster(
  folder: string,
  binaries: PostgresBinaries,
  user: SystemUser | null,
  password: string,
  signal: AbortSignal,
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  const passwordFile = join(unfinished, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  const made = join(unfinished, 'cluster');
  const args = [
    '-D',
    made,
    '-U',
    SUPERUSER,
    '-E',
    'UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ];
  const { status, output } = await runToEnd(binaries.initdb, args, { runAs: user, cwd: '/', signal });
  if (status !== 0) {
    const reason = output.trim().split('\n').at(-1) ?? '';
    throw new PlainFailure(
      `无法在 ${folder} 建立数据库：${reason}`,
      `Could not lay the database in ${folder}: ${reason}`,
    );
  }
  renameSync(made, folder);
  chmodSync(folder, 0o700);
  rmSync(unfinished, { recursive: true, force: true });
}

/** A password nobody needs to type. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Refuses a folder that another major version of PostgreSQL has written; it would not start on it. */
export function refuseOtherMajorVersion({ folder, binaries }: Pick<Cluster, 'folder' | 'binaries'>): void {
  const written = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8'));
  if (written === binaries.majorVersion) return;
  throw new PlainFailure(
    `数据文件夹由 PostgreSQL ${written} 写成，而本版本自带 PostgreSQL ${binaries.majorVersion}。请用写成它的 Huiying 版本导出后再导入，或设置 DATABASE_URL。`,
    `The data folder was written by PostgreSQL ${written}, but this version comes with PostgreSQL ${binaries.majorVersion}. Dump it with the Huiying that wrote it and restore here, or set DATABASE_URL.`,
  );
}

/** How to run the cluster: on 127.0.0.1 only, no socket in the file system. `settings` are further `-c` settings. */
export function clusterPlan(cluster: Cluster, logFile: string, settings: readonly string[] = []): ProcessPlan {
  const fixed = [
    `port=${cluster.port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  return {
    name: 'postgres',
    command: cluster.binaries.postgres,
    args: ['-D', cluster.folder, ...[...fixed, ...settings].flatMap((setting) => ['-c', setting])],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    cwd: '/',
    runAs: cluster.user,
    logFile,
    // PostgreSQL's «fast» stop: sessions are ended, everything committed is on disk.
    stopSignal: 'SIGINT',
    graceMs: 8_000,
    beforeEachStart: () => clearLeftOver(cluster.folder),
  };
}

/** The address of one of its databases, as the superuser that owns the schema. */
export function clusterUrl({ port, password }: Pick<Cluster, 'port' | 'password'>, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Resolves once the server answers. Throws PlainFailure when it keeps dying, with the place of its log. */
export async function untilAnswering(url: string, server: SupervisedProcess, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if ((await connectionFault(url)) === null) return;
    if (server.deaths() >= 5) {
      throw new PlainFailure(
        `PostgreSQL 无法启动，原因见 ${server.logFile}。`,
        `PostgreSQL does not start; ${server.logFile} says why.`,
      );
    }
    await pause(50, undefined, { signal });
  }
}

/** Creates the database if it is missing; `url` points to any other database of the same server. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Why one cannot sign in there (within 5 s); null when one can. */
export async function connectionFault(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return reasonOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * After a SIGKILL the lock file names a process that is gone, or whose number another process bears by now (common in
 * containers, where numbers start anew); PostgreSQL would then refuse to start for ever. A server of ours that outlived its
 * supervisor is ended first.
 */
async function clearLeftOver(folder: string): Promise<void> {
  const lockFile = join(folder, 'postmaster.pid');
  if (process.platform !== 'linux' || !existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const ours = (): boolean => commandLineOf(pid)?.includes(folder) ?? false;
  for (let waited = 0; ours(); waited += 1) {
    process.kill(pid, waited < 50 ? 'SIGINT' : 'SIGKILL');
    await pause(100);
  }
  rmSync(lockFile, { force: true });
}
