import { Injectable } from '@nestjs/common';
import { batchLoader } from '../database/batch-loader.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { AUTHORED_COLUMNS } from '../comments/comment-rows.js';
import type { OwnRow } from '../pages/pages.repository.js';

/** A comment as it stands now, with the counts around it that its events bring up to date. */
export interface LiveComment extends OwnRow {
  articleTotal: number;
  parentReplyCount: number | null;
}

const readLive = statement(
  'comments.live',
  `SELECT ${AUTHORED_COLUMNS}, d.reason AS "decisionReason", s.reasons AS "siteReasons", article.total AS "articleTotal",
          parent.reply_count AS "parentReplyCount"
   FROM comments c JOIN accounts a ON a.id = c.author_id JOIN sites s ON s.id = c.site_id JOIN articles article ON article.id = c.article_id
   LEFT JOIN decisions d ON d.id = c.decision_id LEFT JOIN comments parent ON parent.id = c.parent_id
   WHERE c.id = ANY ((SELECT $1::uuid[])::uuid[])`,
);

/** As many comments are read together. */
const AT_ONCE = 1_000;

/** Reads the comments that events are about at the moment they are sent: the log itself holds no text. */
@Injectable()
export class LiveCommentsRepository {
  private readonly comments = batchLoader<string, LiveComment | null>((ids) => this.readAll(ids), AT_ONCE);

  constructor(private readonly database: Database) {}

  /** Those that exist, by id. Whatever is asked for in one turn of the event loop, for however many streams, is one statement. */
  async read(ids: readonly string[]): Promise<Map<string, LiveComment>> {
    const rows = await Promise.all([...new Set(ids)].map((id) => this.comments.load(id)));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  }

  private async readAll(ids: readonly string[]): Promise<(LiveComment | null)[]> {
    const rows = await this.database.query<LiveComment>(readLive, [[...new Set(ids)]]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
