import type { BrowserContext, Page } from 'playwright-core';

const QUIET_MS = 150;
const PATIENCE_MS = 60_000;
const STILL_LOADING = '.loading, .ant-skeleton, .ant-spin-spinning';

/** Counts, in every document from its beginning, the questions that it waits for. */
const COUNT_FETCHES = `(() => {
  const plain = window.fetch;
  const asked = { underWay: 0, lastEnd: 0 };
  const ended = () => { asked.underWay--; asked.lastEnd = performance.now(); };
  window.fetch = (...what) => { asked.underWay++; const answer = plain(...what); answer.then(ended, ended); return answer; };
  window.questionsAsked = asked;
})()`;

export async function countFetches(context: BrowserContext): Promise<void> {
  await context.addInitScript(COUNT_FETCHES);
}

/** Resolves when every answer has come, nothing on the page says that it is loading, and what came has been drawn. */
export async function quiet(page: Page): Promise<void> {
  const gaveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    const [underWay, silence] = await page.evaluate<[number, number]>(
      '[questionsAsked.underWay, performance.now() - questionsAsked.lastEnd]',
    );
    const loading = await page.locator(STILL_LOADING).filter({ visible: true }).count();
    if (underWay === 0 && loading === 0 && silence > QUIET_MS) break;
    if (Date.now() > gaveUp)
      throw new Error(`${page.url()} does not come to rest: ${underWay} questions asked, ${loading} parts loading`);
    await page.waitForTimeout(50);
  }
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))');
}
