import type { Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { type App, type AppOptions, createApp } from '../../api/app';
import { ContentFolder } from '../../content/content-folder';
import { createAccount, createToken, type Grant } from '../../db/accounts';
import { type FirstAccount, seedCities } from '../../db/seed';
import { connectClient, type TemporalSettings } from '../../temporal.config';
import { runWorkerWith } from '../../worker';
import { workflowBundle } from '../house/house';
import { replayAll } from '../house/replay';
import { type TestDatabase, testDatabase } from '../servers/test-database';
import { testTemporal } from '../servers/test-temporal';
import { PASSWORD, Person } from './person';

/** the invented city of the tests */
export const CITY = 'suzhou-anhui';
export const UNIT = 'u2-1';
export const OTHER_UNIT = 'u2-2';

/** One city with its people, a worker, and an API that listens on a port of its own. */
export interface Desk {
  url: string;
  database: TestDatabase;
  temporal: TemporalSettings;
  app: App;
  log: string[];
  /** its data folder: the contents of files lie in `files` */
  folder: string;
  /** the accounts that its cities were founded with, one for each role and staffed unit */
  founders: readonly FirstAccount[];
  /** another API on the same city, e.g. one whose Temporal is away */
  another: (options: Partial<AppOptions>) => Promise<{ url: string; close: () => Promise<void> }>;
  close: () => Promise<void>;
}

export interface Opening {
  worker: boolean;
  patienceMs?: number;
  /** its cities; the first one is that of the tests' people */
  packs?: readonly [string, ...string[]];
  /** more of what the API is given */
  app?: Partial<AppOptions>;
}

export async function openDesk({ worker, patienceMs, packs = [CITY], app = {} }: Opening): Promise<Desk> {
  quiet();
  const database = await testDatabase();
  const { db } = database;
  const temporal = testTemporal();
  const seeded = await seedCities(db, packs);
  for (const { login, grants } of PEOPLE)
    await createAccount(db, { city: packs[0], login, name: login, password: PASSWORD, grants });
  const stop = new AbortController();
  const faults: string[] = [];
  const running = worker
    ? runWorkerWith(
        {
          db,
          temporal,
          workflowBundle: await workflowBundle(),
          onFault: (where, error) => faults.push(`${where}: ${String(error)}`),
        },
        stop.signal,
      )
    : Promise.resolve();
  const log: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'huiying-desk-'));
  const contents = new ContentFolder(join(folder, 'files'));
  await contents.lay();
  const options: AppOptions = {
    db,
    contents,
    connectTemporal: () => connectClient(temporal),
    taskQueue: temporal.taskQueue,
    temporalUi: null,
    ...(patienceMs === undefined ? {} : { patienceMs }),
    log: (line) => log.push(line),
    ...app,
  };
  const first = createApp(options);
  const { url, server } = await listening(first);
  const others: (() => Promise<void>)[] = [];
  return {
    url,
    database,
    temporal,
    app: first,
    log,
    folder,
    founders: seeded?.accounts ?? [],
    another: async (more) => {
      const app = createApp({ ...options, ...more });
      const at = await listening(app);
      const close = () => closed(app, at.server);
      others.push(close);
      return { url: at.url, close };
    },
    close: async () => {
      for (const close of others) await close();
      await closed(first, server);
      stop.abort();
      await running;
      if (worker) await everyRunReplays(database, temporal);
      await database.drop();
      await rm(folder, { recursive: true });
      if (faults.length > 0) throw new Error(`faults of the worker:\n${faults.join('\n')}`);
    },
  };
}

/** the worker tells of its starting and stopping to nobody */
function quiet(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch {
    // installed by an earlier desk of this file
  }
}

async function everyRunReplays({ db }: TestDatabase, temporal: TemporalSettings): Promise<void> {
  const numbers = (await db<{ number: string }>('appeals').select('number')).map((r) => r.number);
  const client = await connectClient(temporal);
  const failures = await replayAll(client, numbers, await workflowBundle());
  await client.connection.close();
  if (failures.length > 0) throw new Error(`histories that do not replay:\n${failures.join('\n')}`);
}

async function listening({ app }: App): Promise<{ url: string; server: Server }> {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function closed({ news, drain }: App, server: Server): Promise<void> {
  if (!server.listening) return;
  news.closeAll();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await drain();
}

const of = (role: Grant['role'], unit: string | null = null): Grant => ({ role, unit });

const PEOPLE: readonly { login: string; grants: readonly Grant[] }[] = [
  { login: 'ann', grants: [of('agent')] },
  { login: 'dan', grants: [of('dispatcher')] },
  { login: 'rea', grants: [of('reviewer')] },
  { login: 'vic', grants: [of('visitor')] },
  { login: 'aud', grants: [of('auditor')] },
  { login: 'adm', grants: [of('administrator')] },
  { login: 'han', grants: [of('handler', UNIT)] },
  { login: 'lea', grants: [of('leaderInCharge', UNIT)] },
  { login: 'bob', grants: [of('handler', OTHER_UNIT)] },
];

/** a machine with a token of its own */
export async function machine(desk: Desk, grants: readonly Grant[]): Promise<Person> {
  const { db } = desk.database;
  const login = `machine-${randomUUID()}`;
  const id = await createAccount(db, { city: CITY, login, name: login, password: null, grants });
  return Person.withToken(desk.url, await createToken(db, id, 'test'));
}

/** six elements, all given: a registration that lacks nothing */
export const ELEMENTS = Object.fromEntries(
  ['time', 'place', 'person', 'cause', 'course', 'result'].map((e) => [e, { text: `测试${e}` }]),
);

/** a registration of an invented appeal, accepted in the same breath */
export const COMPLAINT = {
  category: 'complaint',
  title: '路灯不亮',
  message: '人民路的路灯坏了三天。',
  elements: ELEMENTS,
  appellant: { kind: 'person', name: '张三丰', contact: '13900000000' },
  following: { accept: {} },
};

/** a feedback document with every part that the city asks for */
export const FEEDBACK = {
  outcome: 'solved',
  satisfaction: 'satisfied',
  directAnswer: '路灯已修复。',
  legalSource: '《城市照明管理规定》',
  communication: '已电话沟通。',
  contactDetails: '13900000000',
  responsibleUnit: '住房和城乡建设局',
  responsiblePerson: '李四',
  endMark: '李四 住房和城乡建设局 0557-0000000',
  replyMethod: 'telephone',
  reply: '您反映的路灯已修好。',
};
