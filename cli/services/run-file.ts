import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { type DataFolder } from './data-folder';
import { PlainFailure } from './plain-failure';
import { identify, isRunning, type ProcessIdentity } from './process-identity';

const identitySchema = z.object({ pid: z.number().int(), startMark: z.string().nullable() });

const runSchema = z.object({
  /** `huiying start` itself. */
  supervisor: identitySchema,
  state: z.enum(['starting', 'ready', 'stopping']),
  /** Pages and API. */
  url: z.string(),
  /** PostgreSQL as the role that owns the schema. */
  databaseUrl: z.string().nullable(),
  temporal: z.object({ address: z.string(), namespace: z.string(), uiUrl: z.string().nullable() }).nullable(),
  operatorTokenFile: z.string(),
  /** The running processes by name: postgres, temporal, worker, api. One that died is absent until it is back. */
  processes: z.record(z.string(), identitySchema),
});

/**
 * What runs on a data folder: how other commands on this machine find addresses, the token and the processes. The file is
 * readable by its owner alone, since the database's address holds its password.
 */
export type Run = z.infer<typeof runSchema>;

/**
 * Takes the data folder for this process. Throws PlainFailure when another `huiying start` has it. What one that was killed
 * left behind is taken over: `leftOver` are its processes that run still, being ended by their leashes.
 */
export function claimDataFolder(folder: DataFolder, url: string): { run: Run; leftOver: ProcessIdentity[] } {
  const run: Run = {
    supervisor: identify(process.pid),
    state: 'starting',
    url,
    databaseUrl: null,
    temporal: null,
    operatorTokenFile: folder.operatorToken,
    processes: {},
  };
  const other = readRun(folder);
  if (other && isRunning(other.supervisor)) throw inUse(folder, other);
  rmSync(folder.run, { force: true });
  const mine = `${folder.run}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(run, null, 2), { mode: 0o600 });
  try {
    // A link is made only if the name is free: of two starts in the same instant one gets it.
    linkSync(mine, folder.run);
  } catch {
    throw inUse(folder, readRun(folder));
  } finally {
    rmSync(mine, { force: true });
  }
  return { run, leftOver: Object.values(other?.processes ?? {}).filter(isRunning) };
}

/** Replaces what is written, whole: a reader sees the old or the new. */
export function writeRun(folder: DataFolder, run: Run): void {
  const next = `${folder.run}.next`;
  writeFileSync(next, JSON.stringify(run, null, 2), { mode: 0o600 });
  renameSync(next, folder.run);
}

/** Gives the data folder back. */
export function releaseDataFolder(folder: DataFolder): void {
  rmSync(folder.run, { force: true });
}

/** The instance that runs on this data folder now; null when none does. */
export function runningInstance(folder: DataFolder): Run | null {
  const run = readRun(folder);
  return run && isRunning(run.supervisor) ? run : null;
}

function readRun(folder: DataFolder): Run | null {
  try {
    return runSchema.parse(JSON.parse(readFileSync(folder.run, 'utf8')));
  } catch {
    return null;
  }
}

function inUse(folder: DataFolder, other: Run | null): PlainFailure {
  const [pid, url] = [other?.supervisor.pid ?? '?', other?.url ?? '?'];
  return new PlainFailure(
    `数据文件夹 ${folder.path} 正被另一个 Huiying 使用（进程 ${pid}，${url}）。请先停止它（kill ${pid}），或设置另一个 HUIYING_DATA_DIR 和 PORT。`,
    `The data folder ${folder.path} is in use by another Huiying (process ${pid}, ${url}). Stop it first (kill ${pid}), or set another HUIYING_DATA_DIR and PORT.`,
  );
}
