import { copyFileSync, createReadStream, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import { ContentFolder } from '../../content/content-folder';
import { fillStore, OtherShape, storeStands } from '../../db/backup/fill';
import { SchemaTooNew } from '../../db/migrate';
import { type Environment } from '../environment';
import { dataFolder, layDataFolder, layFolder, writeSecret, type DataFolder } from '../services/data-folder';
import { givenTemporal, refuseUnreachableDatabase } from '../services/given-servers';
import { openHousehold } from '../services/household';
import {
  bringUpPostgres,
  bringUpTemporal,
  chooseSettings,
  type Ground,
  postgresAccount,
} from '../services/own-servers';
import { workerPlan } from '../services/own-processes';
import { PlainFailure } from '../services/plain-failure';
import { claimDataFolder, releaseDataFolder } from '../services/run-file';
import { type BackupFolder } from './backup-folder';
import { copyContents } from './contents';
import { type Manifest } from './manifest';
import { refuseBusyTemporal, settleRestored } from './settle-restored';
import { type Settled } from '../../relay/restored-log';
import { type Progress } from './take-backup';

export interface RestoreRequest {
  backup: BackupFolder;
  manifest: Manifest;
  /** with the data folder to restore into */
  environment: Environment;
  /** the operator has said that appeals running in a Temporal of their own are to be brought to the restored log */
  alignTemporal: boolean;
}

/**
 * Brings a proved backup up in an empty data folder, has every workflow brought to the restored log, and stops again: the next
 * start finds a folder like any other. Meanwhile nobody can start on it. Throws PlainFailure and leaves the folder marked as
 * unfinished when something fails; nothing that stood there before is touched.
 */
export async function restoreBackup(request: RestoreRequest, { signal, say }: Progress): Promise<Settled> {
  const { backup, environment, manifest } = request;
  const folder = dataFolder(environment.dataDir);
  if (environment.databaseUrl) await refuseFilledDatabase(environment.databaseUrl);
  const given = environment.ownTemporalGiven ? await givenTemporal(process.env) : null;
  if (given && !request.alignTemporal) await refuseBusyTemporal(given);
  layMarked(folder, environment);
  const { run } = claimDataFolder(folder, `http://127.0.0.1:${environment.port}`);
  const household = openHousehold(folder, run, say);
  const ground: Ground = { environment, folder, signal, say, run: household.begin };
  try {
    await copyFolder(backup, manifest, folder, { signal, say });
    if (manifest.temporal && !given) copyFileSync(backup.temporalState, folder.temporalState);
    const settings = await chooseSettings(folder);
    const databaseUrl = environment.databaseUrl ?? (await bringUpPostgres(ground, settings));
    say('装入数据库… Filling the database');
    await fillDatabase(databaseUrl, backup, manifest);
    const temporal = given ?? (await bringUpTemporal(ground, settings)).temporal;
    household.tell({ databaseUrl });
    say('核对工作流… Bringing the workflows to the log');
    const world = { databaseUrl, temporal, temporalIsGiven: given !== null, port: environment.port };
    const worker = await household.begin(workerPlan(world, folder));
    const settled = await settleRestored({ databaseUrl, temporal, worker, manifest }, signal);
    signal.throwIfAborted();
    rmSync(folder.restoring);
    return settled;
  } finally {
    await household.stop(signal);
    releaseDataFolder(folder);
  }
}

/** The mark goes in first and comes off last. A folder that will not do is left as empty as it was. */
function layMarked(folder: DataFolder, { databaseUrl }: Environment): void {
  if (existsSync(folder.path) && readdirSync(folder.path).length > 0)
    throw new PlainFailure(
      `数据文件夹 ${folder.path} 不为空。恢复从不覆盖，请用 --data-dir 另选一个空文件夹。`,
      `The data folder ${folder.path} is not empty. A restore overwrites nothing: name an empty folder by --data-dir.`,
      2,
    );
  layFolder(folder.path);
  writeFileSync(folder.restoring, '', { flag: 'wx' });
  try {
    layDataFolder(folder, databaseUrl ? null : postgresAccount(folder));
  } catch (error) {
    for (const name of readdirSync(folder.path)) rmSync(join(folder.path, name), { recursive: true });
    throw error;
  }
}

async function refuseFilledDatabase(databaseUrl: string): Promise<void> {
  await refuseUnreachableDatabase(databaseUrl);
  if (!(await storeStands(databaseUrl))) return;
  throw new PlainFailure(
    'DATABASE_URL 指定的数据库中已有 Huiying 的数据。恢复从不覆盖，请指定一个空数据库。',
    'The database of DATABASE_URL holds a store of Huiying already. A restore overwrites nothing: name an empty database.',
    2,
  );
}

async function copyFolder(
  backup: BackupFolder,
  manifest: Manifest,
  folder: DataFolder,
  { signal, say }: Progress,
): Promise<void> {
  say('复制材料… Copying files');
  const { damaged } = await copyContents(
    backup.contentList,
    new ContentFolder(backup.contents),
    { folder: new ContentFolder(folder.files), path: folder.files },
    { signal, onCopied: async () => undefined },
  );
  const lost = damaged.filter((sha256) => !manifest.contents.damaged.includes(sha256));
  if (lost.length > 0) throw new Error(`${lost.length} contents cannot be read any more: ${lost[0]}`);
  for (const name of ['operatorToken', 'firstSignIns'] as const)
    if (existsSync(backup[name])) writeSecret(folder[name], readFileSync(backup[name], 'utf8'));
}

async function fillDatabase(databaseUrl: string, backup: BackupFolder, manifest: Manifest): Promise<void> {
  try {
    const heads = await fillStore(databaseUrl, manifest, ({ name }) => {
      const file = createReadStream(backup.table(name));
      const rows = createGunzip();
      file.on('error', (error) => rows.destroy(error)).pipe(rows);
      return rows;
    });
    if (!isDeepStrictEqual(heads, manifest.cities))
      throw new Error('the restored log is not the one that was backed up');
  } catch (error) {
    if (error instanceof SchemaTooNew) throw otherVersion(manifest, error.unknown.join(', '));
    if (error instanceof OtherShape) throw otherVersion(manifest, error.message);
    throw error;
  }
}

const otherVersion = ({ version }: Manifest, what: string): PlainFailure =>
  new PlainFailure(
    `备份由另一版本的 Huiying（${version}）制作，本版本不能恢复（${what}）。请用制作它的版本恢复，再升级。`,
    `The backup was made by another Huiying (${version}) and cannot be restored by this one (${what}). Restore it with the version that made it, then upgrade.`,
  );
