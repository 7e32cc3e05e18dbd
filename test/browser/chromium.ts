import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

/** names under which systems install it, the lean ones first */
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser that starts here, or why none does. */
export type FoundChromium = { path: string; version: string } | { path: null; why: string };

/**
 * Looks for a Chromium of whatever version: the one named by HUIYING_CHROMIUM, which must start; else the system's; else the one
 * that comes as a package. Each is tried by starting it.
 */
export async function findChromium(cacheDir: string): Promise<FoundChromium> {
  const named = process.env['HUIYING_CHROMIUM'];
  const reasons: string[] = [];
  const packed = (): Promise<string> => unpacked(cacheDir);
  for (const place of named ? [named] : [...installed(), packed]) {
    let path = 'the packed Chromium';
    try {
      // unpacked only where the system has none
      path = typeof place === 'string' ? place : await place();
      const browser = await launch(path);
      const version = browser.version();
      await browser.close();
      return { path, version };
    } catch (error) {
      reasons.push(`${path}: ${firstLines(error)}`);
    }
  }
  return { path: null, why: reasons.join('\n') };
}

/** Starts it with a temporary profile; root has no user namespace to build the sandbox in. */
export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });

function installed(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)).filter((path) => existsSync(path)));
}

/** The packed browser, unpacked once beside what else is fetched; a half unpacked one never bears its name. */
async function unpacked(cacheDir: string): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const home = join(dirname(entry), '..', '..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const path = join(cacheDir, `chromium-${version}`);
  if (existsSync(path)) return path;
  mkdirSync(cacheDir, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  try {
    const packed = createReadStream(join(home, 'bin', 'chromium.br'));
    await pipeline(packed, createBrotliDecompress(), createWriteStream(unfinished, { mode: 0o755 }));
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return path;
}

/** Whether this machine has a font with Chinese characters; without one pages show boxes, and widths are not those of the text. */
export function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    // no fontconfig: whatever the system has is its own
    return process.platform !== 'linux';
  }
}

const firstLines = (error: unknown): string => String(error).split('\n').slice(0, 4).join(' ');
