import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** `npm run screenshots` names the folder */
const FOLDER = process.env['HUIYING_SCREENSHOTS'];

/** Keeps what is to be seen as a PNG when pictures were asked for; else does nothing. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
