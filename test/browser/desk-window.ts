import type { Locator, Page } from 'playwright-core';
import { Window } from '../support/chromium.js';
import { PASSWORD, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import type { Browser, BrowserContextOptions } from 'playwright-core';

/** The moderators' desk in a window, as the person before it uses it. */
export class Desk {
  private constructor(
    readonly window: Window,
    readonly url: string,
  ) {}

  /** Opens the desk and signs in. */
  static async open(
    browser: Browser,
    url: string,
    person: Pick<Person, 'email'>,
    options: BrowserContextOptions = {},
  ): Promise<Desk> {
    const desk = new Desk(await Window.open(browser, options), url);
    await desk.page.goto(`${url}/moderation`);
    await desk.page.locator('input[type=email]').fill(person.email);
    await desk.page.locator('input[type=password]').fill(PASSWORD);
    await desk.page.locator('button[type=submit]').click();
    await desk.page.locator('.desk').waitFor();
    return desk;
  }

  get page(): Page {
    return this.window.page;
  }

  get card(): Locator {
    return this.page.locator('article.card');
  }

  /** Shows a part of the desk, by what stands behind `#/`. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), `#/${path}`);
  }

  /** The id of the comment on the card; empty while there is none. */
  async cardId(): Promise<string> {
    return this.page.evaluate(() => document.querySelector<HTMLElement>('article.card')?.dataset.comment ?? '');
  }

  /** Waits for a card, for another one than `not` if that is given. */
  async dealt(not = ''): Promise<string> {
    return eventually(
      () => this.cardId(),
      (id) => id !== '' && id !== not,
    );
  }

  /** What has the focus, as tag and accessible beginnings; `body` when it is lost. */
  async focus(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement === document.body || activeElement === null ? 'body' : activeElement.outerHTML.slice(0, 120);
    });
  }

  close(): Promise<void> {
    return this.window.close();
  }
}
