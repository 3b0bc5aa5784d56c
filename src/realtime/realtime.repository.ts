import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

import type { Lease } from '../contract/queue.schemas.js';
import { type StreamKey, audienceOf, idOf } from '../contract/streams.js';

const findArticle = statement('live.article', 'SELECT 1 FROM articles WHERE id = $1');
const findSite = statement('live.site', 'SELECT 1 FROM sites WHERE id = $1');
const findAny = statement('live.any', 'SELECT 1 WHERE EXISTS (SELECT FROM articles) AND EXISTS (SELECT FROM sites)');

/**
 * Whatever became of the comments: the last count must be right for tombstones too, and when one is published
 * again.
 */
const readReactions = statement('live.reactions', `SELECT id, reactions FROM comments WHERE id = ANY ($1)`);

const recentReactions = statement(
  'live.recent-reactions',
  `SELECT id, reactions FROM comments WHERE article_id = $1 AND reacted_at >= $2
   ORDER BY reacted_at DESC LIMIT $3`,
);

const readClaims = statement(
  'live.claims',
  `SELECT k.comment_id AS "commentId", a.id, a.name, k.expires_at AS until
   FROM claims k JOIN comments c ON c.id = k.comment_id JOIN accounts a ON a.id = k.account_id
   WHERE c.site_id = $1 AND k.expires_at > now()`,
);

interface ReactionRow {
  id: string;
  reactions: number;
}

/** What is shown live beside the numbered events. */
@Injectable()
export class RealtimeRepository {
  constructor(private readonly database: Database) {}

  /** Whether there is an article or site that the stream tells of. An account's stream is only ever asked for by its owner. */
  async exists(stream: StreamKey): Promise<boolean> {
    const audience = audienceOf(stream);
    if (audience === 'account') return true;
    return (await this.database.query(audience === 'article' ? findArticle : findSite, [idOf(stream)])).length > 0;
  }

  /** Whether there are articles and sites at all: there are none while a database is being restored. */
  async isFilled(): Promise<boolean> {
    return (await this.database.query(findAny)).length > 0;
  }

  async reactions(commentIds: readonly string[]): Promise<Map<string, number>> {
    return toMap(await this.database.query<ReactionRow>(readReactions, [commentIds]));
  }

  /** Counts that changed since then: the last `limit` of them, the newest last. */
  async recentReactions(articleId: string, since: Date, limit: number): Promise<Map<string, number>> {
    const rows = await this.database.query<ReactionRow>(recentReactions, [articleId, since, limit]);
    return toMap(rows.toReversed());
  }

  /** Who holds which comment of the site at this moment. */
  async claims(siteId: string): Promise<Map<string, Lease>> {
    const rows = await this.database.query<{ commentId: string; id: string; name: string; until: Date }>(readClaims, [
      siteId,
    ]);
    return new Map(
      rows.map(({ commentId, id, name, until }) => [commentId, { by: { id, name }, until: until.toISOString() }]),
    );
  }
}

const toMap = (rows: ReactionRow[]): Map<string, number> => new Map(rows.map(({ id, reactions }) => [id, reactions]));
