import { describeInBrowser } from './browser-at-hand';
import { InventedCases } from './invented-cases';
import { quiet } from './quiet';
import { StaffMember } from './staff-member';
import { Workbench } from './workbench';

let bench: Workbench;

describeInBrowser('a change of the policy through the pages alone', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal');
  });
  afterAll(() => bench?.close());

  it('is drafted with a preview, approved by a second person, and reaches the open appeals', async () => {
    const cases = new InventedCases(bench.desk);
    const open = [await cases.comeTo('signed'), await cases.comeTo('signed')];
    const dueBefore = await dueOf(open);

    const { page } = await StaffMember.of(bench, 'administrator');
    await page.getByRole('navigation').getByRole('link', { name: '政策', exact: true }).click();
    await page.getByRole('link', { name: '起草新一版' }).click();
    await page.getByRole('spinbutton', { name: /草案中的办理时限·一般/ }).fill('60');
    await page.getByLabel('理由').first().fill('排练时办理时限太短');
    await page.getByRole('radio', { name: /在办诉求也适用，从原起算点重新计算/ }).check();
    await page.getByRole('button', { name: '存为草案' }).click();
    await page.getByRole('tab', { name: '对在办诉求的影响' }).click();
    await page.getByText(/所及 \d+ 件在办诉求中，2 个到期日会变：0 个提前，2 个推后/).waitFor();
    await page.getByRole('button', { name: '提交批准' }).click();
    await page.getByText('待批准').first().waitFor();

    const second = await StaffMember.of(bench, 'adm');
    await second.goTo('政策');
    await second.page.getByRole('link', { name: /^草案 \d+$/ }).click();
    await second.page.getByRole('button', { name: '批准…' }).click();
    await second.page.getByRole('button', { name: '批准', exact: true }).click();
    await second.page.getByText('已成为第 2 版').waitFor();

    await page.getByRole('navigation').getByRole('link', { name: '变更下达', exact: true }).click();
    await page.getByText('已完成').first().waitFor();
    await quiet(page);
    const dueAfter = await dueOf(open);
    expect(dueAfter.map((at, i) => at - (dueBefore[i] ?? 0))).toEqual([54 * 60_000, 54 * 60_000]);
    expect(bench.faults()).toEqual([]);
  });
});

/** when each of these is to be handled by, as the store has it, in ms since the epoch */
async function dueOf(numbers: readonly string[]): Promise<number[]> {
  const { db } = bench.desk.database;
  const running = db('obligations').where({ kind: 'handle', status: 'open' });
  const rows = await running.whereIn('number', numbers).orderBy('number');
  return (rows as { due_at: string }[]).map(({ due_at }) => new Date(due_at).getTime());
}
