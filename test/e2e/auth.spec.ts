import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountView, SessionView } from '../../src/contract/accounts.schemas.js';
import { derivedKey } from '../../src/config/derived-key.js';
import { JwtService } from '@nestjs/jwt';
import { Client } from 'pg';
import { Api } from '../support/api.js';
import { startApp, type RunningApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, PASSWORD } from '../support/newsroom.js';

const SECRET = 'a secret of the tests, long enough to be one';

let database: TestDatabase;
let running: RunningApp;
let api: Api;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startApp(database.url);
  api = new Api(running.url);
  newsroom = await Newsroom.open(running.url, database.url);
});

afterAll(async () => {
  await running.close();
  await database.drop();
});

let readers = 0;
const someone = (): { email: string; password: string; name: string } => {
  readers++;
  return { email: `reader${readers}@post.example`, password: PASSWORD, name: `Lectrice ${readers}` };
};

describe('registering', () => {
  it('makes a reader, signed in', async () => {
    const person = someone();
    const answer = await api.post<SessionView>('/api/auth/register', {
      ...person,
      email: ` ${person.email.toUpperCase()}`,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expiresIn: 900,
      account: {
        id: expect.any(String),
        email: person.email,
        name: person.name,
        roles: ['reader'],
        moderates: [],
        sanctions: [],
        createdAt: expect.any(String),
      },
    });
    const me = await api.as(answer.body.accessToken).get<AccountView>('/api/accounts/me');
    expect(me.body).toEqual(answer.body.account);
  });

  it('is refused for an email that has an account, however it is written', async () => {
    const person = someone();
    await api.post('/api/auth/register', person);
    const again = await api.post('/api/auth/register', { ...someone(), email: person.email.toUpperCase() });
    expect(again).toMatchObject({ status: 409, body: { code: 'account.email-taken' } });
  });

  it('is refused for a name that looks like that of the staff or of a site', async () => {
    const moderator = await newsroom.moderator();
    for (const name of [moderator.name.toUpperCase().replace(' ', '.'), newsroom.admin.name, 'LE PHÂRE']) {
      const answer = await api.post('/api/auth/register', { ...someone(), name });
      expect(answer).toMatchObject({ status: 409, body: { code: 'account.name-taken' } });
    }
  });

  it('lets two readers have one name', async () => {
    const [one, other] = [someone(), someone()];
    await api.post('/api/auth/register', one);
    expect(await api.post('/api/auth/register', { ...other, name: one.name })).toMatchObject({ status: 201 });
  });

  it.each([
    ['too-short', 'seven77'],
    ['breached', 'password123'],
    ['guessable', 'lectrice'],
  ])('is refused with a password that is %s', async (fault, password) => {
    const answer = await api.post('/api/auth/register', { ...someone(), password });
    expect(answer).toMatchObject({ status: 400, body: { code: `password.${fault}`, errors: [{ path: 'password' }] } });
  });

  it('names every fault at once', async () => {
    const answer = await api.post('/api/auth/register', { email: 'nobody', password: 8, name: 'x' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['email', 'password', 'name']);
  });

  it('is won by one of many that come at once with one email', async () => {
    const person = someone();
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.post('/api/auth/register', person)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it('keeps neither the password nor the refresh token', async () => {
    const person = someone();
    const browser = new Browser(running.url);
    await browser.post('/api/auth/register', person);
    const token = browser.cookies.get('palabre_refresh') ?? '';
    const [account] = await newsroom.sql<{ hash: string }>(
      'SELECT password_hash AS hash FROM accounts WHERE email = $1',
      [person.email],
    );
    expect(account?.hash).toMatch(/^\$argon2id\$/);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await newsroom.sql('SELECT FROM refresh_tokens WHERE hash = $1', [token])).toEqual([]);
  });
});

describe('signing in', () => {
  it('takes the email in any case and answers the session', async () => {
    const person = someone();
    await api.post('/api/auth/register', person);
    const answer = await api.post<SessionView>('/api/auth/login', {
      email: person.email.toUpperCase(),
      password: PASSWORD,
    });
    expect(answer).toMatchObject({ status: 200, body: { expiresIn: 900, account: { email: person.email } } });
  });

  it('does not tell a wrong password from an unknown account', async () => {
    const person = someone();
    await api.post('/api/auth/register', person);
    const wrong = await api.post('/api/auth/login', { email: person.email, password: `${PASSWORD}!` });
    const unknown = await api.post('/api/auth/login', { email: 'nobody@post.example', password: PASSWORD });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.credentials' } });
    expect(unknown.body).toEqual(wrong.body);
  });

  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['an object for a password', { email: 'a@post.example', password: { $ne: '' } }],
    ['an endless password', { email: 'a@post.example', password: 'x'.repeat(1_001) }],
  ])('with %s is 400', async (_, body) => {
    expect(await api.post('/api/auth/login', body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('takes no password from the address of the request, where logs would keep it', async () => {
    const person = someone();
    await api.post('/api/auth/register', person);
    const query = new URLSearchParams({ email: person.email, password: PASSWORD });
    expect(await api.post(`/api/auth/login?${query.toString()}`, {})).toMatchObject({ status: 400 });
  });
});

describe('an access token', () => {
  let id: string;
  const key = derivedKey(SECRET, 'access-token');
  const jwt = new JwtService({});
  const good = { secret: key, algorithm: 'HS256', issuer: 'palabre', audience: 'palabre-api', expiresIn: 900 } as const;
  const sign = (options: object) => jwt.sign({}, { subject: id, ...good, ...options });
  const me = async (token: string | undefined) => api.as(token).get('/api/accounts/me');

  beforeAll(async () => {
    ({ id } = await newsroom.reader());
  });

  it('is needed where an account is', async () => {
    expect(await me(undefined)).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  it('is good when it is signed as ours are', async () => {
    expect(await me(sign({}))).toMatchObject({ status: 200, body: { id } });
  });

  it('is expired after its time, which the client is told', async () => {
    expect(await me(sign({ expiresIn: -1 }))).toMatchObject({ status: 401, body: { code: 'auth.expired' } });
  });

  it.each([
    ['another algorithm', { algorithm: 'HS512' }],
    ['another key', { secret: derivedKey(SECRET, 'device-cookie') }],
    ['another issuer', { issuer: 'elsewhere' }],
    ['another audience', { audience: 'elsewhere' }],
    ['an account that does not exist', { subject: '0199aaaa-0000-7000-8000-000000000000' }],
  ])('with %s is not valid', async (_, options) => {
    expect(await me(sign(options))).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
  });

  it('without a signature is not valid', async () => {
    const [, payload] = sign({}).split('.');
    const head = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect(await me(`${head}.${payload}.`)).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
  });

  it('that is bad is refused where none is needed, so that the client refreshes it', async () => {
    const { id: article } = await newsroom.article();
    const path = `/api/articles/${article}`;
    expect(await api.get(path)).toMatchObject({ status: 200 });
    expect(await api.as(sign({ expiresIn: -1 })).get(path)).toMatchObject({
      status: 401,
      body: { code: 'auth.expired' },
    });
  });

  it('carries no rights: a role that is given or taken acts at once', async () => {
    const person = await newsroom.reader();
    const path = `/api/sites/${newsroom.siteId}/moderators/${person.id}`;
    expect(await person.api.get('/api/sites')).toMatchObject({ status: 403 });
    await newsroom.admin.api.put(path);
    expect(await person.api.get('/api/sites')).toMatchObject({
      status: 200,
      body: { items: [{ id: newsroom.siteId }] },
    });
    expect(await person.api.get('/api/accounts/me')).toMatchObject({
      body: { roles: ['reader', 'moderator'], moderates: [newsroom.siteId] },
    });
    await newsroom.admin.api.delete(path);
    expect(await person.api.get('/api/sites')).toMatchObject({ status: 403, body: { code: 'access.denied' } });
  });

  it('of an administrator opens every role', async () => {
    const { body } = await newsroom.admin.api.get<AccountView>('/api/accounts/me');
    expect(body.roles).toEqual(['reader', 'moderator', 'admin']);
  });
});

describe('a session', () => {
  const signedIn = async (): Promise<Browser> => {
    const browser = new Browser(running.url);
    expect(await browser.post('/api/auth/register', someone())).toMatchObject({ status: 201 });
    return browser;
  };
  const withToken = (token: string | undefined, headers: Record<string, string> = {}): Browser => {
    const browser = new Browser(running.url, headers);
    browser.cookies.set('palabre_refresh', token ?? '');
    return browser;
  };
  /** Lets so many seconds pass for every session. */
  const pass = (seconds: number) =>
    newsroom.sql(
      `UPDATE refresh_tokens SET used_at = used_at - make_interval(secs => $1), created_at = created_at - make_interval(secs => $1)`,
      [seconds],
    );
  const refresh = (browser: Browser) => browser.post<SessionView & { code: string }>('/api/auth/refresh');

  it('keeps its token out of reach of scripts and of other sites', async () => {
    const answer = await new Browser(running.url).post('/api/auth/register', someone());
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('palabre_refresh='));
    expect(cookie).toContain('; Max-Age=2592000; Path=/api/auth; HttpOnly; SameSite=Lax');
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('palabre_device='))).toContain('; HttpOnly');
  });

  it('goes on with a new token each time', async () => {
    const browser = await signedIn();
    const tokens = new Set([browser.cookies.get('palabre_refresh')]);
    for (let times = 0; times < 3; times++) {
      const answer = await refresh(browser);
      expect(answer).toMatchObject({ status: 200, body: { expiresIn: 900 } });
      expect(await api.as(answer.body.accessToken).get('/api/accounts/me')).toMatchObject({ status: 200 });
      tokens.add(browser.cookies.get('palabre_refresh'));
    }
    expect(tokens.size).toBe(4);
  });

  it('goes on when answers get lost, twice in a row', async () => {
    const browser = await signedIn();
    const token = browser.cookies.get('palabre_refresh');
    for (let lost = 0; lost < 2; lost++) expect(await refresh(withToken(token))).toMatchObject({ status: 200 });
    expect(await refresh(browser)).toMatchObject({ status: 200 });
    await pass(15 * 60);
    expect(await refresh(browser)).toMatchObject({ status: 200 });
  });

  it('ends for everybody when a token is used again after the grace', async () => {
    const browser = await signedIn();
    const thief = withToken(browser.cookies.get('palabre_refresh'));
    expect(await refresh(browser)).toMatchObject({ status: 200 });
    await pass(61);
    expect(await refresh(thief)).toMatchObject({ status: 401, body: { code: 'auth.reused' } });
    expect(thief.cookies.has('palabre_refresh')).toBe(false);
    expect(await refresh(browser)).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
    expect(browser.cookies.has('palabre_refresh')).toBe(false);
  });

  it('ends at once when a used token comes after its successor was used', async () => {
    const browser = await signedIn();
    const thief = withToken(browser.cookies.get('palabre_refresh'));
    for (let times = 0; times < 2; times++) expect(await refresh(browser)).toMatchObject({ status: 200 });
    expect(await refresh(thief)).toMatchObject({ status: 401, body: { code: 'auth.reused' } });
    expect(await refresh(browser)).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
  });

  it.each(['owner', 'thief'])('ends when a thief got a successor in time, and the %s renews first', async (first) => {
    const owner = await signedIn();
    const thief = withToken(owner.cookies.get('palabre_refresh'));
    expect(await refresh(owner)).toMatchObject({ status: 200 });
    expect(await refresh(thief)).toMatchObject({ status: 200 });
    await pass(870);
    const [one, other] = first === 'owner' ? [owner, thief] : [thief, owner];
    expect(await refresh(one)).toMatchObject({ status: 200 });
    expect(await refresh(other)).toMatchObject({ status: 401, body: { code: 'auth.reused' } });
    expect(await refresh(one)).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
  });

  it('goes on in two tabs that refresh at the same time', async () => {
    const first = await signedIn();
    const token = first.cookies.get('palabre_refresh');
    const tabs = [first, withToken(token), withToken(token)];
    const answers = await whileFamiliesAreLocked(tabs.length, () => Promise.all(tabs.map(refresh)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await Promise.all(tabs.map(refresh))).toMatchObject([{ status: 200 }, { status: 200 }, { status: 200 }]);
  });

  it('goes on with whichever answer reached the browser last', async () => {
    const browser = await signedIn();
    const late = withToken(browser.cookies.get('palabre_refresh'));
    await refresh(late);
    for (let times = 0; times < 2; times++) await refresh(browser);
    browser.cookies.set('palabre_refresh', late.cookies.get('palabre_refresh') ?? '');
    for (let times = 0; times < 3; times++) {
      await pass(14.5 * 60);
      expect(await refresh(browser)).toMatchObject({ status: 200 });
    }
  });

  it('of another browser does not end with it', async () => {
    const person = someone();
    const [phone, desktop] = [new Browser(running.url), new Browser(running.url)];
    await phone.post('/api/auth/register', person);
    await desktop.post('/api/auth/login', person);
    const stolen = withToken(phone.cookies.get('palabre_refresh'));
    await refresh(phone);
    await pass(61);
    expect(await refresh(stolen)).toMatchObject({ body: { code: 'auth.reused' } });
    expect(await refresh(desktop)).toMatchObject({ status: 200 });
  });

  it('needs a token that is known and not expired', async () => {
    expect(await refresh(new Browser(running.url))).toMatchObject({ status: 401, body: { code: 'auth.required' } });
    expect(await refresh(withToken('made-up'))).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
    const browser = await signedIn();
    await newsroom.sql(`UPDATE refresh_tokens SET expires_at = now() - interval '1 second'`);
    expect(await refresh(browser)).toMatchObject({ status: 401, body: { code: 'auth.expired' } });
  });

  it('ends with logging out, which also succeeds without one', async () => {
    const browser = await signedIn();
    const copy = withToken(browser.cookies.get('palabre_refresh'));
    expect(await browser.post('/api/auth/logout')).toMatchObject({ status: 204 });
    expect(browser.cookies.has('palabre_refresh')).toBe(false);
    expect(await refresh(copy)).toMatchObject({ status: 401, body: { code: 'auth.invalid' } });
    expect(await browser.post('/api/auth/logout')).toMatchObject({ status: 204 });
    expect(await copy.post('/api/auth/logout')).toMatchObject({ status: 204 });
  });

  it.each([
    ['another origin', 'https://evil.example', 403],
    ['a hidden origin', 'null', 403],
    ['our host under another scheme', () => running.url.replace('http:', 'https:'), 403],
    ['our host on another port', () => running.url.replace(/\d+$/, '9'), 403],
    ['our host with a user', () => running.url.replace('//', '//user@'), 403],
    ['a listed host under another scheme', 'http://phare.example', 403],
    ['a listed origin', 'https://phare.example', 200],
  ])('is used from pages of %s', async (_, origin, status) => {
    const browser = await signedIn();
    const page = new Browser(running.url, { origin: typeof origin === 'string' ? origin : origin() });
    page.cookies.set('palabre_refresh', browser.cookies.get('palabre_refresh') ?? '');
    expect(await refresh(page)).toMatchObject({ status, body: status === 200 ? {} : { code: 'auth.origin' } });
  });

  it('is used from our own pages', async () => {
    const page = new Browser(running.url, { origin: running.url });
    expect(await page.post('/api/auth/register', someone())).toMatchObject({ status: 201 });
    expect(await refresh(page)).toMatchObject({ status: 200 });
  });
});

/** Starts `work` while every rotation has to wait, and lets them all go once `count` of them do. */
async function whileFamiliesAreLocked<T>(count: number, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('refresh:' || family_id::text, 0)) FROM (SELECT DISTINCT family_id FROM refresh_tokens) f`,
    );
    const done = work();
    for (let waiting = 0; waiting < count;) {
      const { rows } = await client.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      waiting = rows[0]?.waiting ?? 0;
    }
    await client.query('COMMIT');
    return await done;
  } finally {
    await client.end();
  }
}
