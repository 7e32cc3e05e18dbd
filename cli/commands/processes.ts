import { Command } from 'commander';
import { temporalSettings } from '../../temporal.config';
import { readEnvironment, type Environment } from '../environment';
import { PlainFailure } from '../services/plain-failure';
import { untilAskedToStop } from '../services/stop-signal';

/** `huiying worker`: runs workflows and activities until SIGTERM or SIGINT, then finishes what it has begun. */
export function workerCommand(): Command {
  return new Command('worker').action(async () => {
    const environment = readEnvironment(process.env);
    await (require('../../worker') as typeof import('../../worker')).runWorker({
      databaseUrl: databaseUrl(environment),
      temporal: temporalSettings(process.env),
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
        temporal: temporalSettings(process.env),
        port: environment.port,
        temporalUi: options.temporalUi ?? null,
        signal: untilAskedToStop(),
      });
    });
}

function databaseUrl({ databaseUrl: url }: Environment): string {
  if (url) return url;
  throw new PlainFailure(
    '请设置 DATABASE_URL（或用 huiying start 启动全部服务）。',
    'Set DATABASE_URL (or start everything by: huiying start).',
    2,
  );
}
