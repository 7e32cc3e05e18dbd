import { axeViolations } from './axe';
import { describeInBrowser } from './browser-at-hand';
import { type Examples, examplesOf } from './examples';
import { layoutFaultsOf } from './layout';
import { quiet } from './quiet';
import { keepScreenshot } from './screenshots';
import { addressOf, STAFF_PAGES, type StaffPage, visitorOf } from './staff-pages';
import { type Sitting, Workbench } from './workbench';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

let bench: Workbench;
let examples: Examples;
const sittings = new Map<string, Promise<Sitting>>();

/** one person of each role sits down once */
function sittingOf(login: string): Promise<Sitting> {
  const sitting = sittings.get(login) ?? bench.signInAs(login);
  sittings.set(login, sitting);
  return sitting;
}

describeInBrowser('a page of the workbench', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal');
    examples = await examplesOf(bench.desk);
  });
  afterAll(() => bench?.close());

  it.each(STAFF_PAGES.map((page) => [page.id, page] as const))(
    '%s has its layout in order in both languages and at all widths, and axe finds nothing against WCAG 2.2 AA',
    async (id, page) => {
      const sitting = await sittingOf(visitorOf(page));
      await open(sitting, page);
      const faults = await layoutFaultsOf(sitting.page);
      await changeLanguageAndShade(sitting);
      faults.push(...(await layoutFaultsOf(sitting.page)).map((fault) => `en, list alone: ${fault}`));
      await openFirstRow(sitting);
      for (const language of ['en', 'zh'] as const) {
        for (const size of SIZES) {
          await sitting.page.setViewportSize(size);
          await quiet(sitting.page);
          const found = await layoutFaultsOf(sitting.page);
          faults.push(...found.map((fault) => `${language}, ${size.width}: ${fault}`));
          await keepScreenshot(sitting.page, `${id}-${language}-${size.width}`);
        }
        const violations = await axeViolations(sitting.page);
        faults.push(...violations.map((violation) => `${language}, axe: ${violation}`));
        if (language === 'en') await changeLanguageAndShade(sitting);
      }
      expect([...new Set([...faults, ...bench.faults()])]).toEqual([]);
    },
  );
});

async function open({ page }: Sitting, asked: StaffPage): Promise<void> {
  await page.goto(`${bench.url}/desk${addressOf(asked, examples)}`);
  await quiet(page);
}

/** a work list shows the case beside it: from there on the page is looked at with both */
async function openFirstRow({ page }: Sitting): Promise<void> {
  const row = page.locator('.desk-list [role=row][data-index="0"]');
  if ((await row.count()) === 0) return;
  await row.click();
  await quiet(page);
}

/** to the other language and the other theme: names do not depend on colours, nor contrast on the language */
async function changeLanguageAndShade({ page }: Sitting): Promise<void> {
  await page.getByRole('button', { name: /^(English|中文)$/ }).click();
  await page.getByRole('button', { name: /^(深色|浅色|Dark|Light)$/ }).click();
  await quiet(page);
}
