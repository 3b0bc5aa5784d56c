import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SubmissionWriter } from '../../src/submissions/submission-writer.js';
import type { Submission } from '../../src/submissions/waiting-submission.js';
import { Database } from '../../src/database/database.js';
import { startApp, type RunningApp } from '../support/app.js';
import { EventLogRepository } from '../../src/events/event-log.repository.js';

import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { streamKey } from '../../src/contract/streams.js';

let database: TestDatabase;
let server: RunningApp;
let newsroom: Newsroom;
let author: Person;
let articleId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startApp(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
  author = await newsroom.reader();
});

beforeEach(async () => {
  articleId = (await newsroom.article()).id;
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

function submission(fields: Partial<Submission['comment']> = {}): Submission {
  const body = sentence();
  return {
    verdict: { outcome: 'publish', reasons: [] },
    comment: {
      articleId,
      siteId: newsroom.siteId,
      authorId: author.id,
      authorName: author.name,
      parent: null,
      body,
      bodyKey: body,
      status: 'published',
      reasons: [],
      idempotencyKey: null,
      sentDigest: null,
      at: new Date(),
      ...fields,
    },
  };
}

const writeAll = (submissions: Submission[]) =>
  Promise.allSettled(submissions.map((one) => server.app.get(SubmissionWriter).write(one)));

const bodiesOf = async (): Promise<(string | null)[]> =>
  (await newsroom.page(articleId, '?sort=oldest&limit=100')).items.map(({ body }) => body);

describe('comments that arrive together under one article', () => {
  it('share transactions, and are numbered in the order of their arrival', async () => {
    const submissions = Array.from({ length: 40 }, () => submission());
    const before = server.app.get(Database).statements;
    const outcomes = await writeAll(submissions);
    const statements = server.app.get(Database).statements - before;
    expect(outcomes.map(({ status }) => status)).toEqual(submissions.map(() => 'fulfilled'));
    // One is written at once, the others wait for it and share the next; with what the live side reads of them.
    expect(statements).toBeLessThan(40);
    const events = await newsroom.api.get<{ events: { seq: number; commentId: string }[] }>(
      `/api/articles/${articleId}/events?after=0`,
    );
    expect(events.body.events.map(({ seq, commentId }) => ({ seq, commentId }))).toEqual(
      outcomes.map((outcome, nth) => ({
        seq: nth + 1,
        commentId: outcome.status === 'fulfilled' && outcome.value?.id,
      })),
    );
    expect(await bodiesOf()).toEqual(submissions.map(({ comment }) => comment.body));
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('are written although one of them may not be: its parent was removed meanwhile', async () => {
    const parent = await newsroom.comment(author, articleId);
    await newsroom.decide(newsroom.admin, parent, 'reject');
    const [first, orphan, last] = [
      submission(),
      submission({ parent: { id: parent.id, ancestors: [] } }),
      submission(),
    ];
    const outcomes = await writeAll([submission(), first, orphan, last]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'comment.parent-removed' } });
    expect(await bodiesOf()).toEqual(expect.arrayContaining([first.comment.body, last.comment.body]));
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('are written although one of them fails: its author is gone', async () => {
    const [first, failing, last] = [submission(), submission({ authorId: randomUUID() }), submission()];
    const outcomes = await writeAll([submission(), first, failing, last]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await bodiesOf()).toEqual(expect.arrayContaining([first.comment.body, last.comment.body]));
    expect(await countDrift(database.url)).toEqual([]);
  });

  it('are all refused at once when the database is away, not one after the other', async () => {
    const transaction = jest
      .spyOn(server.app.get(Database), 'transaction')
      .mockRejectedValue(new Error('timeout exceeded when trying to connect'));
    try {
      const outcomes = await writeAll(Array.from({ length: 10 }, () => submission()));
      expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'));
      expect(transaction).toHaveBeenCalledTimes(2);
    } finally {
      transaction.mockRestore();
    }
    expect(await bodiesOf()).toEqual([]);
  });

  it('are written once for each idempotency key, whatever arrives together', async () => {
    const same = Array.from({ length: 5 }, () => submission({ idempotencyKey: 'the same' }));
    const outcomes = await writeAll([submission(), ...same]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value !== null)).toHaveLength(2);
    expect(await bodiesOf()).toHaveLength(2);
    expect(await countDrift(database.url)).toEqual([]);
  });
});

describe('comments on two sites', () => {
  it('do not wait for each other', async () => {
    const elsewhere = await newsroom.site();
    const theirs = await newsroom.article({}, elsewhere);
    const mine = submission();
    let written: Promise<unknown> | undefined;
    await server.app.get(Database).transaction(async (tx) => {
      await server.app.get(EventLogRepository, { strict: false }).lock(tx, [streamKey('article', articleId)]);
      written = server.app.get(SubmissionWriter).write(mine);
      await server.app.get(SubmissionWriter).write(submission({ siteId: elsewhere, articleId: theirs.id }));
      expect(await bodiesOf()).toEqual([]);
    });
    await written;
    expect(await bodiesOf()).toEqual([mine.comment.body]);
  });
});
