import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { CommentView, OwnComment } from '../../src/contract/comments.schemas.js';
import type { Page } from '../../src/contract/page.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { Newsroom, sentence, type Person } from '../support/newsroom.js';
import { startServer, type RunningServer } from '../support/server.js';

let database: TestDatabase;
let server: RunningServer;
let newsroom: Newsroom;
let author: Person;
let moderator: Person;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer(database.url);
  newsroom = await Newsroom.open(server.url, database.url);
  [author, moderator] = await Promise.all([newsroom.reader(), newsroom.moderator()]);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

describe('submitting a comment', () => {
  it('publishes it at once on a site that moderates afterwards', async () => {
    const article = await newsroom.article();
    const comment = await newsroom.comment(author, article.id, '  Un port sans digue \r\n n’est qu’une plage. ');
    expect(comment).toMatchObject({
      articleId: article.id,
      parentId: null,
      author: { id: author.id, name: author.name },
      body: 'Un port sans digue\n n’est qu’une plage.',
      status: 'published',
      revision: 1,
      editedAt: null,
      reactions: 0,
      replyCount: 0,
      reasons: [],
    });
    const page = await newsroom.page(article.id);
    expect(page.items.map(({ id }) => id)).toEqual([comment.id]);
    expect(page.total).toBe(1);
  });

  it('holds the first two of a new author by default, and says why', async () => {
    const siteId = await newsroom.site({ moderation: 'new-authors' });
    const article = await newsroom.article({}, siteId);
    const newcomer = await newsroom.reader();
    const first = await newsroom.comment(newcomer, article.id);
    const second = await newsroom.comment(newcomer, article.id);
    expect([first.status, second.status]).toEqual(['pending', 'pending']);
    expect(first.reasons.map(({ code }) => code)).toEqual(['new-author']);
    await newsroom.decide(newsroom.admin, first, 'approve');
    await newsroom.decide(newsroom.admin, second, 'approve');
    expect(await newsroom.comment(newcomer, article.id)).toMatchObject({ status: 'published' });
  });

  it('holds everything under an article in pre-moderation', async () => {
    const article = await newsroom.article({ moderation: 'pre' });
    expect(await newsroom.comment(author, article.id)).toMatchObject({ status: 'pending' });
    expect((await newsroom.page(article.id)).items).toEqual([]);
  });

  it('is refused under a closed article, an unknown one, and without a text', async () => {
    const closed = await newsroom.article({ commenting: 'closed' });
    const open = await newsroom.article();
    const submit = (id: string, body: unknown) => author.api.post(`/api/articles/${id}/comments`, body);
    expect((await submit(closed.id, { body: 'Trop tard' })).body).toMatchObject({
      status: 403,
      code: 'comment.closed',
    });
    expect((await submit(randomUUID(), { body: 'Où ?' })).body).toMatchObject({
      status: 404,
      code: 'article.not-found',
    });
    for (const body of [{}, { body: '' }, { body: ' \u200b\n' }, { body: 7 }, { body: 'x'.repeat(5_001) }, []]) {
      expect((await submit(open.id, body)).body).toMatchObject({ status: 400, code: 'request.invalid' });
    }
    expect((await newsroom.page(open.id)).total).toBe(0);
  });

  it('is accepted to a depth of fifty answers, and refused below', async () => {
    const { id: articleId } = await newsroom.article();
    let deepest = await newsroom.comment(author, articleId);
    for (let depth = 1; depth <= 50; depth++) {
      deepest = await newsroom.comment(author, articleId, sentence(), deepest.id);
      expect([depth, deepest.status]).toEqual([depth, 'published']);
    }
    const answer = { body: sentence(), parentId: deepest.id };
    expect((await author.api.post(`/api/articles/${articleId}/comments`, answer)).body).toMatchObject({
      status: 409,
      code: 'comment.too-deep',
    });
  });

  it('answers the same comment to the same request with the same idempotency key, whatever became of it', async () => {
    const article = await newsroom.article();
    const headers = { 'idempotency-key': randomUUID() };
    const said = sentence();
    const submit = (body = said) =>
      author.api.post<{ comment: OwnComment }>(`/api/articles/${article.id}/comments`, { body }, headers);
    const first = await submit();
    expect(await submit()).toMatchObject({ status: 201, body: first.body });
    expect((await submit(` ${said}\r\n`)).body).toEqual(first.body);
    expect((await newsroom.page(article.id)).total).toBe(1);
    const { id } = first.body.comment;
    const edited = await author.api.patch<OwnComment>(`/api/comments/${id}`, { body: sentence(), revision: 1 });
    expect((await submit()).body.comment).toEqual(edited.body);
    await newsroom.admin.api.patch(`/api/articles/${article.id}`, { commenting: 'closed' });
    expect((await submit()).body.comment).toEqual(edited.body);
    await author.api.delete(`/api/comments/${id}`);
    expect(await submit()).toMatchObject({ status: 201, body: { comment: { id, status: 'withdrawn' } } });
  });

  it('refuses another text, article or parent with the same idempotency key', async () => {
    const [article, other] = [await newsroom.article(), await newsroom.article()];
    const root = await newsroom.comment(author, article.id);
    const headers = { 'idempotency-key': randomUUID() };
    const said = sentence();
    const submit = (articleId: string, body: object) =>
      author.api.post<{ comment: OwnComment }>(`/api/articles/${articleId}/comments`, body, headers);
    const { comment } = (await submit(article.id, { body: said })).body;
    const conflict = { status: 409, body: { code: 'idempotency.conflict' } };
    const changed = sentence();
    const others = [
      () => submit(article.id, { body: changed }),
      () => submit(other.id, { body: said }),
      () => submit(randomUUID(), { body: said }),
      () => submit(article.id, { body: said, parentId: root.id }),
    ];
    for (const one of others) expect(await one()).toMatchObject(conflict);
    // What counts is what was sent then, not what the comment says now.
    await author.api.patch(`/api/comments/${comment.id}`, { body: changed, revision: 1 });
    for (const one of others) expect(await one()).toMatchObject(conflict);
    expect((await newsroom.page(article.id)).total).toBe(2);
    expect((await newsroom.page(other.id)).total).toBe(0);
  });

  it('knows what it can of a request that was made before it was remembered', async () => {
    const article = await newsroom.article();
    const key = randomUUID();
    const said = sentence();
    const submit = (body: string) =>
      author.api.post<{ comment: OwnComment }>(
        `/api/articles/${article.id}/comments`,
        { body },
        { 'idempotency-key': key },
      );
    const { comment } = (await submit(said)).body;
    await newsroom.sql('UPDATE comments SET sent_digest = NULL WHERE id = $1', [comment.id]);
    expect((await submit(said)).status).toBe(201);
    expect((await submit(sentence())).status).toBe(409);
    await author.api.patch(`/api/comments/${comment.id}`, { body: sentence(), revision: 1 });
    expect((await submit(said)).status).toBe(201);
  });

  it('rejects what its author said within a day, and holds what somebody else said', async () => {
    const { id } = await newsroom.article();
    const [first, second] = await Promise.all([newsroom.reader(), newsroom.reader()]);
    const said = sentence();
    const say = async (who: Person) => {
      const { status, reasons } = await newsroom.comment(who, id, said);
      return [status, ...reasons.map(({ code }) => code)];
    };
    expect(await say(first)).toEqual(['published']);
    expect(await say(first)).toEqual(['rejected', 'repeated']);
    expect(await say(second)).toEqual(['pending', 'held-for-review']);
  });

  it('judges each of many that arrive together by its own article, parent and author', async () => {
    const [open, closed, pre] = [
      await newsroom.article(),
      await newsroom.article({ commenting: 'closed' }),
      await newsroom.article({ moderation: 'pre' }),
    ];
    const root = await newsroom.comment(author, open.id);
    const watched = await newsroom.reader();
    await moderator.api.post(`/api/moderation/accounts/${watched.id}/sanctions`, {
      kind: 'premoderate',
      reason: 'spam',
    });
    const asked: [Person, string, string?][] = [
      [author, open.id],
      [watched, open.id],
      [author, closed.id],
      [author, pre.id],
      [author, randomUUID()],
      [author, open.id, root.id],
      [author, pre.id, root.id],
    ];
    const answers = await Promise.all(
      Array.from({ length: 28 }, (_, nth) => {
        const [who, articleId, parentId] = asked[nth % asked.length] ?? [author, open.id];
        return who.api.post<{ comment?: OwnComment; code?: string }>(`/api/articles/${articleId}/comments`, {
          body: sentence(),
          parentId,
        });
      }),
    );
    const said = answers.map(({ body }) => body.comment?.status ?? body.code);
    const expected = [
      'published',
      'pending',
      'comment.closed',
      'pending',
      'article.not-found',
      'published',
      'comment.parent-not-found',
    ];
    expect(said).toEqual([...expected, ...expected, ...expected, ...expected]);
  });
});

