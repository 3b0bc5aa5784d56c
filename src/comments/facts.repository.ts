import { Injectable } from '@nestjs/common';
import type { Sanction } from '../accounts/sanction.entity.js';
import type { Article } from '../articles/article.entity.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { RECENT_OWN_LIMIT, RECENT_WINDOW_MS, type RecentComment } from '../screening/screening.facts.js';
import type { Site } from '../sites/site.entity.js';
import type { CommentStatus } from './comment-status.js';

/** Enough to see that a text goes round. */
const RECENT_OTHERS_LIMIT = 5;

const RECENT = `interval '${RECENT_WINDOW_MS} milliseconds'`;

/** Everything about a submission that the database knows, in one round trip. */
export interface SubmissionFacts {
  article: Pick<Article, 'id' | 'siteId' | 'commenting' | 'moderation'>;
  site: Pick<Site, 'moderation' | 'holdFirst' | 'wordsVersion'>;
  author: { publishedCount: number; sanctions: Pick<Sanction, 'kind' | 'until'>[] };
  parent: { id: string; articleId: string; status: CommentStatus; ancestors: string[] } | null;
  recent: { own: RecentComment[]; others: RecentComment[] };
}

const gatherFacts = statement(
  'facts.submission',
  `SELECT
     jsonb_build_object('id', article.id, 'siteId', article.site_id, 'commenting', article.commenting, 'moderation', article.moderation) AS article,
     jsonb_build_object('moderation', site.moderation, 'holdFirst', site.hold_first, 'wordsVersion', site.words_version) AS site,
     jsonb_build_object('publishedCount', author.published, 'sanctions', coalesce((
       SELECT jsonb_agg(jsonb_build_object('kind', kind, 'until', until)) FROM sanctions
       WHERE account_id = $2 AND lifted_at IS NULL AND (until IS NULL OR until > now())
     ), '[]')) AS author,
     (SELECT jsonb_build_object('id', id, 'articleId', article_id, 'status', status, 'ancestors', ancestors) FROM comments WHERE id = $3) AS parent,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('key', body_key, 'at', created_at)) FROM (
         SELECT body_key, created_at FROM comments
         WHERE author_id = $2 AND site_id = site.id AND status <> 'withdrawn' AND id IS DISTINCT FROM $5 AND created_at > now() - ${RECENT}
         ORDER BY id DESC LIMIT ${RECENT_OWN_LIMIT}
       ) recent
     ), '[]') AS own,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('key', body_key, 'at', created_at)) FROM (
         SELECT body_key, created_at FROM comments
         WHERE $4 <> '' AND body_key = $4 AND author_id <> $2 AND site_id = site.id AND created_at > now() - ${RECENT} ORDER BY id DESC LIMIT ${RECENT_OTHERS_LIMIT}
       ) recent
     ), '[]') AS others
   FROM articles article JOIN sites site ON site.id = article.site_id, accounts author
   WHERE article.id = $1 AND author.id = $2`,
);

/** Dates come out of jsonb as text. */
const withDates = <T extends { at: string }>(texts: T[]): (Omit<T, 'at'> & { at: Date })[] =>
  texts.map((text) => ({ ...text, at: new Date(text.at) }));

type Raw<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };
interface FactsRow extends Omit<SubmissionFacts, 'author' | 'recent'> {
  author: { publishedCount: number; sanctions: { kind: Sanction['kind']; until: string | null }[] };
  own: Raw<RecentComment>[];
  others: Raw<RecentComment>[];
}

@Injectable()
export class FactsRepository {
  constructor(private readonly database: Database) {}

  /** Null for an unknown article. `except`: the comment that is being edited, which does not repeat itself. */
  async gather(input: {
    articleId: string;
    authorId: string;
    parentId: string | null;
    bodyKey: string;
    except: string | null;
  }): Promise<SubmissionFacts | null> {
    const { articleId, authorId, parentId, bodyKey, except } = input;
    const [row] = await this.database.query<FactsRow>(gatherFacts, [articleId, authorId, parentId, bodyKey, except]);
    if (!row) return null;
    const { article, site, author, parent, own, others } = row;
    const sanctions = author.sanctions.map(({ kind, until }) => ({
      kind,
      until: until === null ? null : new Date(until),
    }));
    return {
      article,
      site,
      author: { ...author, sanctions },
      parent,
      recent: { own: withDates(own), others: withDates(others) },
    };
  }
}
