import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../common/actor.js';
import { decodeCursor, idCursor, toPage, type Page, type PageQuery } from '../common/page.js';
import { notFound } from '../common/problem.error.js';
import type { Language } from '../common/request-language.decorator.js';
import { isShown, presentOwn, presentPublic } from './comment.presenter.js';
import { reasonsForAuthor } from './comment-reasons.js';
import type { AuthoredComment } from './comment-rows.js';
import type { ArticlePage, CommentView, OwnComment, Sort } from './comments.schemas.js';
import { PagesRepository } from './pages.repository.js';

/** `[id, reactions]` of the last root of a page. */
const rootCursor = z.tuple([z.uuid(), z.int()]);

/** What readers read. */
@Injectable()
export class CommentsService {
  constructor(private readonly pages: PagesRepository) {}

  async articlePage(articleId: string, { sort, limit, cursor }: PageQuery & { sort: Sort }): Promise<ArticlePage> {
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
    return { ...page, total: read.total, live: { epoch: read.epoch, seq: read.seq } };
  }

  /** Direct replies, oldest first. */
  async replies(parentId: string, { limit, cursor }: PageQuery): Promise<Page<CommentView>> {
    const after = decodeCursor(cursor, idCursor)?.[0] ?? null;
    const parent = await this.pages.find(parentId);
    if (!parent || !isShown(parent)) throw notFound('comment');
    return toPage(await this.pages.replies(parentId, after, limit + 1), limit, ({ id }) => [id], shown);
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
function shown(row: AuthoredComment): CommentView {
  const view = presentPublic(row);
  if (!view) throw new Error(`comment ${row.id} is on a page but not shown`);
  return view;
}
