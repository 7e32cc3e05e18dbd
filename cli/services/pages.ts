import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PlainFailure } from './plain-failure';

const CHECKOUT = resolve(__dirname, '..', '..');
const STAFF = join(CHECKOUT, 'web', 'staff');
const SOURCES = [STAFF, join(CHECKOUT, 'web', 'messages'), join(CHECKOUT, 'package-lock.json')];
const LAST_WORDS = 2_000;

/**
 * The folder of the workbench's pages, built from the sources as they lie there: built once for each state of the sources, kept
 * in the cache and shared by installations. The same sources are never built twice at once into the same place; whoever comes
 * second takes what is there.
 */
export async function builtPages(cacheDir: string, say: (line: string) => void): Promise<string> {
  const folder = join(cacheDir, 'pages', fingerprint());
  if (existsSync(join(folder, 'index.html'))) return folder;
  say('生成工作台网页（首次约半分钟）… Building the pages of the workbench (about half a minute the first time)');
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(join(dirname(folder), '.building-'));
  try {
    await build(fresh);
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(folder, 'index.html'))) throw error;
  }
  return folder;
}

/** a process of its own: what the builder takes is given back when it ends */
async function build(into: string): Promise<void> {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--outDir', into, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: STAFF,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  const hear = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-LAST_WORDS));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const [status] = (await once(child, 'close')) as [number | null];
  if (status === 0) return;
  throw new PlainFailure(`工作台网页未能生成：\n${said}`, `The pages of the workbench could not be built:\n${said}`);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesUnder)) hash.update(relative(CHECKOUT, file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

const filesUnder = (place: string): string[] =>
  statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .map((name) => join(place, name))
        .filter((file) => statSync(file).isFile() && !file.endsWith('.d.ts'))
        .sort();
