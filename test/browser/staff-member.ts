import type { Locator, Page } from 'playwright-core';
import { linkNamed } from '../../domain/loop';
import { quiet } from './quiet';
import type { Seat, Sitting, Workbench } from './workbench';

/** What is entered into a form, by the words of its fields: text, the words of a choice, or a box to tick. */
export type Entries = Readonly<Record<string, string | true>>;

const PATIENCE_MS = 60_000;
const A_MOMENT_MS = 1_500;
const SEAT: Seat = { width: 1440, height: 900 };

/** Somebody of the staff, who goes by what stands on the pages: menu, queues, rows, actions, forms. */
export class StaffMember {
  private constructor(
    private readonly sitting: Sitting,
    readonly login: string,
  ) {}

  static async of(bench: Workbench, login: string): Promise<StaffMember> {
    return new StaffMember(await bench.signInAs(login, SEAT), login);
  }

  get page(): Page {
    return this.sitting.page;
  }

  /** another page of the menu */
  async goTo(name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await quiet(this.page);
  }

  /**
   * Opens the appeal's row in the list that is shown, or in the first of these queues that has it. It may still be on its way there.
   */
  async open(number: string, ...queues: readonly string[]): Promise<void> {
    const gaveUp = Date.now() + PATIENCE_MS;
    while (!(await this.isListed(number, queues)))
      if (Date.now() > gaveUp) throw new Error(`${this.login} finds ${number} in no list`);
    await this.row(number).click();
    await this.page.locator('.desk-case').getByText(number).first().waitFor();
    await quiet(this.page);
  }

  private async isListed(number: string, queues: readonly string[]): Promise<boolean> {
    const patience = { timeout: queues.length > 0 ? A_MOMENT_MS : PATIENCE_MS };
    const shown = (): Promise<boolean> =>
      this.row(number)
        .waitFor(patience)
        .then(
          () => true,
          () => false,
        );
    if (queues.length === 0) return shown();
    for (const queue of queues) {
      await this.page.locator('.desk-head').getByRole('button', { name: queue, exact: true }).click();
      await quiet(this.page);
      if (await shown()) return true;
    }
    return false;
  }

  /** waits until the open case tells of it, e.g. of what somebody else has just done: it comes by itself */
  async sees(words: string): Promise<void> {
    await this.page.locator('.desk-case').getByText(words, { exact: true }).first().waitFor();
    await quiet(this.page);
  }

  row(number: string): Locator {
    return this.page.getByRole('row').filter({ hasText: number }).first();
  }

  /** takes an action that is on offer beside the open case, and waits until it is done */
  async act(link: string, entries: Entries = {}): Promise<void> {
    const words = linkNamed(link)?.zh ?? link;
    const closed = this.actions.getByRole('button', { name: words, exact: true, expanded: false });
    const opened = this.actions.getByRole('button', { name: words, exact: true, expanded: true });
    await closed.or(opened).first().waitFor();
    if (await closed.count()) await closed.first().click();
    await this.send(this.actions.locator('.action-form'), words, entries);
  }

  /** fills in a form and presses its button, and waits until what it asks for is done */
  async send(form: Locator, button: string, entries: Entries = {}): Promise<void> {
    for (const [label, entry] of Object.entries(entries)) await enter(this.page, form, label, entry);
    const [answer] = await Promise.all([
      this.page.waitForResponse((response) => response.request().method() === 'POST'),
      form.getByRole('button', { name: button, exact: true }).click(),
    ]);
    if (!answer.ok()) throw new Error(`«${button}» by ${this.login} was refused: ${await answer.text()}`);
    await quiet(this.page);
  }

  get actions(): Locator {
    return this.page.getByRole('complementary');
  }
}

/** into the field with these words, of whichever kind it is */
async function enter(page: Page, form: Locator, label: string, entry: string | true): Promise<void> {
  const field = form.getByLabel(label).first();
  await field.waitFor();
  if (entry === true) return field.check();
  const role = (await field.getAttribute('role')) ?? '';
  if (role === 'radiogroup') return field.getByRole('radio', { name: entry, exact: true }).check();
  if (role !== 'combobox') return field.fill(entry);
  await field.click();
  await field.pressSequentially(entry);
  await page.getByRole('option', { name: entry }).first().waitFor({ state: 'attached' });
  await field.press('Enter');
  // a list of several stays open until the next field has the focus
  await field.press('Tab');
}
