import type { Locator, Page } from 'playwright-core';
import type { Sitting, Workbench } from './workbench';

/** What an appellant writes; steps of the form that it says nothing of are passed over. */
export interface Matter {
  title: string;
  message: string;
  place?: string;
  time?: string;
  /** the kind of matter as the form names it, e.g. 投诉 */
  kind?: string;
  name?: string;
  contact?: string;
}

/** Somebody before the public pages, on a phone, who was never here before. Goes by what is to be read and pressed alone. */
export class Appellant {
  private constructor(
    readonly sitting: Sitting,
    private readonly home: string,
  ) {}

  static async of(bench: Workbench): Promise<Appellant> {
    return new Appellant(await bench.sitDown('appellant', { width: 360, height: 780 }), bench.url);
  }

  get page(): Page {
    return this.sitting.page;
  }

  private get next(): Locator {
    return this.page.getByRole('button', { name: '下一步' }).filter({ visible: true });
  }

  /** from the first page to the receipt; answers what stands on it */
  async submit(matter: Matter): Promise<{ number: string; code: string }> {
    const { page } = this;
    await page.goto(this.home);
    await page.getByRole('link', { name: /我要提交诉求/ }).click();
    const texts: readonly (readonly [label: RegExp, text: string | undefined])[] = [
      [/^用一句话说/, matter.title],
      [/^说说经过/, matter.message],
      [/^地点/, matter.place],
      [/^时间/, matter.time],
      [/^姓名/, matter.name],
      [/^电话/, matter.contact],
    ];
    const send = page.getByRole('button', { name: '提交诉求' });
    // until its script asks one question at a time the whole form is there
    await this.next.waitFor();
    while (!(await send.isVisible())) {
      for (const [label, text] of texts) {
        const field = page.getByLabel(label);
        if (text !== undefined && (await field.isVisible())) await field.fill(text);
      }
      const kind = page.getByRole('radio', { name: new RegExp(`^${matter.kind ?? '不确定'}`) });
      if (await kind.isVisible()) await kind.check();
      await this.next.click();
    }
    await send.click();
    await page.getByRole('heading', { name: '已收到您的诉求' }).waitFor();
    const [number, code] = await page.locator('.receipt dd.digits').allInnerTexts();
    return { number: digitsOf(number), code: digitsOf(code) };
  }

  /** from the first page to the own appeal */
  async follow({ number, code }: { number: string; code: string }): Promise<void> {
    const { page } = this;
    await page.goto(this.home);
    await page.getByRole('link', { name: /我要查进度/ }).click();
    await page.getByLabel('编号').fill(number);
    await page.getByLabel('查询码').fill(code);
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('heading', { name: '经过' }).waitFor();
  }
}

const digitsOf = (text = ''): string => text.replace(/\D/g, '');
