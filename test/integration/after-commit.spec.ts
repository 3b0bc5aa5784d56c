import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Signals } from '../../src/events/signals.js';
import { startApp, type RunningApp } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence } from '../support/newsroom.js';
import { eventually } from '../support/patience.js';

/** Held by the test; commits that write a comment wait for it. */
const GATE = 4711;
const COMMITS_WAIT = `
  CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(${GATE}); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER gate AFTER INSERT ON comments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_at_gate()`;

let database: TestDatabase;
let running: RunningApp;
let gatekeeper: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await startApp(database.url);
  gatekeeper = new Client({ connectionString: database.url });
  await gatekeeper.connect();
});

afterAll(async () => {
  await gatekeeper?.end();
  await running?.close();
  await database?.drop();
});

describe('what follows a commit', () => {
  it('does not begin before it: whoever is woken sees the comment from another connection', async () => {
    const newsroom = await Newsroom.open(running.url, database.url);
    const { id: articleId } = await newsroom.article();
    const author = await newsroom.reader();
    await gatekeeper.query(COMMITS_WAIT);
    await gatekeeper.query('SELECT pg_advisory_lock($1)', [GATE]);
    const seen: Promise<unknown>[] = [];
    running.app.get(Signals, { strict: false }).on('stream.moved', ({ stream }) => {
      if (stream !== `article:${articleId}`) return;
      seen.push(newsroom.sql('SELECT status FROM comments WHERE article_id = $1', [articleId]));
    });
    const submitted = newsroom.comment(author, articleId, sentence());
    await eventually(
      async () => (await gatekeeper.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).rowCount,
      (waiting) => waiting === 1,
    );
    expect(seen).toEqual([]);
    await gatekeeper.query('SELECT pg_advisory_unlock($1)', [GATE]);
    await submitted;
    expect(await Promise.all(seen)).toEqual([[{ status: 'published' }]]);
  });
});
