import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const home = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [20, 3];
// What npm has fetched before is taken from its cache; without a network it gives up in seconds, not minutes.
const NPM_OPTIONS = [
  '--prefer-offline',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** Whether this Node.js can run Huiying; says so in plain words when it cannot. */
export function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return true;
  const wanted = OLDEST_NODE.join('.');
  console.error(`需要 Node.js ${wanted} 或更高版本，当前为 ${process.versions.node}。请安装新版 Node.js 后重试。`);
  console.error(
    `Huiying needs Node.js ${wanted} or later; this is ${process.versions.node}. Install a newer Node.js and try again.`,
  );
  return false;
}

/**
 * Installs the packages of package-lock.json when some are missing or of another version. Resolves to false, after a plain
 * sentence, when that fails; rejects never. `onChild` is given npm's process, so that the caller can pass signals on.
 */
export async function ensureInstalled(onChild = () => {}) {
  if (isInstalled()) return true;
  console.error('安装依赖（首次约一分钟）… Installing packages (about a minute the first time)');
  const status = await run('npm', ['ci', ...NPM_OPTIONS], onChild);
  if (status === 0) return true;
  if (status === null || status >= 128) return false;
  console.error('依赖安装失败：请检查网络或 npm 镜像设置（npm config get registry），然后重试。');
  console.error(
    'The packages could not be installed: check the network or npm’s mirror (npm config get registry), then try again.',
  );
  return false;
}

/** Runs a command in the checkout with our streams; resolves to its exit status, null when a signal ended it. */
export function run(command, args, onChild = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: home, stdio: 'inherit' });
    onChild(child);
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (status) => resolve(status));
  });
}

// npm leaves beside the packages a list of what it laid; comparing versions is exact where times of files are not (git sets
// them anew at every checkout). Packages for other platforms are rightly absent.
function isInstalled() {
  const laid = join(home, 'node_modules', '.package-lock.json');
  if (!existsSync(laid)) return false;
  const wanted = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(laid, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    return found[path] ? found[path].version === version : optional === true || devOptional === true;
  });
}
