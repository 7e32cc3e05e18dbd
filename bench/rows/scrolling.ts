import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { createAccount } from '../../db/accounts';
import { APP_ROLE, connect } from '../../db/connect';
import { buildPages, openBrowser, signIn } from '../browser';
import { figure } from '../figure';
import { LARGE_CITY, largeStore } from '../large-store';
import type { Row } from '../row';

const PATIENCE_MS = 300_000;
/** what the first sight of the list costs has been drawn by then: it is no scrolling */
const SETTLED_MS = 2_000;

/**
 * A dispatcher's work list of the large store in the workbench, scrolled without a pause from the first row to the last, while its
 * pages are read, and back.
 */
export const scrolling: Row = {
  name: 'scrolling',
  zh: '工作台长列表滚动',
  en: 'scrolling a long list of the workbench',
  async measure(lab, scale, say) {
    const browser = await openBrowser(say);
    if (!browser) return [];
    try {
      const { url } = await largeStore(lab, scale, say);
      const { login, password, rows } = await aDispatcher(url);
      await buildPages(say);
      const api = await lab.anotherApi(url);
      try {
        const { longestTask, mostRows } = await scrolled(browser, api.url, { login, password, rows });
        return [
          figure(`scrolling ${rows} rows, longest task (0: none of 50 ms)`, longestTask, 'ms', { atMost: 100 }),
          figure(`scrolling ${rows} rows, most of them in the page`, mostRows, 'rows', { atMost: 300 }),
        ];
      } finally {
        await api.stop();
      }
    } finally {
      await browser.close();
    }
  },
};

/** Somebody with a password, and a work list of so many rows. */
interface Dispatcher {
  login: string;
  password: string;
  rows: number;
}

async function aDispatcher(ownerUrl: string): Promise<Dispatcher> {
  const db = connect({ url: ownerUrl, role: APP_ROLE, poolSize: 1 });
  try {
    const [login, password] = [`dispatcher-${randomUUID()}`, randomUUID()];
    const grants = [{ role: 'dispatcher', unit: null }] as const;
    await createAccount(db, { city: LARGE_CITY, login, name: '派单员', password, grants });
    const tasks = await db('tasks')
      .where({ city: LARGE_CITY, role: 'dispatcher' })
      .count<{ rows: number }[]>('* as rows');
    return { login, password, rows: tasks[0]?.rows ?? 0 };
  } finally {
    await db.destroy();
  }
}

interface Scrolled {
  /** milliseconds that the page's one thread was busy at a stretch, at most; the browser tells of no task shorter than 50 */
  longestTask: number;
  /** rows that stood in the page at once, at most, its head among them */
  mostRows: number;
}

async function scrolled(browser: Browser, url: string, { login, password, rows }: Dispatcher): Promise<Scrolled> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await signIn(page, url, login, password);
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate<Scrolled>(`(${SCROLL})(${rows}, ${PATIENCE_MS})`);
}

/** runs in the page: two screens a frame, as when the bar is pulled */
const SCROLL = `async (rows, patience) => {
  const list = document.querySelector('[role=grid]');
  const gaveUp = performance.now() + patience;
  let longestTask = 0;
  let mostRows = 0;
  const tasks = new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  tasks.observe({ type: 'longtask' });
  const scroll = async (by, isThere) => {
    while (!isThere()) {
      if (performance.now() > gaveUp) throw new Error(list.ariaRowCount + ' rows after ' + patience + ' ms');
      list.scrollBy(0, by * list.clientHeight);
      await new Promise((drawn) => requestAnimationFrame(drawn));
      mostRows = Math.max(mostRows, list.querySelectorAll('[role=row]').length);
    }
  };
  const isWhole = () => Number(list.ariaRowCount) > rows;
  await scroll(2, () => isWhole() && list.scrollTop + list.clientHeight >= list.scrollHeight - 1);
  await scroll(-2, () => list.scrollTop <= 0);
  await new Promise((later) => setTimeout(later, 500));
  tasks.disconnect();
  return { longestTask, mostRows };
}`;
