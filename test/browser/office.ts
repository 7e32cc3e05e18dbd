import type { Locator, Page } from 'playwright-core';
import { quiet } from './quiet';
import type { Sitting, Workbench } from './workbench';

const SEAT = { width: 1440, height: 900 };
const REFUSALS = [400, 403, 409, 422];

/** Somebody who keeps the city's affairs by its pages: goes by the words of the menu, of fields, choices and buttons. */
export class Office {
  private constructor(private readonly sitting: Sitting) {}

  /** signs in; what the pages are refused is theirs to say, and for the test to read */
  static async of(bench: Workbench, login: string): Promise<Office> {
    const sitting = await bench.signInAs(login, SEAT);
    sitting.faults.allow((response) => REFUSALS.includes(response.status()));
    return new Office(sitting);
  }

  get page(): Page {
    return this.sitting.page;
  }

  private get main(): Locator {
    return this.page.locator('main');
  }

  async goTo(name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await quiet(this.page);
  }

  /** a button or what looks like one, also of a question that is asked beside the page; the one that was shown last */
  async press(name: string | RegExp): Promise<void> {
    const control = this.page.getByRole('button', { name, exact: typeof name === 'string' });
    await control.filter({ visible: true }).last().click();
    await quiet(this.page);
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.main.getByRole('link', { name }).first().click();
    await quiet(this.page);
  }

  async open(row: string): Promise<void> {
    await this.main.getByRole('row').filter({ hasText: row }).first().click();
    await quiet(this.page);
  }

  /** a part of the page that is folded, a tab, a choice that looks like a button */
  async choose(words: string): Promise<void> {
    await this.main.getByText(words, { exact: true }).filter({ visible: true }).first().click();
    await quiet(this.page);
  }

  /** writes into fields of this part of the page and chooses from lists, each by the beginning of its label */
  async fill(entries: Readonly<Record<string, string>>, part: Page | Locator = this.page): Promise<void> {
    for (const [label, entry] of Object.entries(entries)) {
      const field = part
        .getByLabel(new RegExp(`^${label}`))
        .filter({ visible: true })
        .last();
      await field.waitFor();
      if ((await field.getAttribute('role')) === 'combobox') await this.pick(field, entry);
      else {
        await field.fill(entry);
        await field.press('Tab');
      }
    }
  }

  async tick(words: RegExp): Promise<void> {
    await this.main.getByRole('checkbox', { name: words }).check();
  }

  private async pick(field: Locator, entry: string): Promise<void> {
    await field.click();
    await field.pressSequentially(entry);
    await quiet(this.page);
    const shown = this.page.locator('.ant-select-item-option').filter({ hasText: entry, visible: true });
    await shown.first().click();
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor();
  }

  table(name: string): Locator {
    return this.main.getByRole('table', { name });
  }

  /** what the page says was refused, as it stands there last */
  async refusal(): Promise<string> {
    return this.main.getByRole('alert').last().innerText();
  }
}
