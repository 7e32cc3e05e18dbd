import { Command } from 'commander';
import { ContentFolder } from '../../content/content-folder';
import { temporalSettings } from '../../temporal.config';
import { readEnvironment, type Environment } from '../environment';
import { readNoticeEnvironment } from '../notice-environment';
import { dataFolder, layFolder } from '../services/data-folder';
import { builtPages } from '../services/pages';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';
import { readSignInEnvironment } from '../sign-in-environment';

/** `huiying worker`: runs workflows and activities until SIGTERM or SIGINT, then finishes what it has begun. */
export function workerCommand(): Command {
  return new Command('worker').action(async () => {
    const environment = readEnvironment(process.env);
    await (require('../../worker') as typeof import('../../worker')).runWorker({
      databaseUrl: databaseUrl(environment),
      temporal: temporalSettings(process.env),
      outward: readNoticeEnvironment(process.env),
      signal: untilAskedToStop(),
    });
  });
}

/** `huiying api`: serves pages and API on PORT until SIGTERM or SIGINT, then lets open requests end. */
export function apiCommand(): Command {
  return new Command('api')
    .option('--temporal-ui <url>', 'Temporal 页面的地址 the address of Temporal’s page')
    .action(async (options: { temporalUi?: string }) => {
      const environment = readEnvironment(process.env);
      await (require('../../api/serve') as typeof import('../../api/serve')).serve({
        databaseUrl: databaseUrl(environment),
        contents: await contentsOf(environment),
        temporal: temporalSettings(process.env),
        port: environment.port,
        temporalUi: options.temporalUi ?? null,
        pages: await builtPages(environment.cacheDir, (line) => console.error(line)),
        ...readSignInEnvironment(process.env),
        outward: readNoticeEnvironment(process.env),
        signal: untilAskedToStop(),
      });
    });
}

async function contentsOf({ dataDir }: Environment): Promise<ContentFolder> {
  const { path, files } = dataFolder(dataDir);
  const contents = new ContentFolder(files);
  try {
    layFolder(path);
    await contents.lay();
    return contents;
  } catch (error) {
    throw new PlainFailure(
      `文件目录 ${files} 不可写（${reasonOf(error)}）。请修改其权限，或设置 HUIYING_DATA_DIR 指向可写的文件夹。`,
      `The folder of files ${files} cannot be written (${reasonOf(error)}). Change its permissions, or set HUIYING_DATA_DIR to a folder that can.`,
    );
  }
}

function databaseUrl({ databaseUrl: url }: Environment): string {
  if (url) return url;
  throw new PlainFailure(
    '请设置 DATABASE_URL（或用 huiying start 启动全部服务）。',
    'Set DATABASE_URL (or start everything by: huiying start).',
    2,
  );
}
