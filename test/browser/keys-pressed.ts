import type { Page } from 'playwright-core';

/** Counts in the page what was pressed beside typed text: letters into a field are text, the same letter elsewhere is a key. */
const COUNT = `(() => {
  window.keysPressed = [];
  const isText = (target) => target instanceof HTMLElement && target.matches('textarea, input:not([type=checkbox]):not([type=radio]), [contenteditable=true]');
  document.addEventListener('keydown', (event) => {
    if (event.key.length > 1 || !isText(event.target)) window.keysPressed.push(event.key);
  }, true);
})()`;

/** From now on the keys on this page are counted; call before the page is opened. */
export async function countKeys(page: Page): Promise<void> {
  await page.addInitScript(COUNT);
}

/** the keys that were pressed since they were asked for last, typed text left out */
export const keysPressed = (page: Page): Promise<string[]> => page.evaluate<string[]>('window.keysPressed.splice(0)');
