import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import { Api } from '../support/api.js';
import { ArticleReader, sorted, takeCopy } from '../support/article-copy.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countDrift } from '../support/invariants.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

const READERS = 4;

let database: TestDatabase;
let servers: RunningServer[];
let newsroom: Newsroom;
let authors: Person[];
let moderator: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  servers = await Promise.all([startServer(database.url), startServer(database.url)]);
  newsroom = await Newsroom.open(serverUrl(0), database.url);
  authors = await Promise.all([newsroom.reader(), newsroom.reader()]);
  moderator = await newsroom.moderator();
});

afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await database?.drop();
});

const serverUrl = (n: number): string => servers[n % 2]?.url ?? '';
const at = (person: Person, n: number): Api => new Api(serverUrl(n), person.token);

/** One thing that happens; `pick` chooses among the comments that exist, `via` the process. */
const step = fc.record({
  what: fc.constantFrom(
    'comment',
    'comment',
    'reply',
    'reply',
    'hold',
    'approve',
    'reject',
    'edit',
    'withdraw',
    'react',
    'unreact',
    'report',
    'undo',
    'drop',
    'return',
    'return',
  ),
  pick: fc.nat(1_000),
  via: fc.nat(1),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the run knows; statuses and revisions are the server's to say, so steps may be refused. */
interface Run {
  articleId: string;
  comments: { id: string; author: Person }[];
  decisions: string[];
  readers: ArticleReader[];
  connected: Set<ArticleReader>;
}

async function act(run: Run, { what, pick, via }: Step): Promise<void> {
  const { articleId, comments, decisions, readers, connected } = run;
  const author = authors[pick % 2] as Person;
  const comment = comments[pick % Math.max(1, comments.length)];
  const reader = readers[pick % READERS] as ArticleReader;
  const submit = async (body: string, parentId?: string): Promise<void> => {
    const answer = await at(author, via).post<{ comment: OwnComment }>(`/api/articles/${articleId}/comments`, {
      body,
      parentId,
    });
    if (answer.status === 201) comments.push({ id: answer.body.comment.id, author });
  };
  const decide = async (action: 'approve' | 'reject'): Promise<void> => {
    if (!comment) return;
    const [row] = await newsroom.sql<{ revision: number }>('SELECT revision FROM comments WHERE id = $1', [comment.id]);
    const body = { action, revision: row?.revision, ...(action === 'reject' && { reason: 'off-topic' }) };
    const answer = await at(moderator, via).post<{ id: string }>(
      `/api/moderation/comments/${comment.id}/decisions`,
      body,
    );
    if (answer.status === 201) decisions.push(answer.body.id);
  };
  switch (what) {
    case 'comment':
      return submit(sentence());
    case 'reply':
      return comment && submit(sentence(), comment.id);
    case 'hold':
      return submit(`${sentence()} casino`);
    case 'approve':
    case 'reject':
      return decide(what);
    case 'edit': {
      if (!comment) return;
      const [row] = await newsroom.sql<{ revision: number }>('SELECT revision FROM comments WHERE id = $1', [
        comment.id,
      ]);
      await at(comment.author, via).patch(`/api/comments/${comment.id}`, {
        body: pick % 5 ? sentence() : 'casino',
        revision: row?.revision,
      });
      return;
    }
    case 'withdraw':
      if (comment) await at(comment.author, via).delete(`/api/comments/${comment.id}`);
      return;
    case 'react':
    case 'unreact':
      if (comment) {
        await at(author, via).call(what === 'react' ? 'PUT' : 'DELETE', `/api/comments/${comment.id}/reaction`);
      }
      return;
    case 'report':
      if (comment) await at(author, via).post(`/api/comments/${comment.id}/reports`, { reason: 'spam' });
      return;
    case 'undo':
      if (decisions.length > 0) await at(moderator, via).post(`/api/moderation/decisions/${decisions.at(-1)}/undo`);
      return;
    case 'drop':
      if (connected.delete(reader)) reader.drop();
      return;
    case 'return':
      if (connected.has(reader)) return;
      connected.add(reader);
      return reader.connect(serverUrl(via));
  }
}

describe('every open page', () => {
  it('ends equal to a fresh one, whatever happens and whoever drops and returns meanwhile', async () => {
    await newsroom.admin.api.patch(`/api/sites/${newsroom.siteId}`, { watchedWords: ['casino'] });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), fc.nat(3), async (steps, width) => {
        const { id: articleId } = await newsroom.article();
        const readers = Array.from({ length: READERS }, (_, i) => new ArticleReader(serverUrl(i), articleId));
        const run: Run = { articleId, comments: [], decisions: [], readers, connected: new Set() };
        await newsroom
          .comment(authors[0] as Person, articleId)
          .then(({ id }) => run.comments.push({ id, author: authors[0] as Person }));
        try {
          // As many at once as the run is wide: what collides is refused, what is not refused must be told to everybody.
          for (let i = 0; i < steps.length; i += width + 1) {
            await Promise.all(steps.slice(i, i + width + 1).map((one) => act(run, one)));
          }
          await Promise.all(readers.filter((reader) => !run.connected.has(reader)).map((reader) => reader.connect()));
          // A page of this size was not asked for before, so it is none that was kept for a moment.
          const { live, ...fresh } = await takeCopy(newsroom.api, articleId, 99);
          await Promise.all(readers.map((reader) => reader.reached(live.seq)));
          for (const reader of readers) {
            await reader.shows(fresh);
            expect(sorted(reader.copy)).toEqual(sorted(fresh));
            expect(reader.faults).toEqual([]);
          }
        } finally {
          for (const reader of readers) reader.drop();
        }
      }),
      // Shrinking replays whole runs against the servers: the first failure as it is tells more, sooner.
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('leaves every count as counting says', async () => {
    expect(await countDrift(database.url)).toEqual([]);
  });
});
