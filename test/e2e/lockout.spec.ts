import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { Client } from 'pg';
import { startApp, type RunningApp } from '../support/app.js';
import { Api } from '../support/api.js';
import { Browser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { PASSWORD } from '../support/newsroom.js';

const FAILURES = 10;

let database: TestDatabase;
let running: RunningApp;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startApp(database.url, {
    RATE_LIMIT_FACTOR: '1',
    TRUSTED_PROXIES: '127.0.0.1',
    METRICS_TOKEN: 'a-token-for-the-metrics',
  });
});

afterAll(async () => {
  await running.close();
  await database.drop();
});

let addresses = 0;
const nextAddress = (): string => {
  addresses++;
  return `198.51.${addresses >> 8}.${addresses & 255}`;
};
/** A browser at an address that nobody had before. */
const elsewhere = (): Browser => new Browser(running.url, { 'x-forwarded-for': nextAddress() });

async function owner(email: string): Promise<Browser> {
  const browser = elsewhere();
  expect(await browser.post('/api/auth/register', { email, password: PASSWORD, name: 'Propriétaire' })).toMatchObject({
    status: 201,
  });
  return browser;
}

const signIn = (browser: Browser, email: string, password: string) =>
  browser.post('/api/auth/login', { email, password });

describe('guessing a password', () => {
  it('is stopped after ten failures, wherever they come from, and never locks the owner out', async () => {
    const email = 'owner@post.example';
    const home = await owner(email);
    const guesses = await Promise.all(Array.from({ length: 40 }, () => signIn(elsewhere(), email, 'a wrong guess')));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(FAILURES);
    expect(guesses.filter(({ body }) => body.code === 'auth.locked')).toHaveLength(30);
    const right = await signIn(elsewhere(), email, PASSWORD);
    expect(right).toMatchObject({ status: 429, body: { code: 'auth.locked', retryAfter: expect.any(Number) } });
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await signIn(home, email, PASSWORD)).toMatchObject({ status: 200 });
  });

  it('is stopped the same way for an account that does not exist', async () => {
    const email = 'nobody@post.example';
    for (let times = 0; times < FAILURES; times++) {
      expect(await signIn(elsewhere(), email, PASSWORD)).toMatchObject({ status: 401 });
    }
    expect(await signIn(elsewhere(), email, PASSWORD)).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
  });

  it('is stopped on the owner’s own device too, without locking other devices', async () => {
    const email = 'shared@post.example';
    const home = await owner(email);
    for (let times = 0; times < FAILURES; times++) await signIn(home, email, 'a wrong guess');
    expect(await signIn(home, email, PASSWORD)).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
    expect(await signIn(elsewhere(), email, PASSWORD)).toMatchObject({ status: 200 });
  });

  it('over many accounts is stopped by network', async () => {
    const browser = elsewhere();
    for (let times = 0; times < 20; times++) {
      expect(await signIn(browser, `victim${times}@post.example`, PASSWORD)).toMatchObject({ status: 401 });
    }
    expect(await signIn(browser, 'victim20@post.example', PASSWORD)).toMatchObject({
      status: 429,
      body: { code: 'auth.locked' },
    });
    expect(await signIn(elsewhere(), 'victim0@post.example', PASSWORD)).toMatchObject({ status: 401 });
  });

  it('at many accounts from many addresses is stopped for browsers that nobody knows', async () => {
    const own = await createTestDatabase();
    // A hundredth of the limit, so that nobody waits for thousands of failures.
    const small = await startApp(own.url, { RATE_LIMIT_FACTOR: '0.01', TRUSTED_PROXIES: '127.0.0.1' });
    const other = await startApp(own.url, { RATE_LIMIT_FACTOR: '0.01', TRUSTED_PROXIES: '127.0.0.1' });
    const stranger = (at = small) => new Browser(at.url, { 'x-forwarded-for': nextAddress() });
    const email = 'known@post.example';
    const known = stranger();
    await known.post('/api/auth/register', { email, password: PASSWORD, name: 'Connue' });
    const guess = (at?: RunningApp, who = randomUUID()) => signIn(stranger(at), `${who}@post.example`, 'a wrong guess');
    for (let times = 0; times < 30; times++) expect(await guess()).toMatchObject({ status: 401 });
    const refused = await guess(other);
    expect(refused).toMatchObject({ status: 429, body: { code: 'auth.locked', retryAfter: expect.any(Number) } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    const counted = async () => (await sql('SELECT key FROM login_failures', own.url)).length;
    await guess();
    const before = await counted();
    expect(await signIn(stranger(), email, PASSWORD)).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'auth.locked' } });
    expect(await counted()).toBe(before);
    expect(await signIn(known, email, PASSWORD)).toMatchObject({ status: 200 });
    await Promise.all([small.close(), other.close()]);
    await own.drop();
  }, 30_000);

  it('may begin anew once the window is over', async () => {
    const email = 'patient@post.example';
    await owner(email);
    for (let times = 0; times <= FAILURES; times++) await signIn(elsewhere(), email, 'a wrong guess');
    await sql(`UPDATE login_failures SET since = since - interval '15 minutes'`);
    expect(await signIn(elsewhere(), email, PASSWORD)).toMatchObject({ status: 200 });
  });

  it('is not what people do who know their password', async () => {
    const email = 'busy@post.example';
    await owner(email);
    for (let times = 0; times < FAILURES + 2; times++) {
      expect(await signIn(elsewhere(), email, PASSWORD)).toMatchObject({ status: 200 });
    }
  });

  it('leaves no address in the database', async () => {
    await signIn(elsewhere(), 'private@post.example', 'a wrong guess');
    const rows = await sql<{ key: string }>('SELECT key FROM login_failures');
    for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
  });
});

