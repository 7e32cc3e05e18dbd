import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { listenToNews } from '../../db/listen';
import { type Desk, openDesk } from '../api/city-desk';
import { builtFolder, openBrowser } from './browser-at-hand';
import { PASSWORD } from '../api/person';
import { countFetches, quiet } from './quiet';
import { keepScreenshot } from './screenshots';
import { WatchedFaults } from './watched-faults';

export type Language = 'zh' | 'en';

/** How somebody sits before the pages. */
export interface Seat {
  /** CSS pixels; a laptop's by default */
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  language?: Language;
}

/** Somebody at a browser of his own: what is signed in, typed or kept there is nobody else's. */
export interface Sitting {
  who: string;
  page: Page;
  context: BrowserContext;
  faults: WatchedFaults;
}

type Packs = readonly [string, ...string[]];

/** The whole product, its pages built, and a browser; one for a test file. */
export class Workbench {
  private readonly sittings: Sitting[] = [];

  private constructor(
    readonly desk: Desk,
    readonly browser: Browser,
    /** ends the hearing of what changes in the store, which the pages are told of */
    private readonly deaf: () => Promise<void>,
  ) {}

  static open = (...packs: Packs): Promise<Workbench> => Workbench.with(packs, { pages: builtFolder() });

  /** without the staff's pages, which need not be built then */
  static openPublic = (...packs: Packs): Promise<Workbench> => Workbench.with(packs, {});

  private static async with(packs: Packs, app: { pages?: string }): Promise<Workbench> {
    const [desk, browser] = await Promise.all([openDesk({ worker: true, packs, app }), openBrowser()]);
    const stop = new AbortController();
    const listening = listenToNews({
      url: desk.database.ownerUrl,
      signal: stop.signal,
      onNews: (all) => void desk.app.news.publish(all),
      onConnected: () => desk.app.news.missed(),
    });
    const deaf = async (): Promise<void> => {
      stop.abort();
      await listening;
    };
    return new Workbench(desk, browser, deaf);
  }

  get url(): string {
    return this.desk.url;
  }

  /** A browser that nobody has used yet, on no page. Motion is off: what moves cannot be judged. */
  async sitDown(
    who: string,
    { width = 1280, height = 800, theme = 'light', language = 'zh' }: Seat = {},
  ): Promise<Sitting> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: LOCALES[language],
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    } satisfies BrowserContextOptions);
    context.setDefaultTimeout(PATIENCE_MS);
    const faults = await WatchedFaults.of(context, who);
    await countFetches(context);
    const sitting = { who, context, faults, page: await context.newPage() };
    this.sittings.push(sitting);
    return sitting;
  }

  /** Opens the workbench and signs in, by typing, as a founder, e.g. `handler2`, or as one of the tests' people, e.g. `adm`. */
  async signInAs(login: string, seat: Seat = {}): Promise<Sitting> {
    const sitting = await this.sitDown(login, seat);
    await sitting.page.goto(`${this.url}/desk/`);
    await this.typeSignIn(sitting.page, login);
    await quiet(sitting.page);
    return sitting;
  }

  /** on the sign-in form that the page shows, of whichever language */
  async typeSignIn(page: Page, login: string): Promise<void> {
    const password = this.desk.founders.find(({ name }) => name === login)?.password ?? PASSWORD;
    await page.getByLabel(/^(账号|Account)/).fill(login);
    await page.getByLabel(/^(密码|Password)/).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
  }

  /** what went wrong in anybody's browser, or was logged by the API, since this was asked last */
  faults(): string[] {
    const logged = this.desk.log.splice(0).map((line) => `log: ${line}`);
    return [...this.sittings.flatMap(({ faults }) => faults.found.splice(0)), ...logged];
  }

  /** Where pictures were asked for, how each browser stood at the end is among them: it shows why a test failed. */
  async close(): Promise<void> {
    for (const { page, who } of this.sittings) await keepScreenshot(page, `last-${who}`);
    await this.browser.close();
    await this.deaf();
    await this.desk.close();
  }
}

/** far more than the slowest answer takes on a busy machine of two cores: what never comes is found a little later */
const PATIENCE_MS = 60_000;
const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
