import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from '../../src/documents/openapi.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom } from '../support/newsroom.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['patch']>;

let database: TestDatabase;
let running: RunningApp;
let newsroom: Newsroom;
let document: OpenAPIObject;
const served: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startApp(database.url, {}, (made) => {
    made
      .getHttpAdapter()
      .getInstance()
      .addHook('onRoute', ({ method, url }) => {
        served.push(...[method].flat().map((verb) => `${verb} ${url}`));
      });
  });
  newsroom = await Newsroom.open(running.url, database.url);
  document = openApiDocument(running.app);
}, 60_000);

afterAll(async () => {
  await running?.close();
  await database?.drop();
});

/** What the document says of a route as Fastify knows it, such as `PATCH /api/sites/:id`. */
function operationOf(route: string): Operation | undefined {
  const [method = '', path = ''] = route.split(' ');
  const item = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')] as Record<string, Operation> | undefined;
  return item?.[method.toLowerCase()];
}

/** Every route that changes something with a body: all of PATCH, and those of PUT that have one. */
const changing = (): string[] =>
  served.filter(
    (route) =>
      route.startsWith('PATCH ') || (route.startsWith('PUT ') && operationOf(route)?.requestBody !== undefined),
  );

describe('a field that nobody knows', () => {
  it('is refused and named by every route that changes something', async () => {
    expect(changing().length).toBeGreaterThan(4);
    for (const route of changing()) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await newsroom.admin.api.call(method, path.replaceAll(/:\w+/g, randomUUID()), { surprise: 1 });
      expect([route, answer.status]).toEqual([route, 400]);
      expect(answer.body).toMatchObject({
        code: 'request.invalid',
        errors: expect.arrayContaining([{ path: 'surprise', message: expect.any(String) }]),
      });
    }
  });

  it('is refused by the document too', () => {
    for (const route of changing()) {
      const body = JSON.stringify(operationOf(route)?.requestBody);
      const [, name = ''] = /#\/components\/schemas\/(\w+)/.exec(body) ?? [];
      const named = JSON.stringify(document.components?.schemas?.[name] ?? body);
      expect([route, named.includes('"additionalProperties":false')]).toEqual([route, true]);
    }
  });

  it('changes nothing, however deep it stands', async () => {
    const site = `/api/sites/${newsroom.siteId}`;
    const before = await newsroom.admin.api.get(site);
    const reason = { code: 'spam', label: 'Spam', message: 'Pas de publicité.', severity: 3 };
    const deep = await newsroom.admin.api.patch(site, { name: 'Un autre nom', reasons: [reason] });
    expect(deep.body).toMatchObject({ status: 400, errors: [{ path: 'reasons.0.severity' }] });
    const misspelt = await newsroom.admin.api.patch(site, { name: 'Un autre nom', modération: 'pre' });
    expect(misspelt.body).toMatchObject({ status: 400, errors: [{ path: 'modération' }] });
    expect((await newsroom.admin.api.get(site)).body).toEqual(before.body);
  });

  it('is not listed without end', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, nth) => [`field${nth}`, 1]));
    const { status, body } = await newsroom.admin.api.patch(`/api/articles/${randomUUID()}`, many);
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(20);
  });

  it('is let pass where something new is made, since the answer shows what was made', async () => {
    const answer = await newsroom.admin.api.post('/api/sites', { name: 'Le Fanal', origins: [], colour: 'red' });
    expect(answer.status).toBe(201);
  });
});
