import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';
import { startServer, type RunningServer } from '../support/server.js';
import { Publisher } from './publisher.js';
import { ReaderWindow } from './reader-window.js';

let database: TestDatabase;
let server: RunningServer;
let browser: Browser;
let publisher: Publisher;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  [server, browser, publisher] = await Promise.all([startServer(database.url), openBrowser(), Publisher.open()]);
  newsroom = await Newsroom.open(server.url, database.url, { origins: [publisher.origin('localhost')] });
});

afterAll(async () => {
  await browser?.close();
  await publisher?.close();
  await server?.stop();
  await database?.drop();
});

describe('/palabre-live.js', () => {
  it('is a module for pages of other origins', async () => {
    const [article, author] = [await newsroom.article(), await newsroom.reader()];
    const reader = await ReaderWindow.open(browser, publisher.story(server.url, article.id, { host: 'localhost' }));
    const { live: position } = await newsroom.page(article.id);
    const heard = reader.page.evaluate(
      async ({ url, id, position }) => {
        const address = `${url}/palabre-live.js`;
        const { LiveClient } = (await import(address)) as typeof import('../../web/shared/live-client.js');
        return new Promise<unknown>((resolve) => {
          new LiveClient({ url }).follow(`article:${id}`, {
            position,
            events: ([event]) => resolve(event?.comment?.body),
            reset: () => Promise.resolve(null),
          });
        });
      },
      { url: server.url, id: article.id, position },
    );
    const { body } = await newsroom.comment(author, article.id);
    expect(await heard).toBe(body);
    expect(reader.window.faults).toEqual([]);
    await reader.close();
  });

  it('is a module for programs: the example of the manual follows an article', async () => {
    const [article, author] = [await newsroom.article(), await newsroom.reader()];
    const [, example = ''] = /```js\n(\/\/ follow\.mjs[^]*?)```/.exec(readFileSync('docs/embedding.md', 'utf8')) ?? [];
    const program = spawn(process.execPath, ['--input-type=module', '-', server.url, article.id]);
    let output = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const said = (words: string) =>
      eventually(
        () => Promise.resolve(output),
        (all) => all.includes(words),
      );
    try {
      program.stdin.end(example);
      await said('live');
      const { body } = await newsroom.comment(author, article.id);
      expect(await said(`comment.published ${body}`)).toContain('live');
    } finally {
      program.kill();
      if (program.exitCode === null) await once(program, 'close');
    }
  });
});
