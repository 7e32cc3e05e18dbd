import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, openBrowser } from './browser-at-hand';
import { axeViolations } from './axe';
import { layoutFaultsOf } from './layout';
import { WatchedFaults } from './watched-faults';

let browser: Browser;
let page: Page;

/** the page of one fault, beside much that is as it should be */
const SOUND = `
  <main style="width: 600px">
    <button>签收</button> <button style="position: relative; left: 4px">退回</button> <a href="#a">链接<span>里面</span></a>
    <p style="width: 80px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis" title="很长很长的一句话说完了">很长很长的一句话说完了</p>
    <div style="overflow-x: auto; width: 300px"><table style="width: 2000px"><tr><td>宽表</td></tr></table></div>
    <span style="position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap">只读给人听</span>
  </main>`;

const show = (html: string): Promise<void> =>
  page.setContent(
    `<!doctype html><html lang="zh"><title>t</title><body style="margin: 0">${SOUND}${html}</body></html>`,
  );

describeInBrowser('what the browser tests look for', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  });
  afterAll(() => browser?.close());

  it('finds nothing wrong where nothing is', async () => {
    await show('');
    expect(await layoutFaultsOf(page)).toEqual([]);
  });

  it.each([
    ['wider than the viewport', /^widerThanViewport: div.*«宽»/, '<div style="width: 1400px">宽</div>'],
    [
      'clipped text without a way to read it',
      /^clippedText: p «很长/,
      '<p style="width: 80px; overflow: hidden; white-space: nowrap">很长很长的一句话说完了</p>',
    ],
    [
      'text that is cut below',
      /^clippedText: p «一行/,
      '<p style="width: 80px; height: 20px; overflow: hidden">一行、两行、三行、四行、五行</p>',
    ],
    [
      'words whose end an ancestor hides',
      /^clippedText: span «呈办与指定»: its last \d+ px hidden by div/,
      `<div style="width: 100px; overflow: hidden">${'<b>一</b><b>二</b><b>三</b><b>四</b><b>五</b><b>六</b>'.replaceAll('<b>', '<b style="display: none">')}<span style="display: block; width: 140px; white-space: nowrap; margin-left: 40px">呈办与指定</span></div>`,
    ],
    [
      'a word that does not fit on its button',
      /^clippedText: button «申请延期/,
      '<button style="width: 40px; white-space: nowrap">申请延期并说明理由</button>',
    ],
    [
      'controls that overlap',
      /^overlappingControls: button «甲».*button «乙» share/,
      '<button style="width: 80px">甲</button><button style="width: 80px; margin-left: -40px">乙</button>',
    ],
  ])('finds what is %s', async (_what, line, html) => {
    await show(html);
    expect(await layoutFaultsOf(page)).toEqual([expect.stringMatching(line)]);
  });

  it('has axe judge by WCAG 2.2 AA', async () => {
    await show('<input type="text"><p style="color: #aaa; background: #fff">太淡的一句话</p>');
    const lines = await axeViolations(page);
    expect(lines).toEqual(
      expect.arrayContaining([expect.stringMatching(/^label /), expect.stringMatching(/^color-contrast /)]),
    );
  });

  it('hears of errors, unhandled rejections, violations of the policy and failed requests', async () => {
    const context = await browser.newContext();
    const faults = await WatchedFaults.of(context, 'somebody');
    await context.route('http://pages.test/**', (route) =>
      new URL(route.request().url()).pathname === '/'
        ? route.fulfill({
            headers: { 'content-security-policy': "script-src 'self'" },
            contentType: 'text/html',
            body: '<!doctype html><script>inline()</script><script src="/own.js"></script>',
          })
        : route.request().url().endsWith('/own.js')
          ? route.fulfill({
              contentType: 'text/javascript',
              body: 'console.error("said"); Promise.reject(new Error("nobody caught it")); fetch("/broken")',
            })
          : route.fulfill({ status: 500 }),
    );
    const visited = await context.newPage();
    await visited.goto('http://pages.test/', { waitUntil: 'networkidle' });
    const all = faults.found.join('\n');
    for (const what of [/CSP: script-src.* blocked inline/, /console: said/, /nobody caught it/, /500: GET .*broken/])
      expect(all).toMatch(what);
    await context.close();
  });
});
