import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Window } from '../support/chromium.js';
import { PASSWORD, type Person } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';

/** One comment as a reader sees it, without what passes with time. */
export interface Seen {
  id: string;
  text: string;
  author: string;
  likes: string;
  depth: number;
}

/** A page with the comments of an article, as the reader before it uses it. */
export class ReaderWindow {
  private constructor(readonly window: Window) {}

  /** `prepare` changes the window before the page is opened. */
  static async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = {},
    prepare: (window: Window) => Promise<void> = () => Promise.resolve(),
  ): Promise<ReaderWindow> {
    const reader = new ReaderWindow(await Window.open(browser, options));
    await prepare(reader.window);
    await reader.page.goto(address);
    await reader.ready();
    return reader;
  }

  get page(): Page {
    return this.window.page;
  }

  /** Until the comments are there, or it is said that there are none. */
  async ready(): Promise<void> {
    await this.page.locator('palabre-comments .writing').waitFor();
  }

  async signIn({ email }: Pick<Person, 'email'>): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Email address').fill(email);
    await dialog.getByLabel('Password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('button', { name: 'Sign out' }).waitFor();
  }

  async write(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your comment' }).fill(text);
    await this.page.getByRole('button', { name: 'Post comment' }).click();
  }

  /** A comment of the list; not an own one that waits. */
  comment(id: string): Locator {
    return this.page.locator(`palabre-comments .threads [data-comment="${id}"]`);
  }

  /** Lets the comments in that wait behind « 3 new comments ». */
  async reveal(): Promise<void> {
    await this.page.locator('palabre-comments .arrived button').click();
  }

  /** What stands on the page, from top to bottom. */
  async seen(): Promise<Seen[]> {
    return this.page.evaluate(() => {
      const root = document.querySelector('palabre-comments')?.shadowRoot;
      return [...(root?.querySelectorAll<HTMLElement>('.threads [data-comment]') ?? [])].map((article) => {
        let depth = 0;
        for (let at: Element | null = article; at; at = at.parentElement) if (at.matches('ol.replies')) depth++;
        return {
          id: article.dataset['comment'] ?? '',
          text: (article.querySelector('[part=text]') ?? article).textContent ?? '',
          author: article.querySelector('.name')?.textContent ?? '',
          likes: article.querySelector('.like')?.getAttribute('aria-label') ?? '',
          depth,
        };
      });
    });
  }

  /** Opens every thread and every page, and lets in what has arrived, until there is nothing more to ask for. */
  async unfold(): Promise<void> {
    const more = this.page.locator('palabre-comments :is(.arrived, .more, .more-replies) button');
    // At once or not at all: a button may be gone by the time that one has found it.
    while ((await more.count()) > 0) await more.evaluateAll(([button]) => (button as HTMLElement | undefined)?.click());
  }

  /** The number of comments in the heading. */
  async total(): Promise<string> {
    return (await this.page.locator('palabre-comments .total').allTextContents()).join();
  }

  /** What has the focus, inside the widget too; `body` when it is lost. */
  async focus(): Promise<string> {
    return this.page.evaluate(() => {
      let { activeElement } = document;
      while (activeElement?.shadowRoot) {
        const inner: Element | null = activeElement.shadowRoot.activeElement;
        if (!inner) return 'body';
        activeElement = inner;
      }
      return activeElement === null || activeElement === document.body ? 'body' : activeElement.outerHTML.slice(0, 160);
    });
  }

  /** Presses a key; the focus is somewhere afterwards. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await eventually(
      () => this.focus(),
      (focus) => focus !== 'body',
    );
  }

  async close(): Promise<void> {
    await this.window.close();
  }
}
