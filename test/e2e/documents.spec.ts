import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_CODES } from '../../src/contract/problem-codes.js';
import { openApiDocument } from '../../src/documents/openapi.js';
import { asyncApiDocument } from '../../src/documents/asyncapi.js';
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

const committed = (name: string): unknown => JSON.parse(readFileSync(`docs/${name}`, 'utf8'));
const asJson = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

/** Addresses of scripts, styles and pictures that a page loads. */
async function assetsOf(page: string): Promise<string[]> {
  const html = await (await fetch(`${server.url}${page}`)).text();
  return [...html.matchAll(/<(?:script|img|link rel="(?:stylesheet|icon)")[^>]*\s(?:src|href)="([^"]+)"/g)].flatMap(
    ([, address]) => address ?? [],
  );
}

describe('the documents', () => {
  it('tell what the code does: run npm run docs:generate', () => {
    expect(committed('openapi.json')).toEqual(asJson(openApiDocument(server.app)));
    expect(committed('asyncapi.json')).toEqual(asJson(asyncApiDocument()));
  });

  it('are served as they are committed', async () => {
    for (const name of ['openapi.json', 'asyncapi.json']) {
      const response = await fetch(`${server.url}/docs/${name}`);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await response.json()).toEqual(committed(name));
    }
  });

  it('point to nothing that they lack', () => {
    for (const name of ['openapi.json', 'asyncapi.json']) {
      const document = committed(name);
      const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
      expect(references.length).toBeGreaterThan(0);
      const missing = references.filter((path) => path.split('/').reduce<unknown>(member, document) === undefined);
      expect(missing).toEqual([]);
    }
  });

  it('say of every operation what it is for, who may call it, what it answers and how it refuses', () => {
    const { paths } = committed('openapi.json') as OpenAPIObject;
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(item as Record<string, Record<string, unknown>>)) {
        const place = `${method} ${path}`;
        const { summary, description, tags, responses } = operation as { [name: string]: object | string };
        expect({ place, summary }).toEqual({ place, summary: expect.stringMatching(/\S/) });
        expect({ place, description }).toEqual({ place, description: expect.stringMatching(/^For /) });
        expect({ place, tags }).toEqual({ place, tags: [expect.stringMatching(/^[a-z]+$/)] });
        const statuses = Object.keys(responses ?? {});
        expect({ place, good: statuses.filter((status) => status.startsWith('2')).length }).toEqual({ place, good: 1 });
        expect(statuses).toContain('default');
      }
    }
  });
});

/** The problem codes that a text mentions. */
const codesIn = (text: string): string[] =>
  [...text.matchAll(/`([a-z]+(?:-[a-z]+)*\.[a-z-]+)`/g)].map(([, code = '']) => code);

describe('the codes of refusals', () => {
  const openApi = committed('openapi.json') as OpenAPIObject;

  it('that a route is documented with are all in the closed list', () => {
    const descriptions = Object.values(openApi.paths).flatMap((item) =>
      Object.values(item as Record<string, { responses: Record<string, { description: string }> }>).flatMap(
        ({ responses }) =>
          Object.entries(responses).flatMap(([status, { description }]) => (/^[45]/.test(status) ? description : [])),
      ),
    );
    const mentioned = descriptions.map((description) => ({ description, codes: codesIn(description) }));
    expect(mentioned.length).toBeGreaterThan(50);
    expect(mentioned.filter(({ codes }) => codes.length === 0)).toEqual([]);
    expect(mentioned.flatMap(({ codes }) => codes).filter((code) => !(code in PROBLEM_CODES))).toEqual([]);
  });

  it.each(['openapi.json', 'asyncapi.json'])('are told with their meanings in %s', (name) => {
    const { components } = committed(name) as { components: { schemas: { ProblemCode: object } } };
    expect(components.schemas.ProblemCode).toMatchObject({
      enum: Object.keys(PROBLEM_CODES),
      description: expect.stringContaining(PROBLEM_CODES['decision.conflict']),
    });
  });
});

describe('a page', () => {
  it.each([
    ['/docs', 3],
    ['/docs/live', 1],
    ['/demo', 6],
    ['/demo/harbour-pool-reopens', 4],
  ])(
    '%s runs under its content security policy: no script or style in it, and every file comes from us',
    async (page, files) => {
      const response = await fetch(`${server.url}${page}`);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      const html = await response.text();
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
      const assets = await assetsOf(page);
      expect(assets.length).toBeGreaterThanOrEqual(files);
      for (const asset of assets) {
        expect(asset).toMatch(/^\/(?:(?:docs|demo)\/|palabre\.js$)/);
        const answer = await fetch(`${server.url}${asset}`);
        await answer.arrayBuffer();
        expect({ asset, status: answer.status, type: answer.headers.get('content-type') }).toEqual({
          asset,
          status: 200,
          type: expect.stringMatching(TYPES[asset.slice(asset.lastIndexOf('.'))] ?? /^$/),
        });
      }
    },
  );

  it('of the demo names its story as the comments know it, and is not there in production', async () => {
    const html = await (await fetch(`${server.url}/demo/harbour-pool-reopens`)).text();
    const address = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`<palabre-comments article-url="${address}">`);
    expect(html).not.toContain('{{');
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://a.example', SECRET: 's'.repeat(40) };
    const serious = await startApp(database.url, production);
    expect((await fetch(`${serious.url}/demo`)).status).toBe(404);
    await serious.close();
  });

  it.each([
    '/docs/assets/..%2f..%2fpackage.json',
    '/docs/assets/package.json',
    '/demo/..%2findex.html',
    '/demo/assets/layout.html',
    '/demo/no-such-story',
    '/docs/nothing',
  ])('%s does not exist', async (address) => {
    expect([403, 404]).toContain((await fetch(`${server.url}${address}`)).status);
  });
});

const TYPES: Readonly<Record<string, RegExp>> = {
  '.js': /^(?:text|application)\/javascript/,
  '.css': /^text\/css/,
  '.png': /^image\/png/,
  '.svg': /^image\/svg\+xml/,
};

const member = (part: unknown, name: string): unknown => (part as Record<string, unknown> | undefined)?.[name];
