import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { PATIENCE_MS } from './patience.js';
import { provideChromium } from './provide-chromium.js';

/** `--no-sandbox`: Chromium's own refuses to run as root, and nothing but our pages is opened. The others keep it from calling home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, parts } = await provideChromium();
  const { PATH = '', HOME = '' } = process.env;
  const brought = parts ? { LD_LIBRARY_PATH: path.join(parts, 'al2023', 'lib'), ...fontsOf(parts) } : {};
  return chromium.launch({ executablePath, args: ARGUMENTS, env: { PATH, HOME, ...brought }, timeout: PATIENCE_MS });
}

const fontsOf = (parts: string): Record<string, string> =>
  existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(parts, 'fonts') };

/** A browser window of a person of their own: cookies, storage and all. Remembers everything that went wrong inside. */
export class Window {
  /** Uncaught errors, and breaches of the content security policy. */
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Window(context, await context.newPage());
  }

  /** Another tab of the same person. */
  async tab(): Promise<Page> {
    return this.context.newPage();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
