import { type Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { APP_ROLE, connect } from '../../db/connect';
import { APPEALS_TASK_QUEUE, connectClient, type TemporalSettings, temporalSettings } from '../../temporal.config';
import { readEnvironment } from '../environment';
import { dataFolder } from '../services/data-folder';
import { refuseUnreachableDatabase } from '../services/given-servers';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { runningInstance } from '../services/run-file';

/**
 * Works on the store of DATABASE_URL, or of the instance that runs on this data folder, with the application's rights.
 * Throws PlainFailure when there is neither, or when the database cannot be reached.
 */
export async function withStore<T>(work: (db: Knex) => Promise<T>): Promise<T> {
  const environment = readEnvironment(process.env);
  const url = environment.databaseUrl ?? runningInstance(dataFolder(environment.dataDir))?.databaseUrl ?? null;
  if (url === null) throw nothingRuns(environment.dataDir, 'DATABASE_URL');
  await refuseUnreachableDatabase(url);
  const db = connect({ url, role: APP_ROLE, poolSize: 2 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Works with the Temporal of TEMPORAL_ADDRESS, or of the instance that runs on this data folder. Throws PlainFailure likewise. */
export async function withTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const settings = temporalAtHand();
  const client = await connectClient(settings).catch((error: unknown) => {
    throw new PlainFailure(
      `无法连接 Temporal（${settings.address}）：${reasonOf(error)}。`,
      `Temporal (${settings.address}) cannot be reached: ${reasonOf(error)}.`,
    );
  });
  try {
    return await work(client);
  } finally {
    await client.connection.close();
  }
}

function temporalAtHand(): TemporalSettings {
  const environment = readEnvironment(process.env);
  if (environment.ownTemporalGiven) return temporalSettings(process.env);
  const running = runningInstance(dataFolder(environment.dataDir))?.temporal;
  if (!running) throw nothingRuns(environment.dataDir, 'TEMPORAL_ADDRESS');
  return { address: running.address, namespace: running.namespace, taskQueue: APPEALS_TASK_QUEUE };
}

const nothingRuns = (dataDir: string, variable: string): PlainFailure =>
  new PlainFailure(
    `数据文件夹 ${dataDir} 上没有运行中的 Huiying。请先启动（npm start），或设置 ${variable}。`,
    `No Huiying runs on the data folder ${dataDir}. Start it (npm start), or set ${variable}.`,
  );
