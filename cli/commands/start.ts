import { once } from 'node:events';
import { Command } from 'commander';
import { packIds } from '../../packs/load';
import { readEnvironment, type Environment } from '../environment';
import { dataFolder, layDataFolder, refuseUnfinishedRestore, type DataFolder } from '../services/data-folder';
import { markShown, signInsToShow, type SignIn } from '../services/first-sign-ins';
import { portIsFree } from '../services/free-port';
import { givenTemporal, refuseUnreachableDatabase } from '../services/given-servers';
import { openHousehold, type Household } from '../services/household';
import { apiPlan, untilReady, workerPlan } from '../services/own-processes';
import {
  bringUpPostgres,
  bringUpTemporal,
  chooseSettings,
  postgresAccount,
  type Ground,
} from '../services/own-servers';
import { builtPages } from '../services/pages';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { untilGone } from '../services/process-identity';
import { claimDataFolder, releaseDataFolder } from '../services/run-file';
import { stopSignals } from '../services/stop-signal';
import { prepareStore } from '../services/store';
import { readNoticeEnvironment } from '../notice-environment';
import { readSignInEnvironment } from '../sign-in-environment';

/** `huiying start`: the whole of Huiying on this machine, on 127.0.0.1 only, until Ctrl-C. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      '启动 PostgreSQL、Temporal、工作进程、接口和网页，按 Ctrl-C 停止。\nBring up everything on this machine; Ctrl-C stops it.',
    )
    .action(start);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const addressOf = ({ port }: Environment): string => `http://127.0.0.1:${port}`;

async function start(): Promise<void> {
  const { asked, hurry } = stopSignals();
  const environment = readEnvironment(process.env);
  // the API reads it for itself; what is wrong with it is told here, before anything is laid
  readSignInEnvironment(process.env);
  readNoticeEnvironment(process.env);
  refuseUnknownPacks(environment.packs);
  const folder = dataFolder(environment.dataDir);
  refuseUnfinishedRestore(folder);
  layDataFolder(folder, environment.databaseUrl ? null : postgresAccount(folder));
  const { run, leftOver } = claimDataFolder(folder, addressOf(environment));
  const household = openHousehold(folder, run, say);
  try {
    await Promise.all(leftOver.map((identity) => untilGone(identity, 20_000)));
    await refuseTakenPort(environment.port);
    const uiUrl = await bringUp(environment, folder, household, asked);
    household.tell({ state: 'ready' });
    say(welcome(addressOf(environment), uiUrl, folder, signInsToShow(folder)));
    markShown(folder);
    if (!asked.aborted) await once(asked, 'abort');
  } catch (error) {
    if (!asked.aborted) throw error;
  } finally {
    if (asked.aborted) say('正在停止… Stopping');
    await household.stop(hurry);
    releaseDataFolder(folder);
  }
  say('已停止。Stopped.');
}

async function bringUp(
  environment: Environment,
  folder: DataFolder,
  household: Household,
  asked: AbortSignal,
): Promise<string | null> {
  const failure = new AbortController();
  const signal = AbortSignal.any([asked, failure.signal]);
  // What is given from outside is tried first: nothing is laid when it is not there.
  if (environment.databaseUrl) await refuseUnreachableDatabase(environment.databaseUrl);
  const given = environment.ownTemporalGiven ? await givenTemporal(process.env) : null;
  const ground: Ground = { environment, folder, signal, say, run: household.begin };
  const settings = await chooseSettings(folder);
  const store = async (): Promise<string> => {
    const url = environment.databaseUrl ?? (await bringUpPostgres(ground, settings));
    await prepareStore(url, environment.packs, folder, say);
    return url;
  };
  // while the servers come up: neither waits for the other
  const pages = builtPages(environment.cacheDir, say);
  pages.catch(() => undefined);
  const engine = async () => (given ? { temporal: given, uiUrl: null } : bringUpTemporal(ground, settings));
  const [databaseUrl, { temporal, uiUrl }] = await bothOrNeither(store(), engine(), failure);
  household.tell({ databaseUrl, temporal: { address: temporal.address, namespace: temporal.namespace, uiUrl } });
  await pages;
  signal.throwIfAborted();
  say('启动工作进程和接口… Starting worker and API');
  const world = { databaseUrl, temporal, temporalIsGiven: given !== null, port: environment.port };
  const worker = await household.begin(workerPlan(world, folder));
  const api = await household.begin(apiPlan(world, uiUrl, folder));
  await untilReady(addressOf(environment), [worker, api], signal);
  return uiUrl;
}

// When one fails the other is called off and waited for, so that nothing is started behind the back of whoever stops all.
async function bothOrNeither<A, B>(first: Promise<A>, second: Promise<B>, failure: AbortController): Promise<[A, B]> {
  const callOff = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  const [a, b] = await Promise.allSettled([first.catch(callOff), second.catch(callOff)]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  throw failure.signal.reason;
}

function refuseUnknownPacks(packs: readonly string[]): void {
  const known = packIds();
  const pack = packs.find((one) => !known.includes(one));
  if (pack === undefined) return;
  throw new PlainFailure(
    `没有规则包 ${pack}。HUIYING_PACK 可以是：${known.join('、')}。`,
    `There is no policy pack ${pack}. HUIYING_PACK may be: ${known.join(', ')}.`,
    2,
  );
}

async function refuseTakenPort(port: number): Promise<void> {
  const free = await portIsFree(port).catch((error: unknown) => reasonOf(error));
  if (free === true) return;
  const [chinese, english] =
    free === false
      ? ['已被其他程序占用', 'is used by another program']
      : [`不可用（${free}）`, `cannot be used (${free})`];
  throw new PlainFailure(
    `端口 ${port} ${chinese}。请停止占用它的程序（查找：ss -ltnp 'sport = :${port}'），或换一个端口：PORT=${port === 12345 ? 12346 : 12345} npm start。`,
    `Port ${port} ${english}. Stop that program (find it: ss -ltnp 'sport = :${port}'), or choose another port: PORT=${port === 12345 ? 12346 : 12345} npm start`,
  );
}

function welcome(url: string, uiUrl: string | null, folder: DataFolder, signIns: readonly SignIn[]): string {
  const lines = [
    '',
    '回应已就绪 Huiying is ready',
    `  网页 Pages      ${url}/`,
    `  工作台 Staff     ${url}/desk/`,
    `  接口 API        ${url}/docs`,
  ];
  if (uiUrl) lines.push(`  Temporal        ${uiUrl}`);
  lines.push(`  数据 Data       ${folder.path}`);
  if (signIns.length > 0) {
    lines.push('', `首次登录 First sign-ins（另存于 also kept in ${folder.firstSignIns}）`);
    for (const { role, name, password } of signIns) lines.push(`  ${role.padEnd(22)} ${name.padEnd(28)} ${password}`);
  }
  return [...lines, '', '按 Ctrl-C 停止。Ctrl-C stops it.'].join('\n');
}
