import { existsSync } from 'node:fs';
import { type Environment } from '../environment';
import { dataFolder, layDataFolder, refuseUnfinishedRestore, type DataFolder } from '../services/data-folder';
import { refuseUnreachableDatabase } from '../services/given-servers';
import { openHousehold } from '../services/household';
import { bringUpPostgres, chooseSettings, postgresAccount } from '../services/own-servers';
import { PlainFailure } from '../services/plain-failure';
import { untilGone } from '../services/process-identity';
import { claimDataFolder, releaseDataFolder, runningInstance } from '../services/run-file';
import { type Progress, type Source } from './take-backup';

/**
 * Finds what is to be backed up: the instance that runs on the data folder, the operator's own database, or a folder on which
 * nothing runs, whose database is brought up for as long as `work` lasts and on which nobody can start meanwhile. Throws
 * PlainFailure when there is nothing, or when an instance is on its way up or down.
 */
export async function withSource<T>(
  environment: Environment,
  progress: Progress,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const folder = dataFolder(environment.dataDir);
  refuseUnfinishedRestore(folder);
  const run = runningInstance(folder);
  if (run && run.state !== 'ready') throw onItsWay(folder);
  const runsTemporal = run ? run.temporal?.uiUrl != null : !environment.ownTemporalGiven;
  const temporalIsOurs = runsTemporal && existsSync(folder.temporalState);
  const databaseUrl = environment.databaseUrl ?? run?.databaseUrl ?? null;
  if (databaseUrl !== null) {
    await refuseUnreachableDatabase(databaseUrl);
    return work({ databaseUrl, folder, temporalIsOurs });
  }
  if (!existsSync(folder.postgres)) throw nothingThere(folder);
  return withOwnDatabase(environment, folder, progress, (url) => work({ databaseUrl: url, folder, temporalIsOurs }));
}

async function withOwnDatabase<T>(
  environment: Environment,
  folder: DataFolder,
  { signal, say }: Progress,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  layDataFolder(folder, postgresAccount(folder));
  const { run, leftOver } = claimDataFolder(folder, `http://127.0.0.1:${environment.port}`);
  const household = openHousehold(folder, run, say);
  try {
    await Promise.all(leftOver.map((identity) => untilGone(identity, 20_000)));
    const ground = { environment, folder, signal, say, run: household.begin };
    return await work(await bringUpPostgres(ground, await chooseSettings(folder)));
  } finally {
    await household.stop(new AbortController().signal);
    releaseDataFolder(folder);
  }
}

const onItsWay = ({ path }: DataFolder): PlainFailure =>
  new PlainFailure(
    `数据文件夹 ${path} 上的 Huiying 正在启动或停止，请稍后再试。`,
    `The Huiying on the data folder ${path} is starting or stopping: try again in a moment.`,
  );

const nothingThere = ({ path }: DataFolder): PlainFailure =>
  new PlainFailure(
    `数据文件夹 ${path} 中没有数据，也没有设置 DATABASE_URL：没有可备份的内容。`,
    `The data folder ${path} holds nothing and DATABASE_URL is not set: there is nothing to back up.`,
    2,
  );
