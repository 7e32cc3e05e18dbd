import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { layFolder } from '../services/data-folder';
import { PlainFailure } from '../services/plain-failure';

/** Where things lie in a backup. */
export interface BackupFolder {
  path: string;
  /** What it holds and as of when: see manifest.ts. */
  manifest: string;
  /** The SHA-256 of every other file, as `sha256sum -c` reads them; written last. */
  sums: string;
  /** The rows of a table in PostgreSQL's text format, gzipped. */
  table(name: string): string;
  /** The Temporal development server's state, one SQLite file. */
  temporalState: string;
  /** The hashes of all contents that the store's files have, a line each. */
  contentList: string;
  /** The contents themselves, laid as in a data folder. */
  contents: string;
  operatorToken: string;
  firstSignIns: string;
}

/** Names the parts; touches nothing. */
export function backupFolder(path: string): BackupFolder {
  const absolute = resolve(path);
  const at = (...names: string[]): string => join(absolute, ...names);
  return {
    path: absolute,
    manifest: at('manifest.json'),
    sums: at('SHA256SUMS'),
    table: (name) => at('tables', `${name}.tsv.gz`),
    temporalState: at('temporal.db'),
    contentList: at('contents.txt'),
    contents: at('files'),
    operatorToken: at('operator-token'),
    firstSignIns: at('first-sign-ins.json'),
  };
}

/**
 * Lets `fill` write a backup beside its place and moves it there when it is whole and on the disk: an interrupted one leaves
 * nothing that looks like a backup. Throws PlainFailure when something lies there already; nothing is ever overwritten.
 */
export async function whole<T>(path: string, fill: (unfinished: BackupFolder) => Promise<T>): Promise<T> {
  const place = resolve(path);
  if (existsSync(place) && readdirSync(place).length > 0) throw taken(place);
  const unfinished = backupFolder(`${place}.partial`);
  layFolder(dirname(place));
  try {
    mkdirSync(unfinished.path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw unfinishedThere(unfinished.path);
    throw error;
  }
  try {
    mkdirSync(join(unfinished.path, 'tables'), { mode: 0o700 });
    const filled = await fill(unfinished);
    await syncFolder(join(unfinished.path, 'tables'));
    await syncFolder(unfinished.path);
    // an empty folder gives way; one that was filled meanwhile does not
    renameSync(unfinished.path, place);
    await syncFolder(dirname(place));
    return filled;
  } catch (error) {
    rmSync(unfinished.path, { recursive: true, force: true });
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const taken = (path: string): PlainFailure =>
  new PlainFailure(
    `${path} 已存在且不为空。备份从不覆盖，请另选位置。`,
    `${path} is there already and not empty. A backup overwrites nothing: name another place.`,
    2,
  );

const unfinishedThere = (path: string): PlainFailure =>
  new PlainFailure(
    `${path} 是一份未完成的备份：或正在进行，或曾中断。如已中断，请删除它后重试。`,
    `${path} is an unfinished backup, under way or interrupted. If it was interrupted, remove it and try again.`,
    2,
  );
