import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../http/actor.js';
import { type Page, type PageQuery } from '../contract/page.js';
import { notFound } from '../contract/problem.error.js';

import { isShown, presentOwn, presentPublic } from '../comments/comment.presenter.js';
import { reasonsForAuthor } from '../comments/comment-reasons.js';
import type { PublicRow } from '../comments/comment-rows.js';
import type {
  ArticlePage,
  Below,
  CommentContext,
  CommentView,
  OwnActivity,
  OwnComment,
  RepliesPage,
  RepliesQuery,
} from '../contract/comments.schemas.js';
import { ContextRepository, SIBLINGS, type ContextRole, type ContextRow } from './context.repository.js';
import { PagesRepository } from './pages.repository.js';
import { ReactionsRepository } from '../reactions/reactions.repository.js';
import { decodeCursor, encodeCursor, idCursor, toPage } from '../contract/cursor.js';

import type { CommentSort, Language } from '../contract/terms.js';

/** `[id, reactions]` of the last root of a page. */
const rootCursor = z.tuple([z.uuid(), z.int()]);

/** What readers read. */
@Injectable()
export class PagesService {
  constructor(
    private readonly pages: PagesRepository,
    private readonly contexts: ContextRepository,
    private readonly reactions: ReactionsRepository,
  ) {}

  async articlePage(
    articleId: string,
    { sort, limit, cursor }: PageQuery & { sort: CommentSort },
  ): Promise<ArticlePage> {
    const key = decodeCursor(cursor, rootCursor);
    const after = key && { id: key[0], reactions: key[1] };
    const read = await this.pages.article(articleId, sort, after, limit + 1);
    if (!read) throw notFound('article');
    const page = toPage(
      read.roots,
      limit,
      ({ id, reactions }) => [id, reactions],
      (root) => ({
        ...shown(root),
        replies: read.replies.filter(({ parentId }) => parentId === root.id).map(shown),
      }),
    );
    const below = belowEach([...read.roots.slice(0, limit), ...read.replies]);
    return { ...page, total: read.total, below, live: { epoch: read.epoch, seq: read.seq } };
  }

  /** Direct replies, oldest first: those after `cursor`, or those just before `before`. */
  async replies(parentId: string, { limit, cursor, before }: RepliesQuery): Promise<RepliesPage> {
    const after = decodeCursor(cursor, idCursor)?.[0] ?? null;
    const until = decodeCursor(before, idCursor)?.[0] ?? null;
    const parent = await this.pages.find(parentId);
    if (!parent || !isShown(parent)) throw notFound('comment');
    const rows =
      until === null
        ? await this.pages.replies(parentId, after, limit + 1)
        : await this.pages.repliesBefore(parentId, until, limit + 1);
    const { items, nextCursor } = toPage(rows, limit, ({ id }) => [id], shown);
    const below = belowEach(rows.slice(0, limit));
    return { items: until === null ? items : items.reverse(), nextCursor, below };
  }

  /** What a link to one comment needs: what stands above, beside and below it. */
  async context(id: string): Promise<CommentContext> {
    const place = await this.pages.find(id);
    const rows = place ? await this.contexts.around(place) : [];
    const at = (role: ContextRole) => rows.filter((row) => row.role === role);
    const [comment] = at('comment');
    if (!comment) throw notFound('comment');
    const [previous, next] = [at('previous'), at('next')];
    const isRoot = comment.parentId === null;
    return {
      comment: { ...shown(comment), replies: at('reply').map(shown) },
      ancestors: at('ancestor').map(shown),
      previous: previous.slice(0, SIBLINGS).reverse().map(shown),
      next: next.slice(0, SIBLINGS).map(shown),
      before: siblingCursor(previous, isRoot),
      after: siblingCursor(next, isRoot),
      below: belowEach(rows),
      live: { epoch: comment.epoch, seq: comment.seq },
    };
  }

  /** What the actor has done under an article. Empty for an unknown one. */
  async mine(actor: Actor, articleId: string, language: Language): Promise<OwnActivity> {
    const [comments, reactions] = await Promise.all([
      this.pages.ownUnder(articleId, actor.id),
      this.reactions.idsUnder(articleId, actor.id),
    ]);
    return { comments: comments.map((row) => presentOwn(row, reasonsForAuthor(row, language))), reactions };
  }

  /** The author's own comments in every status, newest first. */
  async own(actor: Actor, { limit, cursor }: PageQuery, language: Language): Promise<Page<OwnComment>> {
    const before = decodeCursor(cursor, idCursor)?.[0] ?? null;
    const rows = await this.pages.own(actor.id, before, limit + 1);
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      (row) => presentOwn(row, reasonsForAuthor(row, language)),
    );
  }
}

/** The pages select only what is shown; a row that is not would be a leak, so it stops here. */
function shown(row: PublicRow): CommentView {
  const view = presentPublic(row);
  if (!view) throw new Error(`comment ${row.id} is on a page but not shown`);
  return view;
}

/** The sizes of the threads below, without the empty ones. */
const belowEach = (rows: readonly PublicRow[]): Below =>
  Object.fromEntries(rows.flatMap(({ id, threadSize }) => (threadSize > 0 ? [[id, threadSize]] : [])));

/** Where the list of siblings goes on behind those that are shown, as the page routes take it; null when it ends with them. */
function siblingCursor(siblings: readonly ContextRow[], areRoots: boolean): string | null {
  const last = siblings.length > SIBLINGS ? siblings[SIBLINGS - 1] : undefined;
  return last ? encodeCursor(areRoots ? [last.id, last.reactions] : [last.id]) : null;
}
