import app from '../../web/messages/zh/app.json';
import { describeInBrowser } from './browser-at-hand';
import { InventedCases } from './invented-cases';
import { quiet } from './quiet';
import { inlineScripts, scriptsAllowedBy } from './script-policy';
import { Workbench } from './workbench';

const ROWS = 10_000;
const MOST_ROWS_IN_PAGE = 300;

let bench: Workbench;

describeInBrowser('the workbench', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal');
  });
  afterAll(() => bench?.close());

  it('has no script of its own in the page, and a policy that would not run one', async () => {
    const { page } = await bench.sitDown('nobody');
    const response = await page.goto(`${bench.url}/desk/`);
    expect(scriptsAllowedBy(response)).toEqual({ scripts: "'self'", objects: "'none'" });
    expect(await inlineScripts(page)).toBe(0);
  });

  it(`keeps at most ${MOST_ROWS_IN_PAGE} of ${ROWS} rows in the page, while they are scrolled from the first to the last`, async () => {
    const { page } = await bench.sitDown('handler');
    await page.route('**/api/v1/tasks?*', (route) => route.fulfill({ json: { tasks: invented(ROWS), next: null } }));
    await page.goto(`${bench.url}/desk/`);
    await bench.typeSignIn(page, 'handler');
    await quiet(page);
    for (let place = 0; place <= 10; place++) {
      await page.evaluate(
        `(() => { const list = document.querySelector('[role=grid]'); list.scrollTo(0, list.scrollHeight * ${place / 10}); })()`,
      );
      await quiet(page);
      const shown = await page.getByRole('row').count();
      expect(shown).toBeGreaterThan(10);
      expect(shown).toBeLessThanOrEqual(MOST_ROWS_IN_PAGE);
    }
    await page
      .getByRole('row')
      .filter({ hasText: titleOf(ROWS - 1) })
      .waitFor();
  });

  it('gives back the very form when a session has ended and the same person signs in again', async () => {
    const number = await new InventedCases(bench.desk).comeTo('signed');
    const { page, faults } = await bench.signInAs('handler');
    faults.allow((response) => response.status() === 401);
    await page.getByRole('row').filter({ hasText: number }).first().click();
    await page.getByRole('button', { name: '内部备注', exact: true }).click();
    const note = page.locator('.action-form').last().getByRole('textbox').first();
    await note.fill('写到一半的备注');
    const place = page.url();
    await bench.desk.database.db('sessions').delete();
    await page.locator('.action-form').last().getByRole('button', { name: '内部备注', exact: true }).click();
    await page.getByText(app.signIn.ended).waitFor();
    await bench.typeSignIn(page, 'handler');
    expect(await note.inputValue()).toBe('写到一半的备注');
    expect(page.url()).toBe(place);
    expect(bench.faults()).toEqual([]);
  });
});

const titleOf = (index: number): string => `第 ${index + 1} 件诉求`;

/** rows of a work list as the API gives them */
function invented(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    number: String(2_026_112_400_000_000 + index),
    link: 'sign',
    order: 1,
    role: 'handler',
    unit: 'u2-1',
    words: { zh: '签收', en: 'Sign' },
    stage: 'dispatched',
    stageWords: { zh: '已派单，待签收', en: 'dispatched, to be signed' },
    title: titleOf(index),
    category: 'complaint',
    marks: {},
    card: null,
    handler: null,
    dueAt: '2099-12-31T16:00:00.000Z',
    sinceAt: '2026-11-24T00:00:00.000Z',
  }));
}
