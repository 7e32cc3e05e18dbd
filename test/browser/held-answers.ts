import type { Page, Route } from 'playwright-core';

const API = '**/api/v1/**';
/** who is signed in, and the stream of changes, which every page needs to stand at all */
const NEVER_HELD = /\/api\/v1\/(me|session|stream)$/;

/** an API that cannot answer now, as it says so itself */
const AWAY = {
  type: '/problems/unavailable',
  title: '暂时无法处理',
  status: 503,
  detail: '系统暂时繁忙。',
  code: 'unavailable',
  whatToDo: '请稍后重试。',
  inOtherLanguage: {
    language: 'en',
    title: 'Not available now',
    detail: 'The system is busy.',
    whatToDo: 'Try again later.',
  },
};

/** The answers to what a page reads, on their way and not there yet. */
export interface HeldAnswers {
  /** how many the page waits for */
  count: () => number;
  /** answers all of them, and all that are asked from now on, that the server cannot answer now */
  refuse: () => Promise<void>;
  /** lets everything through again */
  release: () => Promise<void>;
}

export async function holdAnswers(page: Page): Promise<HeldAnswers> {
  const held: Route[] = [];
  let refused = false;
  const away = (route: Route): Promise<void> =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(AWAY) });
  await page.route(API, async (route) => {
    const request = route.request();
    if (request.method() !== 'GET' || NEVER_HELD.test(new URL(request.url()).pathname)) return route.continue();
    if (refused) return away(route);
    held.push(route);
  });
  return {
    count: () => held.length,
    refuse: async () => {
      refused = true;
      await Promise.all(held.splice(0).map(away));
    },
    release: () => page.unroute(API),
  };
}
