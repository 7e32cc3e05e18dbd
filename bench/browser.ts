import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { readEnvironment } from '../cli/environment';
import { builtPages } from '../cli/services/pages';
import { reasonOf } from '../cli/services/plain-failure';
import type * as Chromium from '../test/browser/chromium';

/** where what is fetched or built once is kept */
const cacheDir = (): string => readEnvironment({ ...process.env, HUIYING_DATA_DIR: tmpdir() }).cacheDir;

/**
 * The Chromium of the browser tests, started. Null, and a word of why, where none starts or its packages are not installed:
 * an installation needs no browser.
 */
export async function openBrowser(say: (line: string) => void): Promise<Browser | null> {
  try {
    // loaded only here: what it needs is installed where tests are run, and the other rows do without
    const { findChromium, launch } = createRequire(__filename)('../test/browser/chromium') as typeof Chromium;
    const found = await findChromium(cacheDir());
    if (found.path !== null) return await launch(found.path);
    say(`  没有可用的 Chromium，此项不测。No Chromium starts here; left out:\n${found.why}`);
  } catch (error) {
    say(`  没有浏览器程序包，此项不测。The packages of the browser are not installed; left out: ${reasonOf(error)}`);
  }
  return null;
}

/** Builds the workbench's pages where an API finds them; it would build them itself, while people wait. */
export async function buildPages(say: (line: string) => void): Promise<void> {
  await builtPages(cacheDir(), say);
}

/** Signs in to the workbench as somebody does, by typing; resolves when a list of rows stands in the page. */
export async function signIn(page: Page, url: string, login: string, password: string): Promise<void> {
  await page.goto(`${url}/desk/`);
  await page.getByLabel(/^账号/).fill(login);
  await page.getByLabel(/^密码/).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('grid').first().waitFor();
}
