import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';

import { SHOWN, type Comment } from '../comments/comment.entity.js';
import { AUTHORED_COLUMNS, PUBLIC_COLUMNS, type AuthoredComment, type PublicRow } from '../comments/comment-rows.js';
import { streamKey } from '../contract/streams.js';
import type { CommentSort } from '../contract/terms.js';
import type { SiteReason } from '../contract/sites.schemas.js';

/** How many replies come with each root comment. */
export const FIRST_REPLIES = 3;

/** Own comments that are told of under one article. */
const OWN_UNDER_LIMIT = 200;

/** The last row of the page before: its id, and for `top` its reactions. */
export interface PageKey {
  id: string;
  reactions: number;
}

/** Before and after every id, so that a first page is the same indexed range as the others. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const MOST_REACTIONS = 2_147_483_647;

/** A page of an article read in one snapshot, with the log position of that snapshot. */
export interface ArticleRead {
  total: number;
  epoch: string;
  seq: number;
  roots: PublicRow[];
  replies: PublicRow[];
}

interface Order {
  after: string;
  by: string;
  key(after: PageKey | null): unknown[];
}

const ORDERS: Record<CommentSort, Order> = {
  newest: { after: 'c.id < $4', by: 'c.id DESC', key: (after) => [after?.id ?? LAST_ID] },
  oldest: { after: 'c.id > $4', by: 'c.id', key: (after) => [after?.id ?? FIRST_ID] },
  top: {
    after: '(c.reactions, c.id) < ($5, $4)',
    by: 'c.reactions DESC, c.id DESC',
    key: (after) => [after?.id ?? LAST_ID, after?.reactions ?? MOST_REACTIONS],
  },
};

/** `SHOWN` over `comments c`. */
export const shown = SHOWN.replace('status', 'c.status').replace('thread_size', 'c.thread_size');

/**
 * Article, log position, roots and first replies in one snapshot, so that subscribers have no gap. No comments: a
 * row of nulls; no article: none.
 */
const pageStatement = (sort: CommentSort): Statement =>
  statement(
    `comments.page.${sort}`,
    `WITH root AS MATERIALIZED (
       SELECT c.id, row_number() OVER (ORDER BY ${ORDERS[sort].by}) AS place FROM comments c
       WHERE c.article_id = $1 AND c.parent_id IS NULL AND (${shown}) AND ${ORDERS[sort].after}
       ORDER BY ${ORDERS[sort].by} LIMIT $2
     ), listed AS (
       SELECT root.id, root.place, 0 AS nth FROM root
       UNION ALL
       SELECT reply.id, root.place, reply.nth FROM root CROSS JOIN LATERAL (
         SELECT c.id, row_number() OVER (ORDER BY c.id) AS nth FROM comments c
         WHERE c.parent_id = root.id AND (${shown}) ORDER BY c.id LIMIT ${FIRST_REPLIES}
       ) reply
     )
     SELECT article.total, (SELECT live_epoch()) AS epoch, coalesce((SELECT seq FROM streams WHERE key = $3), 0) AS seq, listed.nth, ${PUBLIC_COLUMNS}
     FROM articles article
     LEFT JOIN (listed JOIN comments c ON c.id = listed.id JOIN accounts a ON a.id = c.author_id) ON true
     WHERE article.id = $1
     ORDER BY listed.place, listed.nth`,
  );

export const PAGES: Record<CommentSort, Statement> = {
  newest: pageStatement('newest'),
  oldest: pageStatement('oldest'),
  top: pageStatement('top'),
};

const listReplies = statement(
  'comments.replies',
  `SELECT ${AUTHORED_COLUMNS} FROM comments c JOIN accounts a ON a.id = c.author_id
   WHERE c.parent_id = $1 AND (${shown}) AND c.id > $2 ORDER BY c.id LIMIT $3`,
);

const listRepliesBefore = statement(
  'comments.replies-before',
  `SELECT ${AUTHORED_COLUMNS} FROM comments c JOIN accounts a ON a.id = c.author_id
   WHERE c.parent_id = $1 AND (${shown}) AND c.id < $2 ORDER BY c.id DESC LIMIT $3`,
);

