import { chmodSync, existsSync, mkdirSync, readFileSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PlainFailure } from './plain-failure';
import { firstClosedFolder, type SystemUser } from './unprivileged-user';

/** Where things lie in the data folder: everything that this installation keeps, to be backed up and moved as one. */
export interface DataFolder {
  path: string;
  /** PostgreSQL's cluster. */
  postgres: string;
  /** The Temporal development server's state. */
  temporalState: string;
  /** A profile that says nothing, for processes that are to talk to our own Temporal whatever the home folder says. */
  temporalProfile: string;
  /** The contents of files: attachments, recordings, papers. */
  files: string;
  logs: string;
  /** Ports and password chosen at the first start. */
  settings: string;
  /** Who runs here now: see run-file.ts. */
  run: string;
  /** Bearer token by which commands on this machine act as the operator; made at the first start. */
  operatorToken: string;
  /** Names and first passwords of the accounts seeded at the first start. */
  firstSignIns: string;
  /** Stands as long as a restore into this folder has not come to its end. */
  restoring: string;
}

/** Names the parts; touches nothing. `path` is absolute. */
export function dataFolder(path: string): DataFolder {
  const at = (name: string): string => join(path, name);
  return {
    path,
    postgres: at('postgres'),
    temporalState: at('temporal.db'),
    temporalProfile: at('temporal.toml'),
    files: at('files'),
    logs: at('logs'),
    settings: at('settings.json'),
    run: at('run.json'),
    operatorToken: at('operator-token'),
    firstSignIns: at('first-sign-ins.json'),
    restoring: at('restoring'),
  };
}

/**
 * Lays the folder and proves that we may write in it and that PostgreSQL's account (null: we ourselves) can get to it.
 * Throws PlainFailure otherwise.
 */
export function layDataFolder(folder: DataFolder, postgresUser: SystemUser | null): void {
  try {
    layFolder(folder.logs);
    // As root: others may pass through to what is theirs (PostgreSQL's cluster), but not look around.
    chmodSync(folder.path, postgresUser ? 0o711 : 0o700);
    const trial = join(folder.path, `.written-by-${process.pid}`);
    writeFileSync(trial, '');
    unlinkSync(trial);
    writeFileSync(folder.temporalProfile, '[profile.default]\n');
  } catch (error) {
    throw notWritable(folder.path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
  const closed = postgresUser && firstClosedFolder(postgresUser, folder.path);
  if (closed) {
    throw new PlainFailure(
      `PostgreSQL 不能以 root 运行，而用户 ${postgresUser.name} 无法进入 ${closed}。请设置 HUIYING_DATA_DIR=/var/lib/huiying，或执行 chmod o+x ${closed}。`,
      `PostgreSQL does not run as root, and the user ${postgresUser.name} may not enter ${closed}. Set HUIYING_DATA_DIR=/var/lib/huiying, or run: chmod o+x ${closed}`,
    );
  }
}

/** Throws PlainFailure when a restore into this folder has not come to its end: what lies there is not whole. */
export function refuseUnfinishedRestore(folder: DataFolder): void {
  if (!existsSync(folder.restoring)) return;
  throw new PlainFailure(
    `数据文件夹 ${folder.path} 中的恢复尚未完成或曾中断。如恢复已不在进行，请清空该文件夹后重新恢复。`,
    `A restore into the data folder ${folder.path} is under way or was interrupted. If none is under way, empty the folder and restore again.`,
  );
}

/** Makes a folder and those above it. */
// Not `recursive`: on a file system that answers ENOENT to mkdir, such as /proc, Node.js would then try for ever.
export function layFolder(path: string): void {
  if (existsSync(path)) return;
  layFolder(dirname(path));
  mkdirSync(path);
}

/** Free space for us on the folder's disk, in bytes; null when the folder does not exist. */
export function freeBytes(path: string): number | null {
  if (!existsSync(path)) return null;
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

const settingsSchema = z.object({
  postgresPort: z.number().int(),
  postgresPassword: z.string(),
  temporalPort: z.number().int(),
  temporalUiPort: z.number().int(),
});

/** What the first start chose and every later one keeps. */
export type Settings = z.infer<typeof settingsSchema>;

/** Reads what was chosen; null at the first start. Throws PlainFailure when the database's password is lost. */
export function readSettings(folder: DataFolder): Settings | null {
  if (!existsSync(folder.settings) && !existsSync(folder.postgres)) return null;
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(folder.settings, 'utf8')));
  } catch {
    throw new PlainFailure(
      `文件 ${folder.settings} 缺失或已损坏，其中有数据库密码。请从备份恢复它。`,
      `The file ${folder.settings}, which holds the database’s password, is missing or damaged. Restore it from a backup.`,
    );
  }
}

/** Keeps a file that only we may read. */
export function writeSecret(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
}

function notWritable(path: string, reason: string): PlainFailure {
  return new PlainFailure(
    `数据文件夹 ${path} 不可写（${reason}）。请修改其权限，或设置 HUIYING_DATA_DIR 指向可写的文件夹。`,
    `The data folder ${path} cannot be written (${reason}). Change its permissions, or set HUIYING_DATA_DIR to a folder that can.`,
  );
}
