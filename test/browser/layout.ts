import type { Page } from 'playwright-core';
import { layoutFaults } from './in-page/layout-faults.cjs';

/** what a person would see wrong with the layout of the page as it stands: one line each */
export async function layoutFaultsOf(page: Page): Promise<string[]> {
  const faults = await page.evaluate(layoutFaults);
  return faults.map(({ kind, element, detail }) => `${kind}: ${element}: ${detail}`);
}
