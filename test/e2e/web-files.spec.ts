import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let server: RunningApp;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApp(database.url);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers });

/** As a browser asks again; `fetch` would add that it wants no copy. */
async function statusFor(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const [answer] = (await once(request(`${server.url}${path}`, { headers }).end(), 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

/** The addresses that a page names, of files with a hash in their name. */
async function hashedAssets(): Promise<string[]> {
  const html = await (await get('/moderation')).text();
  return [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
}

const EMBEDDED = ['/palabre.js', '/palabre-live.js'];
const OTHERS = ['/demo/assets/demo.css', '/docs/assets/swagger-ui-bundle.js', '/docs/openapi.json', '/docs'];
const PAGES = ['/demo', '/demo/harbour-pool-reopens', '/moderation', '/docs', '/docs/live'];

describe('what browsers load', () => {
  it('comes in the best encoding that they take, and only once as long as it is the same', async () => {
    for (const path of [...EMBEDDED, ...OTHERS, ...(await hashedAssets())]) {
      const plain = await get(path, { 'accept-encoding': 'identity' });
      const body = await plain.text();
      const tags = new Set([plain.headers.get('etag')]);
      expect([path, plain.status, plain.headers.get('content-encoding')]).toEqual([path, 200, null]);
      for (const [accepted, encoding] of [
        ['gzip, deflate, br', body.length > 1_000 ? 'br' : null],
        ['gzip;q=1, br;q=0', body.length > 1_000 ? 'gzip' : null],
      ] as const) {
        const packed = await get(path, { 'accept-encoding': accepted });
        expect([path, packed.headers.get('content-encoding')]).toEqual([path, encoding]);
        expect(packed.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
        expect(await packed.text()).toBe(body);
        const tag = packed.headers.get('etag') ?? '';
        tags.add(tag);
        expect([
          path,
          await statusFor(path, { 'accept-encoding': accepted, 'if-none-match': `"other", ${tag}` }),
        ]).toEqual([path, 304]);
      }
      expect([path, tags.size]).toEqual([path, body.length > 1_000 ? 3 : 1]);
    }
  });

  it('is kept for good where the name changes with the content, and for minutes where publishers embed the name', async () => {
    const assets = await hashedAssets();
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) {
      expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    for (const path of EMBEDDED) {
      const { headers } = await get(path);
      expect(headers.get('cache-control')).toMatch(/^public, max-age=300\b/);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    expect((await get('/moderation')).headers.get('cache-control')).toBe('no-store');
  });

  it('runs under a policy that knows no inline script or style, and has none', async () => {
    for (const path of PAGES) {
      const page = await get(path);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      const html = await page.text();
      expect([path, html.match(/<script(?![^>]*\ssrc=)[^>]*>|<style|\s(?:style|on\w+)=/gi)]).toEqual([path, null]);
    }
  });
});
