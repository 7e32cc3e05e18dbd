import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { APPEALS_TASK_QUEUE, type TemporalSettings } from '../../temporal.config';
import { type Environment } from '../environment';
import { readSettings, writeSecret, type DataFolder, type Settings } from './data-folder';
import { freePort } from './free-port';
import { postgresBinaries } from './postgres-binaries';
import {
  clusterPlan,
  clusterUrl,
  createCluster,
  ensureDatabase,
  newPassword,
  refuseOtherMajorVersion,
  untilAnswering,
} from './postgres-cluster';
import { type ProcessPlan, type SupervisedProcess } from './supervised-process';
import { temporalBinary } from './temporal-binaries';
import { devServerPlan, keepHistoriesAYear, untilServing } from './temporal-server';
import { ownerOf, unprivilegedUser, type SystemUser } from './unprivileged-user';

/** What bringing up a service needs from whoever brings it up. */
export interface Ground {
  environment: Environment;
  folder: DataFolder;
  /** Ends every wait when the start is called off. */
  signal: AbortSignal;
  say: (line: string) => void;
  /** Starts the process and sees to it that it is ended in its turn. */
  run: (plan: ProcessPlan) => Promise<SupervisedProcess>;
}

const DATABASE = 'huiying';

/** The account for PostgreSQL: the owner of an existing cluster, so that a moved machine keeps working; null: ours. */
export function postgresAccount(folder: DataFolder): SystemUser | null {
  const user = unprivilegedUser();
  return user && existsSync(folder.postgres) ? ownerOf(folder.postgres) : user;
}

/** Ports and password, chosen at the first start; a port that another program has taken meanwhile is chosen anew. */
export async function chooseSettings(folder: DataFolder): Promise<Settings> {
  const kept = readSettings(folder);
  const chosen = {
    postgresPort: await freePort(kept?.postgresPort),
    postgresPassword: kept?.postgresPassword ?? newPassword(),
    temporalPort: await freePort(kept?.temporalPort),
    temporalUiPort: await freePort(kept?.temporalUiPort),
  };
  writeSecret(folder.settings, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen;
}

/** Brings up PostgreSQL in the data folder and returns the address of Huiying's database, as the role that owns the schema. */
export async function bringUpPostgres({ folder, signal, say, run }: Ground, settings: Settings): Promise<string> {
  const user = postgresAccount(folder);
  const binaries = await postgresBinaries(folder.path, user);
  if (existsSync(folder.postgres)) refuseOtherMajorVersion({ folder: folder.postgres, binaries });
  else {
    say('建立数据库… Laying the database');
    await createCluster(folder.postgres, binaries, user, settings.postgresPassword, signal);
  }
  const cluster = {
    folder: folder.postgres,
    binaries,
    user,
    port: settings.postgresPort,
    password: settings.postgresPassword,
  };
  const server = await run(clusterPlan(cluster, join(folder.logs, 'postgres.log')));
  await untilAnswering(clusterUrl(cluster, 'postgres'), server, signal);
  await ensureDatabase(clusterUrl(cluster, 'postgres'), DATABASE);
  say(`PostgreSQL ${binaries.majorVersion}: 127.0.0.1:${cluster.port}`);
  return clusterUrl(cluster, DATABASE);
}

/** Brings up the Temporal development server with its web pages and its state in the data folder. */
export async function bringUpTemporal(
  { environment, folder, signal, say, run }: Ground,
  settings: Settings,
): Promise<{ temporal: TemporalSettings; uiUrl: string }> {
  const binary = await temporalBinary('temporal', environment.cacheDir, say, signal);
  const server = {
    binary,
    port: settings.temporalPort,
    uiPort: settings.temporalUiPort,
    namespace: environment.temporalNamespace,
    stateFile: folder.temporalState,
  };
  const process = await run(devServerPlan(server, folder.path, join(folder.logs, 'temporal.log')));
  const temporal = { address: `127.0.0.1:${server.port}`, namespace: server.namespace, taskQueue: APPEALS_TASK_QUEUE };
  await untilServing(temporal, process, signal);
  await keepHistoriesAYear(temporal);
  say(`Temporal: ${temporal.address}`);
  return { temporal, uiUrl: `http://127.0.0.1:${server.uiPort}` };
}
