import type { Response } from 'playwright-core';
import app from '../../web/messages/zh/app.json';
import theCase from '../../web/messages/zh/case.json';
import review from '../../web/messages/zh/review.json';
import visits from '../../web/messages/zh/visits.json';
import { describeInBrowser } from './browser-at-hand';
import { InventedCases } from './invented-cases';
import { Workbench } from './workbench';

const STREAM = '**/api/v1/stream';

let bench: Workbench;
let cases: InventedCases;

describeInBrowser('the pages change by themselves', () => {
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

  it('a reviewer publishes what was read: what has changed since is looked at before', async () => {
    const number = await cases.comeTo('closed');
    const { page, faults } = await bench.signInAs('reviewer');
    faults.allow(isRefusedAsStale);
    await page.goto(`${bench.url}/desk/review?queue=publication&open=${number}%20publish%200`);
    const pane = page.locator('.publication');
    const publish = pane.locator('button[type=submit]');
    await publish.waitFor();
    await cases.act(number, 'visitor', 'recordVisit', {
      method: 'telephone',
      reached: true,
      satisfaction: 'satisfied',
    });
    await pane.getByText(theCase.actions.changed).waitFor();
    await publish.click();
    await pane.locator('.problem').waitFor();
    expect(await publicationOf(number)).toBe('undecided');
    await pane.getByRole('button', { name: theCase.actions.looked }).click();
    await publish.click();
    await page.getByText(review.publication.done.replace('{{action}}', '公开')).waitFor();
    expect(await publicationOf(number)).toBe('published');
    expect(bench.faults()).toEqual([]);
  });

  it('a call is recorded as of the case that was seen when its outcome was taken down', async () => {
    const number = await cases.comeTo('closed');
    const { page, faults } = await bench.signInAs('visitor');
    faults.allow(isRefusedAsStale);
    await page.goto(`${bench.url}/desk/visits?open=${number}%20recordVisit%200`);
    const pane = page.locator('.visit');
    await pane.getByText(visits.call.outcome, { exact: true }).waitFor();
    await page.keyboard.press('1');
    await cases.act(number, 'handler', 'requestNoPublication', { reason: '正在诉讼，公开会影响审理。' });
    await pane.getByText(theCase.actions.changed).waitFor();
    await page.keyboard.press('Enter');
    await pane.locator('.problem').waitFor();
    await pane.getByRole('button', { name: theCase.actions.looked }).click();
    await pane.getByRole('button', { name: visits.call.save }).click();
    await page.getByText(visits.call.saved.replace('{{outcome}}', visits.outcomes.satisfied)).waitFor();
    expect(bench.faults()).toEqual([]);
  });
});

const isRefusedAsStale = (response: Response): boolean => response.status() === 409;

async function publicationOf(number: string): Promise<string> {
  const reviewer = await cases.person('reviewer');
  const { body } = await reviewer.get<{ beside: { publication: { status: string } } }>(`/api/v1/appeals/${number}`);
  return body.beside.publication.status;
}
