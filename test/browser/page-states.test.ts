import app from '../../web/messages/zh/app.json';
import { axeViolations } from './axe';
import { describeInBrowser } from './browser-at-hand';
import { type Examples, examplesOf } from './examples';
import { holdAnswers } from './held-answers';
import { layoutFaultsOf } from './layout';
import { quiet } from './quiet';
import { keepScreenshot } from './screenshots';
import { addressOf, outsiderOf, STAFF_PAGES, type StaffPage, visitorOf } from './staff-pages';
import { type Sitting, Workbench } from './workbench';

/** pages that are made of what is typed into them: they stand without anything read */
const READING_NOTHING = [
  'search',
  'knowledgeNew',
  'nationalCalendar',
  'newAccount',
  'organisationImport',
  'ownPassword',
];

let bench: Workbench;
let examples: Examples;
const sittings = new Map<string, Promise<Sitting>>();

function sittingOf(login: string): Promise<Sitting> {
  const sitting = sittings.get(login) ?? bench.signInAs(login);
  sittings.set(login, sitting);
  return sitting;
}

const named = (pages: readonly StaffPage[]) => pages.map((page) => [page.id, page] as const);
const addressOn = (page: StaffPage): string => `${bench.url}/desk${addressOf(page, examples)}`;

describeInBrowser('a page of the workbench', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal', 'suzhou-anhui');
    examples = await examplesOf(bench.desk);
  });
  afterAll(() => bench?.close());

  it.each(named(STAFF_PAGES.filter(({ id }) => !READING_NOTHING.includes(id))))(
    '%s says that it is loading, and when the server cannot answer, what to do',
    async (id, asked) => {
      const { page, faults } = await sittingOf(visitorOf(asked));
      faults.allow((response) => response.status() === 503);
      const answers = await holdAnswers(page);
      await page.goto(addressOn(asked));
      const main = page.getByRole('main');
      await main.getByRole('status').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await answers.refuse();
      await main.getByRole('alert').first().waitFor();
      await keepScreenshot(page, `${id}-away`);
      expect([...(await layoutFaultsOf(page)), ...(await axeViolations(page))]).toEqual([]);
      await answers.release();
    },
  );

  it.each(named(STAFF_PAGES.filter(({ path }) => !path.includes(':'))))(
    '%s says what would be here, in a city where nothing has happened yet',
    async (id, asked) => {
      const { page } = await sittingOf(`suzhou-anhui-${visitorOf(asked)}`);
      await page.goto(addressOn(asked));
      await quiet(page);
      await keepScreenshot(page, `${id}-empty`);
      expect(await page.getByRole('main').innerText()).not.toBe('');
      expect([...(await layoutFaultsOf(page)), ...(await axeViolations(page)), ...bench.faults()]).toEqual([]);
    },
  );

  it.each(named(STAFF_PAGES.filter(({ roles }) => roles !== 'all')))(
    '%s says whose work it is, to somebody else',
    async (_id, asked) => {
      const { page } = await sittingOf(outsiderOf(asked));
      await page.goto(addressOn(asked));
      await page.getByText(app.noRight.title).waitFor();
      await quiet(page);
      expect(bench.faults()).toEqual([]);
    },
  );
});
