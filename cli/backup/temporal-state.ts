import { createWriteStream } from 'node:fs';
import { chmod, type FileHandle, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import Database from 'libsql';
import { PlainFailure } from '../services/plain-failure';

const WAL_HEADER_BYTES = 32;
const LOCKED_WITHIN_MS = 10_000;

/**
 * Copies the development server's SQLite file as of one instant, while the server runs or not, into one file.
 * 1. A read transaction of ours stands throughout: nothing that it sees is taken from the main file or out of the log.
 * 2. The main file is copied first, the write-ahead log after it: whatever a checkpoint moved meanwhile is in the log still.
 * 3. A log that began anew while it was copied is copied again; it can do so once only, because a second time would need a
 *    checkpoint, which our transaction holds up.
 * 4. Our own handles are closed after the transaction: to close any handle of a file drops all locks that a process has on it.
 * A file without write-ahead log is locked against writers for as long as the copy takes.
 */
export async function copyTemporalState(from: string, to: string): Promise<void> {
  const source = new Database(from, { timeout: LOCKED_WITHIN_MS });
  const handles: FileHandle[] = [];
  try {
    source.exec('begin');
    source.prepare('select count(*) from sqlite_master').get();
    await copied(from, to, handles);
    const log = await opened(`${from}-wal`, handles);
    if (log) await copiedLog(log, `${to}-wal`);
  } finally {
    if (source.inTransaction) source.exec('rollback');
    source.close();
    for (const handle of handles) await handle.close();
  }
  await proved(to);
}

async function copied(from: string, to: string, handles: FileHandle[]): Promise<void> {
  const handle = await open(from, 'r');
  handles.push(handle);
  await pipeline(handle.createReadStream({ autoClose: false }), createWriteStream(to, { flags: 'wx', mode: 0o600 }));
}

async function copiedLog(log: FileHandle, to: string): Promise<void> {
  for (;;) {
    const before = await headerOf(log);
    const { size } = await log.stat();
    if (size === 0) return;
    const bytes = log.createReadStream({ autoClose: false, start: 0, end: size - 1 });
    await pipeline(bytes, createWriteStream(to, { mode: 0o600 }));
    if (before.equals(await headerOf(log))) return;
  }
}

async function headerOf(log: FileHandle): Promise<Buffer> {
  const header = Buffer.alloc(WAL_HEADER_BYTES);
  await log.read(header, 0, WAL_HEADER_BYTES, 0);
  return header;
}

async function opened(path: string, handles: FileHandle[]): Promise<FileHandle | null> {
  try {
    const handle = await open(path, 'r');
    handles.push(handle);
    return handle;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** brings the log into the main file, so that one file is left, and has SQLite look through it */
async function proved(path: string): Promise<void> {
  const copy = new Database(path);
  try {
    copy.prepare('pragma journal_mode = delete').get();
    const found = copy.prepare('pragma quick_check').pluck().all();
    if (found.length !== 1 || found[0] !== 'ok') throw notWhole();
  } finally {
    copy.close();
  }
  await rm(`${path}-wal`, { force: true });
  await rm(`${path}-shm`, { force: true });
  await chmod(path, 0o600);
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

const notWhole = (): PlainFailure =>
  new PlainFailure(
    'Temporal 的状态文件已损坏，无法备份。请停止 Huiying，从较早的备份恢复。',
    'The file of Temporal’s state is damaged and cannot be backed up. Stop Huiying and restore an earlier backup.',
  );
