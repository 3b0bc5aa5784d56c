import { patience } from '../../src/common/deadline.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, type Person } from '../support/newsroom.js';

let database: TestDatabase;
let app: RunningApp;
let newsroom: Newsroom;
let author: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp(database.url);
  newsroom = await Newsroom.open(app.url, database.url);
  author = await newsroom.reader();
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

describe('text that PostgreSQL cannot store', () => {
  it.each(['nul \0 byte', 'half a pair \ud800', 'the other half \udc00'])(
    'is made storable wherever it stands: %j',
    async (text) => {
      const article = await newsroom.article();
      const comment = await newsroom.comment(author, article.id);
      const { admin, siteId } = newsroom;
      const answers = await Promise.all([
        author.api.post(`/api/comments/${comment.id}/reports`, { reason: 'spam', note: text }),
        admin.api.post(`/api/moderation/accounts/${author.id}/sanctions`, { kind: 'warn', reason: text }),
        admin.api.post('/api/articles', { siteId, url: `https://phare.example/${comment.id}`, title: text }),
        admin.api.post('/api/sites', { name: text, origins: [] }),
        admin.api.patch(`/api/sites/${siteId}`, {
          watchedWords: [text],
          reasons: [{ code: 'spam', label: text, message: text }],
        }),
        author.api.post(`/api/articles/${article.id}/comments`, { body: text }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 200, 201]);
      const note = { action: 'reject', revision: 1, reason: 'spam', note: text };
      expect((await admin.api.post(`/api/moderation/comments/${comment.id}/decisions`, note)).status).toBe(201);
    },
  );
});

describe('a request that no route can read', () => {
  it.each(['/api/articles/%', '/api/articles/%ff', `/api/articles/${'a'.repeat(300)}`, '/nowhere'])(
    'is answered with a problem: %s',
    async (path) => {
      const answer = await newsroom.api.get(path);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
      expect(answer.status).toBeLessThan(500);
    },
  );

  it('is answered with a problem when its body is no JSON, or no type that we read', async () => {
    const send = (body: string, type: string) =>
      fetch(`${app.url}/api/auth/login`, { method: 'POST', body, headers: { 'content-type': type } });
    const [broken, form] = [await send('{"email":', 'application/json'), await send('a=b', 'text/csv')];
    expect([broken.status, form.status]).toEqual([400, 415]);
    expect(await broken.json()).toMatchObject({ code: 'request.invalid' });
  });

  it('is read as one without a body when it announces JSON and sends nothing', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id);
    const answer = await fetch(`${app.url}/api/comments/${comment.id}/reaction`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${author.token}` },
    });
    expect(await answer.json()).toEqual({ reactions: 1, mine: true });
  });
});

describe('a request that drips', () => {
  /** Sends the beginning and then a byte after the other, until it is cut; answers what it was told. */
  async function drip(beginning: string, bytes: string): Promise<string> {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let told = '';
    socket.on('data', (chunk) => (told += String(chunk)));
    socket.on('error', () => undefined);
    socket.write(beginning);
    const dripping = setInterval(() => socket.write(bytes), 20);
    await once(socket, 'close');
    clearInterval(dripping);
    return told;
  }
  const body =
    'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{';
  const chunks =
    'POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
  const polling = body.replace('/api/auth/login', '/socket.io/?EIO=4&transport=polling');

  it('has twenty seconds in all, its head ten', () => {
    const { requestTimeout, headersTimeout } = app.app.getHttpServer();
    expect([requestTimeout, headersTimeout]).toEqual([patience(20_000), patience(10_000)]);
  });

  it.each([
    ['its head', 'GET / HTTP/1.1\r\n', 'x'],
    ['its body', body, ' '],
    ['its chunks', chunks, '1\r\n \r\n'],
    ['the body of a poll', polling, ' '],
  ])('with %s is told so and cut', async (_, beginning, bytes) => {
    const server = app.app.getHttpServer();
    const { requestTimeout, headersTimeout } = server;
    // Shorter than in life, so that nobody waits.
    Object.assign(server, { requestTimeout: 300, headersTimeout: 300 });
    const told = await drip(beginning, bytes);
    Object.assign(server, { requestTimeout, headersTimeout });
    expect(told).toMatch(beginning === polling ? /^HTTP\/1.1 4/ : /^HTTP\/1.1 408/);
  });
});