const OWN_COLUMNS = `${AUTHORED_COLUMNS}, d.reason AS "decisionReason", s.reasons AS "siteReasons"`;
const OWN_ROWS = `
  FROM comments c JOIN accounts a ON a.id = c.author_id JOIN sites s ON s.id = c.site_id LEFT JOIN decisions d ON d.id = c.decision_id`;
const OWN = `SELECT ${OWN_COLUMNS} ${OWN_ROWS}`;

const listOwn = statement('comments.own', `${OWN} WHERE c.author_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3`);
const listOwnUnder = statement(
  'comments.own-under',
  `${OWN} WHERE c.author_id = $2 AND c.article_id = $1 ORDER BY c.id DESC LIMIT ${OWN_UNDER_LIMIT}`,
);
const findOwnByKey = statement(
  'comments.own-by-key',
  `SELECT ${OWN_COLUMNS}, c.sent_digest AS "sentDigest" ${OWN_ROWS} WHERE c.author_id = $1 AND c.idempotency_key = $2`,
);

const findAuthored = statement(
  'comments.find',
  `SELECT ${AUTHORED_COLUMNS} FROM comments c JOIN accounts a ON a.id = c.author_id WHERE c.id = $1`,
);

/** An author's own comment, with what is needed to say why it stands as it does. */
export interface OwnRow extends AuthoredComment {
  decisionReason: string | null;
  siteReasons: SiteReason[] | null;
}

/** A comment that was sent with an idempotency key, with what was sent. */
export type KeyedRow = OwnRow & Pick<Comment, 'sentDigest'>;

type PageRow = PublicRow & Pick<ArticleRead, 'total' | 'epoch' | 'seq'> & { nth: number | null };

/** What readers read. Keyset pages only: the last page costs what the first one does. */
@Injectable()
export class PagesRepository {
  constructor(private readonly database: Database) {}

  /** Null for an unknown article. `limit` counts roots. */
  async article(
    articleId: string,
    sort: CommentSort,
    after: PageKey | null,
    limit: number,
  ): Promise<ArticleRead | null> {
    const values = [articleId, limit, streamKey('article', articleId), ...ORDERS[sort].key(after)];
    const rows = await this.database.query<PageRow>(PAGES[sort], values);
    const [first] = rows;
    if (!first) return null;
    return {
      total: first.total,
      epoch: first.epoch,
      seq: first.seq,
      roots: rows.filter(({ nth }) => nth === 0),
      replies: rows.filter(({ nth }) => nth !== null && nth > 0),
    };
  }

  async replies(parentId: string, after: string | null, limit: number): Promise<AuthoredComment[]> {
    return this.database.query<AuthoredComment>(listReplies, [parentId, after ?? FIRST_ID, limit]);
  }

  /** The replies before one of them, the nearest first. */
  async repliesBefore(parentId: string, before: string, limit: number): Promise<AuthoredComment[]> {
    return this.database.query<AuthoredComment>(listRepliesBefore, [parentId, before, limit]);
  }

  async find(id: string): Promise<AuthoredComment | null> {
    const [row] = await this.database.query<AuthoredComment>(findAuthored, [id]);
    return row ?? null;
  }

  /** The comment that was written with an idempotency key. */
  async ownByKey(authorId: string, idempotencyKey: string): Promise<KeyedRow | null> {
    const [row] = await this.database.query<KeyedRow>(findOwnByKey, [authorId, idempotencyKey]);
    return row ?? null;
  }

  async own(authorId: string, before: string | null, limit: number): Promise<OwnRow[]> {
    return this.database.query<OwnRow>(listOwn, [authorId, before ?? LAST_ID, limit]);
  }

  /** An author's latest comments under one article, newest first. */
  async ownUnder(articleId: string, authorId: string): Promise<OwnRow[]> {
    return this.database.query<OwnRow>(listOwnUnder, [articleId, authorId]);
  }
}
