import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, constants } from 'node:zlib';
import { ContentFolder } from '../../content/content-folder';
import { type StoreSnapshot, withSnapshot } from '../../db/backup/snapshot';
import { type DataFolder } from '../services/data-folder';
import { type BackupFolder } from './backup-folder';
import { copyContents } from './contents';
import { BACKUP_FORMAT, type Manifest } from './manifest';
import { Sums } from './sums';
import { copyTemporalState } from './temporal-state';

/** What is to be backed up. */
export interface Source {
  /** PostgreSQL as the role that owns the schema */
  databaseUrl: string;
  folder: DataFolder;
  /** whether Temporal's state lies in the data folder; else it is the operator's own, with a backup of its own */
  temporalIsOurs: boolean;
}

export interface Progress {
  signal: AbortSignal;
  say: (line: string) => void;
}

/**
 * Writes a backup while everybody works on. The order is what makes it whole: Temporal's state first, so that no workflow in
 * it knows more than the log; then the store as of one instant; then the contents that the store names, which were on the disk
 * before it named them. Answers what it holds.
 */
export async function fillBackup(backup: BackupFolder, source: Source, { signal, say }: Progress): Promise<Manifest> {
  const sums = await Sums.begin(backup);
  try {
    const temporal = source.temporalIsOurs ? await saveTemporal(backup, source.folder, sums, say) : null;
    signal.throwIfAborted();
    say('复制数据库… Copying the database');
    const store = await withSnapshot(source.databaseUrl, (snapshot) => saveStore(backup, snapshot, sums, signal));
    say('复制材料… Copying files');
    const contents = await copyContents(
      backup.contentList,
      new ContentFolder(source.folder.files),
      { folder: new ContentFolder(backup.contents), path: backup.contents },
      { signal, onCopied: (sha256) => sums.add(join(backup.contents, sha256.slice(0, 2), sha256), sha256) },
    );
    for (const name of ['operatorToken', 'firstSignIns'] as const)
      if (existsSync(source.folder[name])) {
        writeFileSync(backup[name], readFileSync(source.folder[name]), { mode: 0o600 });
        await sums.addFile(backup[name]);
      }
    const manifest = { format: BACKUP_FORMAT, version: productVersion(), ...store, temporal, contents } as const;
    writeFileSync(backup.manifest, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    await sums.addFile(backup.manifest);
    await sums.end();
    return manifest;
  } finally {
    await sums.close();
  }
}

async function saveTemporal(
  backup: BackupFolder,
  folder: DataFolder,
  sums: Sums,
  say: (line: string) => void,
): Promise<Manifest['temporal']> {
  say('复制 Temporal 的状态… Copying Temporal’s state');
  await copyTemporalState(folder.temporalState, backup.temporalState);
  const copiedAt = new Date().toISOString();
  await sums.addFile(backup.temporalState);
  return { copiedAt, bytes: statSync(backup.temporalState).size };
}

async function saveStore(
  backup: BackupFolder,
  store: StoreSnapshot,
  sums: Sums,
  signal: AbortSignal,
): Promise<Pick<Manifest, 'takenAt' | 'postgresVersion' | 'migrations' | 'tables' | 'sequences' | 'cities'>> {
  const tables: Manifest['tables'] = [];
  for (const table of store.tables) {
    const { rows, count } = store.rowsOf(table);
    const file = backup.table(table.name);
    // the event log is most of it and repeats itself; the highest speed of compression already takes off four fifths
    const bytes = await save(rows, createGzip({ level: constants.Z_BEST_SPEED }), file, sums, signal);
    tables.push({ name: table.name, columns: [...table.columns], rows: count(), bytes });
  }
  await save(store.contents(), new PassThrough(), backup.contentList, sums, signal);
  return {
    takenAt: new Date(store.takenAt).toISOString(),
    postgresVersion: store.serverVersion,
    migrations: [...store.migrations],
    tables,
    sequences: [...store.sequences],
    cities: [...store.cities],
  };
}

/** Writes a stream to the disk; answers how many bytes it became. */
async function save(rows: Readable, form: Transform, path: string, sums: Sums, signal: AbortSignal): Promise<number> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    rows,
    form,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    { signal },
  );
  await sums.add(path, hash.digest('hex'));
  return bytes;
}

function productVersion(): string {
  const path = join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
