import { readFileSync } from 'node:fs';
import type { Environment } from '../environment';
import { type DataFolder, dataFolder } from '../services/data-folder';
import { PlainFailure } from '../services/plain-failure';
import { runningInstance } from '../services/run-file';
import { askOnce, whyNot } from './ask';

/** Where a running Huiying answers. */
export interface Place {
  url: string;
  /** of this machine, when the instance runs on it */
  folder: DataFolder | null;
}

/** The instance named by `--url` or HUIYING_URL, else the one that runs on the data folder. Refuses when there is none. */
export function runningPlace(environment: Environment, url: string | undefined): Place {
  const folder = dataFolder(environment.dataDir);
  const run = runningInstance(folder);
  const named = url === undefined ? environment.url : addressOf(url);
  if (named !== null) return { url: named, folder: run?.url === named ? folder : null };
  if (run) return { url: run.url, folder };
  throw new PlainFailure(
    `数据文件夹 ${folder.path} 上没有正在运行的 Huiying。请先启动（huiying start），或用 --url 和 HUIYING_TOKEN 指明别处的。`,
    `No Huiying runs on the data folder ${folder.path}. Start it (huiying start), or name one elsewhere by --url and HUIYING_TOKEN.`,
  );
}

/** Later the API may be away and is waited for; one that is not there from the start is refused. */
export async function refuseAbsent({ url }: Place): Promise<void> {
  await askOnce({ url: `${url}/healthz`, headers: {} }).catch((error: unknown) => {
    throw new PlainFailure(
      `${url} 没有回答（${whyNot(error)}）。Huiying 是否已启动？`,
      `${url} does not answer (${whyNot(error)}). Has Huiying been started?`,
    );
  });
}

/** HUIYING_TOKEN, or the operator's token of the instance on this machine. Refuses when neither is at hand. */
export function tokenFor(environment: Environment, { url, folder }: Place): string {
  if (environment.token !== null) return environment.token;
  if (folder === null) {
    throw new PlainFailure(
      `请设置 HUIYING_TOKEN：${url} 不在本机的数据文件夹上运行。`,
      `Set HUIYING_TOKEN: ${url} does not run on this machine’s data folder.`,
      2,
    );
  }
  try {
    return readFileSync(folder.operatorToken, 'utf8').trim();
  } catch {
    throw new PlainFailure(
      `读不到令牌 ${folder.operatorToken}。请设置 HUIYING_TOKEN。`,
      `The token ${folder.operatorToken} cannot be read. Set HUIYING_TOKEN.`,
    );
  }
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text.replace(/\/+$/, '');
  throw new PlainFailure(
    `--url ${text} 无效，应形如 http://主机:12345。`,
    `--url ${text} is not valid; it should be like http://host:12345.`,
    2,
  );
}