describe('rate limits', () => {
  it('end a flood from one address, and tell when to come back', async () => {
    const browser = elsewhere();
    const register = () => browser.post('/api/auth/register', { email: 'x', password: 'x', name: 'x' });
    for (let times = 0; times < 10; times++) expect(await register()).toMatchObject({ status: 400 });
    const refused = await register();
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited', retryAfter: expect.any(Number) } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await elsewhere().post('/api/auth/register', {})).toMatchObject({ status: 400 });
  });
});

describe('what is for the operator', () => {
  const metrics = (headers: Record<string, string>) => new Api(running.url).call('GET', '/metrics', undefined, headers);

  it('is open on the machine itself, but not through a proxy', async () => {
    expect(await metrics({})).toMatchObject({ status: 200 });
    expect(await metrics({ 'x-forwarded-for': '127.0.0.1' })).toMatchObject({ status: 403 });
    expect(await metrics({ forwarded: 'for=127.0.0.1' })).toMatchObject({ status: 403 });
  });

  it.each([
    'comments.phare.example',
    'comments.phare.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
  ])('is closed on the machine itself when asked for by another name: %s', async (host) => {
    expect(await statusUnder(host)).toBe(403);
  });

  it.each(['localhost', 'localhost:3000', '127.0.0.1', '[::1]:3000'])(
    'is open under the machine’s own name %s',
    async (host) => {
      expect(await statusUnder(host)).toBe(200);
    },
  );

  it('is open everywhere to the bearer of its token', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1', authorization: 'Bearer a-token-for-the-metrics' };
    expect(await metrics(headers)).toMatchObject({ status: 200 });
    expect(await metrics({ ...headers, authorization: 'Bearer another' })).toMatchObject({ status: 403 });
  });
});

/** `fetch` sets the host itself. */
async function statusUnder(host: string): Promise<number> {
  const asking = request(`${running.url}/metrics`, { headers: { host } }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode ?? 0;
}

async function sql<R>(text: string, url = database.url): Promise<R[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as R[];
  } finally {
    await client.end();
  }
}