describe('replying', () => {
  it('keeps direct replies below their parent, oldest first, three of them on the page', async () => {
    const article = await newsroom.article();
    const root = await newsroom.comment(author, article.id);
    const replies = [];
    for (let i = 0; i < 5; i++) replies.push(await newsroom.comment(author, article.id, sentence(), root.id));
    const nested = await newsroom.comment(author, article.id, sentence(), replies[0]?.id);
    const [shown] = (await newsroom.page(article.id)).items;
    expect(shown).toMatchObject({ id: root.id, replyCount: 5 });
    expect(shown?.replies.map(({ id }) => id)).toEqual(replies.slice(0, 3).map(({ id }) => id));
    expect(shown?.replies[0]).toMatchObject({ replyCount: 1 });
    const first = await newsroom.api.get<Page<CommentView>>(`/api/comments/${root.id}/replies?limit=4`);
    const rest = await newsroom.api.get<Page<CommentView>>(
      `/api/comments/${root.id}/replies?limit=4&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(replies.map(({ id }) => id));
    expect(rest.body.nextCursor).toBeNull();
    const below = await newsroom.api.get<Page<CommentView>>(`/api/comments/${replies[0]?.id}/replies`);
    expect(below.body.items.map(({ id }) => id)).toEqual([nested.id]);
  });

  it('is refused to what is not published, or stands under another article', async () => {
    const [article, other] = [await newsroom.article(), await newsroom.article({ moderation: 'pre' })];
    const root = await newsroom.comment(author, article.id);
    const held = await newsroom.comment(author, other.id);
    const reply = (articleId: string, parentId: string) =>
      author.api.post(`/api/articles/${articleId}/comments`, { body: sentence(), parentId });
    expect((await reply(other.id, root.id)).body).toMatchObject({ status: 404, code: 'comment.parent-not-found' });
    expect((await reply(other.id, held.id)).body).toMatchObject({ status: 404, code: 'comment.parent-not-found' });
    await newsroom.decide(moderator, root, 'reject');
    expect((await reply(article.id, root.id)).body).toMatchObject({ status: 409, code: 'comment.parent-removed' });
  });
});

describe('a removed comment', () => {
  it('stays as a tombstone while something published hangs below it, and goes with it', async () => {
    const article = await newsroom.article();
    const root = await newsroom.comment(author, article.id);
    const reply = await newsroom.comment(author, article.id, sentence(), root.id);
    const nested = await newsroom.comment(author, article.id, sentence(), reply.id);
    await newsroom.decide(moderator, root, 'reject');
    expect(await author.api.delete(`/api/comments/${reply.id}`)).toMatchObject({ status: 204 });
    const page = await newsroom.page(article.id);
    expect(page.items).toEqual([
      expect.objectContaining({ id: root.id, body: null, author: null, removedBy: 'moderator', replyCount: 0 }),
    ]);
    expect(page.items[0]?.replies).toEqual([
      expect.objectContaining({ id: reply.id, body: null, author: null, removedBy: 'author', replyCount: 1 }),
    ]);
    expect(page.total).toBe(1);
    await author.api.delete(`/api/comments/${nested.id}`);
    expect(await newsroom.page(article.id)).toMatchObject({ items: [], total: 0 });
  });
});

describe('editing', () => {
  it('changes the text, counts the revision and refuses an older sight', async () => {
    const article = await newsroom.article();
    const { id } = await newsroom.comment(author, article.id);
    const edit = (revision: number, body = sentence()) =>
      author.api.patch<OwnComment>(`/api/comments/${id}`, { body, revision });
    const edited = await edit(1, 'La digue tiendra, finalement.');
    expect(edited).toMatchObject({
      status: 200,
      body: {
        id,
        body: 'La digue tiendra, finalement.',
        revision: 2,
        status: 'published',
        editedAt: expect.any(String),
      },
    });
    expect(await edit(1)).toMatchObject({ status: 409, body: { code: 'comment.conflict', revision: 2 } });
    expect((await newsroom.page(article.id)).items[0]).toMatchObject({ body: 'La digue tiendra, finalement.' });
  });

  it('does not make a comment the repetition of itself', async () => {
    const { id: articleId } = await newsroom.article();
    const { id, body } = await newsroom.comment(author, articleId);
    const edited = await author.api.patch<OwnComment>(`/api/comments/${id}`, { body: `${body} !`, revision: 1 });
    expect(edited).toMatchObject({ status: 200, body: { revision: 2, status: 'published', reasons: [] } });
    const again = await newsroom.comment(author, articleId, body ?? '');
    expect(again).toMatchObject({ status: 'rejected', reasons: [{ code: 'repeated' }] });
  });

  it('is screened again: what is held goes off the page', async () => {
    const siteId = await newsroom.site({ moderation: 'post' });
    await newsroom.admin.api.patch(`/api/sites/${siteId}`, { watchedWords: ['casino'] });
    const article = await newsroom.article({}, siteId);
    const { id } = await newsroom.comment(author, article.id);
    const edited = await author.api.patch<OwnComment>(`/api/comments/${id}`, {
      body: 'Allez au casino du port',
      revision: 1,
    });
    expect(edited.body).toMatchObject({ status: 'pending', reasons: [{ code: 'held-for-review' }] });
    expect((await newsroom.page(article.id)).items).toEqual([]);
  });

  it('leaves a comment that waits waiting, whatever its new text is', async () => {
    const article = await newsroom.article({ moderation: 'pre' });
    const { id } = await newsroom.comment(author, article.id);
    await newsroom.admin.api.patch(`/api/articles/${article.id}`, { moderation: 'post' });
    const edited = await author.api.patch<OwnComment>(`/api/comments/${id}`, { body: sentence(), revision: 1 });
    expect(edited.body).toMatchObject({ status: 'pending', revision: 2 });
  });

  it('is its author’s alone, and ends with the window', async () => {
    const article = await newsroom.article();
    const { id } = await newsroom.comment(author, article.id);
    const stranger = await newsroom.reader();
    const edit = (person: Person) => person.api.patch(`/api/comments/${id}`, { body: sentence(), revision: 1 });
    expect((await edit(stranger)).body).toMatchObject({ status: 403, code: 'access.denied' });
    await newsroom.sql(`UPDATE comments SET created_at = now() - interval '16 minutes' WHERE id = $1`, [id]);
    expect((await edit(author)).body).toMatchObject({ status: 403, code: 'comment.edit-window-over' });
  });
});

describe('own comments', () => {
  it('are listed in every status, newest first, with the reason of a rejection', async () => {
    const person = await newsroom.reader();
    const [open, held] = [await newsroom.article(), await newsroom.article({ moderation: 'pre' })];
    const published = await newsroom.comment(person, open.id);
    const pending = await newsroom.comment(person, held.id);
    const rejected = await newsroom.comment(person, open.id);
    await newsroom.decide(moderator, rejected, 'reject');
    const withdrawn = await newsroom.comment(person, open.id);
    await person.api.delete(`/api/comments/${withdrawn.id}`);
    const { body } = await person.api.get<Page<OwnComment>>('/api/accounts/me/comments?limit=10');
    expect(body.items.map(({ id, status }) => [id, status])).toEqual([
      [withdrawn.id, 'withdrawn'],
      [rejected.id, 'rejected'],
      [pending.id, 'pending'],
      [published.id, 'published'],
    ]);
    expect(body.items[1]?.reasons).toEqual([{ code: 'off-topic', message: expect.stringContaining('subject') }]);
  });
});

describe('reacting', () => {
  it('counts each account once, and takes it back', async () => {
    const article = await newsroom.article();
    const { id } = await newsroom.comment(author, article.id);
    const other = await newsroom.reader();
    const path = `/api/comments/${id}/reaction`;
    expect((await author.api.put(path)).body).toEqual({ reactions: 1, mine: true });
    expect((await author.api.put(path)).body).toEqual({ reactions: 1, mine: true });
    expect((await other.api.put(path)).body).toEqual({ reactions: 2, mine: true });
    expect((await author.api.delete(path)).body).toEqual({ reactions: 1, mine: false });
    expect((await author.api.delete(path)).body).toEqual({ reactions: 1, mine: false });
    expect((await newsroom.page(article.id, '?sort=top')).items[0]).toMatchObject({ reactions: 1 });
  });

  it('never drifts when many react and take it back at once', async () => {
    const article = await newsroom.article();
    const { id } = await newsroom.comment(author, article.id);
    const people = await Promise.all(Array.from({ length: 8 }, () => newsroom.reader()));
    await Promise.all(
      people.flatMap(({ api }, i) =>
        [0, 1, 2, 3].map((turn) => api.call((turn + i) % 2 ? 'PUT' : 'DELETE', `/api/comments/${id}/reaction`)),
      ),
    );
    const [counted] = await newsroom.sql<{ stored: number; real: number }>(
      'SELECT reactions AS stored, (SELECT count(*)::int FROM reactions WHERE comment_id = c.id) AS real FROM comments c WHERE id = $1',
      [id],
    );
    expect(counted?.stored).toBe(counted?.real);
  });

  it('is not possible on what readers do not see', async () => {
    const article = await newsroom.article({ moderation: 'pre' });
    const { id } = await newsroom.comment(author, article.id);
    expect((await author.api.put(`/api/comments/${id}/reaction`)).body).toMatchObject({
      status: 404,
      code: 'comment.not-found',
    });
  });
});

describe('pages', () => {
  it('go through all root comments exactly once in each sort', async () => {
    const article = await newsroom.article();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await newsroom.comment(author, article.id)).id);
    const favourite = ids[3] ?? '';
    await author.api.put(`/api/comments/${favourite}/reaction`);
    const walk = async (sort: string): Promise<string[]> => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Awaited<ReturnType<Newsroom['page']>> = await newsroom.page(
          article.id,
          `?sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      return seen;
    };
    expect(await walk('oldest')).toEqual(ids);
    expect(await walk('newest')).toEqual(ids.toReversed());
    expect(await walk('top')).toEqual([favourite, ...ids.toReversed().filter((id) => id !== favourite)]);
  });

  it('refuse a limit above the ceiling, a sort that does not exist and a made-up cursor', async () => {
    const article = await newsroom.article();
    for (const query of ['limit=101', 'limit=0', 'sort=worst', 'cursor=abc']) {
      const answer = await newsroom.api.get(`/api/articles/${article.id}/comments?${query}`);
      expect(answer.body).toMatchObject({
        status: 400,
        code: 'request.invalid',
        errors: [{ path: expect.any(String) }],
      });
    }
    expect((await newsroom.api.get('/api/articles/not-an-id/comments')).body).toMatchObject({ status: 400 });
  });
});
