import type { Page } from 'playwright-core';
import { DOINGS } from '../../web/public/doing';
import { axeViolations } from './axe';
import { Appellant, type Matter } from './appellant';
import { describeInBrowser } from './browser-at-hand';
import { inlineScripts, scriptsAllowedBy } from './script-policy';
import { InventedCases } from './invented-cases';
import { layoutFaultsOf } from './layout';
import { keepScreenshot } from './screenshots';
import { Workbench } from './workbench';

const MATTER: Matter = {
  title: '人民路小学门口的路灯不亮',
  message: '三盏路灯坏了四天，孩子放学要摸黑走。问过物业，说不归他们管。',
  place: '人民路12号，实验小学北门',
  time: '从上周五起，每天晚上',
  kind: '投诉',
  name: '张三丰',
  contact: '13900000001',
};
const SIZES = [
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
/** addresses that anybody opens, and those of the own appeal, which this browser has been shown before */
const ANYBODYS = [
  '/',
  '/cities',
  '/help',
  '/directory',
  '/answers',
  '/answers?q=路灯',
  '/submit',
  '/follow',
  '/nothing',
];
const OWN = ['/receipt', '/appeal', ...DOINGS.map((doing) => `/appeal/${doing}`)];

let bench: Workbench;
let appellant: Appellant;

describeInBrowser('a public page', () => {
  beforeAll(async () => {
    bench = await Workbench.openPublic('rehearsal');
    const cases = new InventedCases(bench.desk);
    appellant = await Appellant.of(bench);
    // the address that is not there
    appellant.sitting.faults.allow((response) => new URL(response.url()).pathname === '/nothing');
    const { number } = await appellant.submit(MATTER);
    // as far as a rating is possible
    await cases.close(number);
    await cases.comeTo('archived');
  });
  afterAll(() => bench?.close());

  it.each([...ANYBODYS, ...OWN])(
    '%s has its layout in order on a phone and on a screen, in both languages and themes, and breaks no rule of WCAG 2.2 AA',
    async (address) => {
      const { page } = appellant;
      const faults: string[] = [];
      for (const language of ['zh', 'en'] as const) {
        await page.emulateMedia({ colorScheme: language === 'zh' ? 'light' : 'dark' });
        await page.goto(addressIn(language, address));
        for (const size of SIZES) {
          await page.setViewportSize(size);
          faults.push(...(await layoutFaultsOf(page)).map((fault) => `${language}, ${size.width}: ${fault}`));
          await keepScreenshot(page, `public${address.replace(/\W+/g, '-')}-${language}-${size.width}`);
        }
        await page.setViewportSize({ width: 360, height: 780 });
        faults.push(...(await axeViolations(page)).map((violation) => `${language}, axe: ${violation}`));
      }
      expect([...faults, ...bench.faults()]).toEqual([]);
    },
  );

  it('/submit has each of its questions in order on a phone, and keeps what was typed through a reload', async () => {
    const { page } = appellant;
    await page.goto(`${bench.url}/submit`);
    const faults: string[] = [];
    await page.getByLabel(/^用一句话说/).fill(MATTER.title);
    await page.getByLabel(/^说说经过/).fill(MATTER.message);
    await page.reload();
    expect(await page.getByLabel(/^说说经过/).inputValue()).toBe(MATTER.message);
    for (let step = 1; await goOn(page); step++) {
      const found = [...(await layoutFaultsOf(page)), ...(await axeViolations(page))];
      faults.push(...found.map((fault) => `step ${step}: ${fault}`));
    }
    expect([...faults, ...bench.faults()]).toEqual([]);
  });

  it('/submit takes an appeal without any script', async () => {
    const context = await bench.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    await page.goto(`${bench.url}/submit`);
    await page.getByLabel(/^用一句话说/).fill(MATTER.title);
    await page.getByLabel(/^说说经过/).fill(MATTER.message);
    await page.getByLabel(/^地点/).fill('人民路');
    await page.getByLabel(/^时间/).fill('昨晚');
    await page.getByRole('button', { name: '提交诉求' }).press('Enter');
    await page.getByRole('heading', { name: '已收到您的诉求' }).waitFor();
    await context.close();
  });

  it('has no script of its own in it, and a policy that would not run one', async () => {
    for (const address of [...ANYBODYS, ...OWN]) {
      const response = await appellant.page.goto(addressIn('zh', address));
      expect({ address, ...scriptsAllowedBy(response) }).toEqual({ address, scripts: "'self'", objects: "'none'" });
      expect({ address, inline: await inlineScripts(appellant.page) }).toEqual({ address, inline: 0 });
    }
  });
});

/** to the next question; false when there is none */
async function goOn(page: Page): Promise<boolean> {
  const next = page.getByRole('button', { name: '下一步' }).filter({ visible: true });
  if ((await next.count()) === 0) return false;
  await next.click();
  return true;
}

function addressIn(language: 'zh' | 'en', address: string): string {
  const url = new URL(address, bench.url);
  if (language === 'en') url.searchParams.set('lang', 'en');
  return url.href;
}
