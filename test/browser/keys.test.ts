import type { Page } from 'playwright-core';
import unit from '../../web/messages/zh/unit.json';
import { describeInBrowser } from './browser-at-hand';
import { examplesOf } from './examples';
import { InventedCases } from './invented-cases';
import { countKeys, keysPressed } from './keys-pressed';
import { quiet } from './quiet';
import { type Sitting, Workbench } from './workbench';

const ORDERS = 20;

let bench: Workbench;
let cases: InventedCases;

/** somebody who has no mouse */
async function atKeyboard(login: string): Promise<Sitting> {
  const sitting = await bench.sitDown(login);
  await countKeys(sitting.page);
  await sitting.page.goto(`${bench.url}/desk/`);
  await bench.typeSignIn(sitting.page, login);
  await quiet(sitting.page);
  await keysPressed(sitting.page);
  return sitting;
}

describeInBrowser('by keyboard alone', () => {
  beforeAll(async () => {
    bench = await Workbench.open('rehearsal');
    cases = new InventedCases(bench.desk);
    // among the examples is the entry of the knowledge base that answers the call
    await examplesOf(bench.desk);
  });
  afterEach(() => expect(bench.faults()).toEqual([]));
  afterAll(() => bench?.close());

  it('an agent registers, answers and closes a prepared call with at most 25 keys beside the typed text', async () => {
    const { page } = await atKeyboard('agent');
    const { keyboard } = page;
    await keyboard.type('13900000077');
    await keyboard.press('Enter');
    await keyboard.type('外地人怎样办居住证，要带哪些材料？');
    await goTo(page, '地点');
    await keyboard.type('人民路');
    await goTo(page, '咨询');
    await keyboard.press('Space');
    await keyboard.press('F2');
    await page.getByRole('option', { name: /居住证办理/ }).waitFor();
    await quiet(page);
    await keyboard.press('Enter');
    await page.waitForFunction(`document.activeElement?.id === 'call-answer-send'`);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: '下一个来电' }).waitFor();
    const keys = await keysPressed(page);
    expect(keys.length).toBeLessThanOrEqual(25);
    const closed = await bench.desk.database.db('appeals').whereRaw(`state->>'outcome' = 'directlyAnswered'`);
    expect(closed.length).toBeGreaterThanOrEqual(2);
  });

  it(`a handler signs ${ORDERS} orders with at most 10 keys`, async () => {
    for (let made = 0; made < ORDERS; made++) await cases.comeTo('dispatched');
    const { page } = await atKeyboard('handler');
    const waiting = () => bench.desk.database.db('tasks').where({ link: 'sign', role: 'handler', unit: 'u2-1' });
    expect((await waiting()).length).toBeGreaterThanOrEqual(ORDERS);
    await page.keyboard.press('2');
    await quiet(page);
    await page.getByRole('row').nth(ORDERS).waitFor();
    await page.keyboard.press('X');
    await page.getByText(/^已选 \d+ 件$/).waitFor();
    await page.keyboard.press('s');
    await page.getByText(unit.empty.title).waitFor();
    const keys = await keysPressed(page);
    expect(keys.length).toBeLessThanOrEqual(10);
    expect(await waiting()).toEqual([]);
  });

  it('a handler opens an order, talks to the appellant, drafts the feedback and goes back to the very row', async () => {
    const number = await cases.comeTo('signed');
    const { page } = await atKeyboard('handler');
    const { keyboard } = page;
    const rows = page.locator('.desk-list [role=row][data-key]');
    await rows.first().waitFor();
    const order = `${number} `;
    while (!(await focusedRow(page)).startsWith(order)) await keyboard.press('j');
    await keyboard.press('Enter');
    await quiet(page);
    await letter(page, 'c');
    await quiet(page);
    await goTo(page, '已联系上诉求人');
    await keyboard.press('Space');
    await goTo(page, '方式');
    await keyboard.type('电话');
    await keyboard.press('Enter');
    await press(page, '联系诉求人');
    await letter(page, 'd');
    await quiet(page);
    await goTo(page, '正文');
    await keyboard.type('已到现场修复。');
    await goTo(page, '与诉求人沟通情况');
    await keyboard.type('已电话告知。');
    await press(page, '拟反馈件');
    await keyboard.press('Escape');
    await page.waitForFunction(`document.activeElement?.dataset?.key?.startsWith('${order}')`);
  });

  it('shows what every key does by `?`: the letters of the actions, the arrows of the list, the figures of the queues', async () => {
    await cases.comeTo('signed');
    const { page } = await atKeyboard('handler');
    await page.locator('.desk-list [role=row][data-key]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[aria-keyshortcuts]').first().waitFor();
    const letters = await page.evaluate<string[]>(
      `[...document.querySelectorAll('[aria-keyshortcuts]')].map((one) => one.getAttribute('aria-keyshortcuts'))`,
    );
    await page.keyboard.press('?');
    await page.locator('.keys kbd').first().waitFor();
    const listed = await page.locator('.keys kbd').allInnerTexts();
    expect(letters.length).toBeGreaterThan(3);
    expect(listed).toEqual(expect.arrayContaining([...letters, '?', '/', 'j', '↓', 'Enter', 'Esc', 'Shift X', '1']));
    await page.keyboard.press('Escape');
    await page.locator('.keys').waitFor({ state: 'hidden' });
  });
});

const focusedRow = (page: Page): Promise<string> => page.evaluate<string>(`document.activeElement?.dataset?.key ?? ''`);

/** the letter of an action, once it is on offer */
async function letter(page: Page, key: string): Promise<void> {
  await page.locator(`[aria-keyshortcuts="${key}"]`).first().waitFor();
  await page.keyboard.press(key);
}

/** with the tabulator, to the field with these words, unless the focus is there */
async function goTo(page: Page, label: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    const words = await page.evaluate<string>(
      `(() => { const at = document.activeElement; const own = [...(at?.labels ?? [])].map((l) => l.innerText).join(' ');
        const group = at?.closest('[role=radiogroup]'); const by = (group ?? at)?.getAttribute?.('aria-labelledby');
        return own + ' ' + (at?.getAttribute?.('aria-label') ?? '') + ' ' + (by ? document.getElementById(by)?.innerText ?? '' : ''); })()`,
    );
    if (words.includes(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tabulator does not come to «${label}»`);
}

/** with the tabulator to the button of the form, and presses it */
async function press(page: Page, button: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate<string>(
      `document.activeElement?.matches('button[type=submit]') ? document.activeElement.innerText : ''`,
    );
    if (!words.startsWith(button)) continue;
    await page.keyboard.press('Enter');
    return quiet(page);
  }
  throw new Error(`the tabulator does not come to the button «${button}»`);
}
