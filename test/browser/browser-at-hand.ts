import { type Browser } from 'playwright-core';
import { launch } from './chromium';

/** What the setup of a run leaves for its browser tests: a Chromium that starts, and the folder of the built pages; or why not. */
type Handed =
  | { chromium: string; pages: string }
  | { chromium: string; pages: null; why: string }
  | { chromium: null; why: string };

const NAME = 'HUIYING_TEST_BROWSER';

/** Leaves word where jest's workers, which are started later, inherit it. */
export function handOverBrowser(handed: Handed): void {
  process.env[NAME] = JSON.stringify(handed);
}

function handed(): Handed {
  const value = process.env[NAME];
  if (!value) throw new Error(`${NAME} is not set: a browser test belongs in test/browser.`);
  return JSON.parse(value) as Handed;
}

/** the folder of the staff's pages, built from the sources as they lay there when the run began */
export function builtFolder(): string {
  const what = handed();
  if (what.chromium !== null && what.pages !== null) return what.pages;
  throw new Error(what.why);
}

export async function openBrowser(): Promise<Browser> {
  const what = handed();
  if (what.chromium !== null) return launch(what.chromium);
  throw new Error(`no Chromium starts here (HUIYING_CHROMIUM may name one):\n${what.why}`);
}

/**
 * `describe` for what needs a browser. Where none starts, CI fails and a developer's machine skips: the run's last line counts it.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  const missing = handed().chromium === null && !process.env['CI'];
  if (missing) process.stderr.write(`没有可用的 Chromium，跳过：${name}。No Chromium starts here; skipped.\n`);
  (missing ? describe.skip : describe)(name, tests);
}
