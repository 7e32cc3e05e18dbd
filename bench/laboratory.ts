import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Knex } from 'knex';
import { Pool } from 'pg';
import { readEnvironment } from '../cli/environment';
import { type DataFolder, dataFolder, layDataFolder } from '../cli/services/data-folder';
import { freePort } from '../cli/services/free-port';
import { apiPlan, untilReady, workerPlan, type World } from '../cli/services/own-processes';
import {
  bringUpPostgres,
  bringUpTemporal,
  chooseSettings,
  postgresAccount,
  type Ground,
} from '../cli/services/own-servers';
import { type ProcessPlan, supervise, type SupervisedProcess } from '../cli/services/supervised-process';
import { APP_ROLE, connect } from '../db/connect';
import { migrate } from '../db/migrate';
import { connectClient, type TemporalSettings } from '../temporal.config';
import { foundCity, type People } from './city';
import { Desk } from './desk';
import { FloorClient } from './floor/floor-client';
import { FLOOR_TABLE } from './floor/names';
import { CaseWorkers } from './plain-case';
import { throwAwayFolder } from './throw-away-folder';

export type ProcessName = 'postgres' | 'temporal' | 'worker' | 'api' | 'api-2' | 'floor-worker' | 'floor-api';

/** Servers and processes of one run of the bench, all of them thrown away at its end. */
export interface Laboratory {
  /** PostgreSQL, as the role that owns the schema */
  databaseUrl: string;
  temporal: TemporalSettings;
  db: Knex;
  /** the floor by its client in this process, and from the desk of its API */
  floor: FloorClient;
  floorDesk: Desk;
  client: Client;
  desk: Desk;
  people: People;
  workers: CaseWorkers;
  /** the process that runs under this name now; throws when it does not run */
  pidOf(name: ProcessName): number;
  /** Ends the worker gently and starts it anew: nothing is left in its cache. Resolves when it takes work. */
  freshWorker(): Promise<void>;
  /** Resolves when no registered appeal waits for the start of its workflow. */
  untilOpened(): Promise<void>;
  /** Starts another API on another database of the same server. */
  anotherApi(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }>;
  stop(): Promise<void>;
}

/**
 * Brings up PostgreSQL and the Temporal development server as `huiying start` does, on disk and durable, then worker and API
 * as processes of their own, the floor's worker beside them, and the bench's city. Whatever happens, nothing outlives us.
 */
export async function openLaboratory(signal: AbortSignal, say: (line: string) => void): Promise<Laboratory> {
  const throwAway = throwAwayFolder();
  const running = new Map<string, SupervisedProcess>();
  const folder = dataFolder(throwAway.path);
  const begin = async (plan: ProcessPlan): Promise<SupervisedProcess> => {
    const begun = await supervise(plan, () => undefined);
    running.set(plan.name, begun);
    return begun;
  };
  const endAll = async (): Promise<void> => {
    for (const name of ['api', 'api-2', 'floor-api', 'worker', 'floor-worker', 'temporal', 'postgres'])
      await running.get(name)?.stop();
    throwAway.remove();
  };
  try {
    const environment = readEnvironment({
      ...process.env,
      HUIYING_DATA_DIR: throwAway.path,
      ...Object.fromEntries(GIVEN_SERVERS.map((name) => [name, ''])),
    });
    layDataFolder(folder, postgresAccount(folder));
    const ground: Ground = { environment, folder, signal, say, run: begin };
    const settings = await chooseSettings(folder);
    const databaseUrl = await bringUpPostgres(ground, settings);
    const { temporal } = await bringUpTemporal(ground, settings);
    await migrate(databaseUrl);
    const db = connect({ url: databaseUrl, role: APP_ROLE, poolSize: 4 });
    const people = await foundCity(db);
    const pool = new Pool({ connectionString: databaseUrl, max: 20 });
    // an idle connection that is lost says so to nobody else; whoever asks next gets the error
    pool.on('error', () => undefined);
    await pool.query(FLOOR_TABLE);

    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const world: World = { databaseUrl, temporal, temporalIsGiven: false, port };
    const floorPort = await freePort();
    await begin(floorPlan('floor-worker', world, folder));
    await begin(floorPlan('floor-api', { ...world, port: floorPort }, folder));
    const worker = await begin(workerPlan(world, folder));
    await untilReady(url, [worker, await begin(apiPlan(world, null, folder))], signal);
    const client = await connectClient(temporal);
    const desk = new Desk(url);
    const floorDesk = new Desk(`http://127.0.0.1:${floorPort}`);
    const workers = new CaseWorkers(desk, people);

    return {
      databaseUrl,
      temporal,
      db,
      floor: new FloorClient(client, pool),
      floorDesk,
      client,
      desk,
      people,
      workers,
      pidOf(name) {
        const pid = running.get(name)?.current()?.pid;
        if (pid === undefined) throw new Error(`${name} is not running; its log: ${running.get(name)?.logFile}`);
        return pid;
      },
      async freshWorker() {
        await running.get('worker')?.stop();
        await begin(workerPlan(world, folder));
        await workers.signedCase();
      },
      async untilOpened() {
        for (;;) {
          signal.throwIfAborted();
          const row = await db('starts').count<{ count: number }>('number as count').first();
          if (Number(row?.count ?? 0) === 0) return;
          await wait(200);
        }
      },
      async anotherApi(otherDatabase) {
        const otherPort = await freePort();
        const plan = apiPlan({ ...world, databaseUrl: otherDatabase, port: otherPort }, null, folder);
        const api = await supervise({ ...plan, logFile: join(folder.logs, 'api-2.log') }, () => undefined);
        running.set('api-2', api);
        const otherUrl = `http://127.0.0.1:${otherPort}`;
        await untilReady(otherUrl, [api], signal);
        return { url: otherUrl, stop: () => api.stop() };
      },
      async stop() {
        desk.close();
        floorDesk.close();
        // closed under a call that is being repeated, the channel would throw where nobody catches
        if (!signal.aborted) {
          await client.connection.close();
          await Promise.all([db.destroy(), pool.end()]);
        }
        await endAll();
      },
    };
  } catch (error) {
    await endAll();
    throw error;
  }
}

/** one of the floor's processes, told of the world as the product's are */
function floorPlan(name: 'floor-worker' | 'floor-api', world: World, folder: DataFolder): ProcessPlan {
  const plan = workerPlan(world, folder);
  const [huiying = ''] = plan.args;
  return { ...plan, name, args: [huiying, 'bench', name], logFile: join(folder.logs, `${name}.log`) };
}

/** the bench measures servers of its own, whatever the environment names */
const GIVEN_SERVERS = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_PROFILE',
  'TEMPORAL_CONFIG_FILE',
  'TEMPORAL_NAMESPACE',
];
