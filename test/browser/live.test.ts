import app from '../../web/messages/zh/app.json';
import { describeInBrowser } from './browser-at-hand';
import { InventedCases } from './invented-cases';
import { Workbench } from './workbench';

const STREAM = '**/api/v1/stream';

let bench: Workbench;
let cases: InventedCases;

describeInBrowser('the work lists change by themselves', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal');
    cases = new InventedCases(bench.desk);
  });
  afterAll(() => bench?.close());

  it('a row that somebody else has taken says so, and goes', async () => {
    const [stays, goes] = [await cases.comeTo('accepted'), await cases.comeTo('accepted')];
    const { page } = await bench.signInAs('dispatcher');
    const row = (number: string) => page.getByRole('row').filter({ hasText: number });
    await row(goes).waitFor();
    await cases.act(goes, 'hotlineOffice', 'dispatch', { unit: 'u2-1' });
    await row(goes).getByText(app.table.takenByAnother).waitFor();
    await row(goes).waitFor({ state: 'detached' });
    expect(await row(stays).getByText(app.table.takenByAnother).count()).toBe(0);
    expect(bench.faults()).toEqual([]);
  });

  it('a connection that is lost is shown, and what was missed comes when it is there again', async () => {
    const number = await cases.comeTo('accepted');
    const { page } = await bench.signInAs('dispatcher');
    const row = page.getByRole('row').filter({ hasText: number });
    await row.waitFor();
    await page.route(STREAM, (route) => route.abort());
    bench.desk.app.news.closeAll();
    await page.getByText(app.connection.lost).waitFor();
    await cases.act(number, 'hotlineOffice', 'dispatch', { unit: 'u2-1' });
    expect(await row.count()).toBe(1);
    await page.unroute(STREAM);
    await page.getByText(app.connection.lost).waitFor({ state: 'detached' });
    await row.waitFor({ state: 'detached' });
  });
});
