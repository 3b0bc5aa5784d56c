import { Injectable } from '@nestjs/common';
import type { Sanction } from '../accounts/sanction.entity.js';
import { holdsOn, inForce } from '../accounts/sanctions.repository.js';
import type { Article } from '../articles/article.entity.js';
import { firstIdAt } from '../common/ids.js';
import { batchLoader } from '../database/batch-loader.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { RECENT_OWN_LIMIT, RECENT_WINDOW_MS, type RecentComment } from '../screening/screening.facts.js';
import type { Site } from '../sites/site.entity.js';
import type { CommentStatus } from '../contract/terms.js';

/** Enough to see that a text goes round. */
const RECENT_OTHERS_LIMIT = 5;

/** As many submissions are looked up together. */
const SUBMISSIONS_AT_ONCE = 100;

/** Everything about a submission that the database knows. */
export interface SubmissionFacts {
  article: Pick<Article, 'id' | 'siteId' | 'commenting' | 'moderation'>;
  site: Pick<Site, 'moderation' | 'holdFirst' | 'wordsVersion'>;
  author: { publishedCount: number; sanctions: Pick<Sanction, 'kind' | 'until'>[] };
  parent: { id: string; articleId: string; status: CommentStatus; ancestors: string[] } | null;
  recent: { own: RecentComment[]; others: RecentComment[] };
}

/** `$6` is the least id of recent comments: a range of the index, however many the author has written. */
const gatherFacts = statement(
  'facts.submission',
  `SELECT asked.place,
     jsonb_build_object('id', article.id, 'siteId', article.site_id, 'commenting', article.commenting, 'moderation', article.moderation) AS article,
     jsonb_build_object('moderation', site.moderation, 'holdFirst', site.hold_first, 'wordsVersion', site.words_version) AS site,
     jsonb_build_object('publishedCount', author.published, 'sanctions', coalesce((
       SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'until', s.until)) FROM sanctions s
       WHERE s.account_id = asked.author_id AND ${holdsOn('s', 'site.id')} AND ${inForce('s')}
     ), '[]')) AS author,
     (SELECT jsonb_build_object('id', id, 'articleId', article_id, 'status', status, 'ancestors', ancestors) FROM comments WHERE id = asked.parent_id) AS parent,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('key', body_key, 'at', created_at)) FROM (
         SELECT body_key, created_at FROM comments
         WHERE author_id = asked.author_id AND site_id = site.id AND status <> 'withdrawn' AND id IS DISTINCT FROM asked.edited_id AND id > $6
         ORDER BY id DESC LIMIT ${RECENT_OWN_LIMIT}
       ) recent
     ), '[]') AS own,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('key', body_key, 'at', created_at)) FROM (
         SELECT body_key, created_at FROM comments
         WHERE asked.body_key <> '' AND body_key = asked.body_key AND author_id <> asked.author_id AND site_id = site.id AND id > $6 ORDER BY id DESC LIMIT ${RECENT_OTHERS_LIMIT}
       ) recent
     ), '[]') AS others
   FROM unnest((SELECT $1::uuid[]), (SELECT $2::uuid[]), (SELECT $3::uuid[]), (SELECT $4::text[]), (SELECT $5::uuid[])) WITH ORDINALITY AS asked (article_id, author_id, parent_id, body_key, edited_id, place)
   JOIN articles article ON article.id = asked.article_id JOIN sites site ON site.id = article.site_id JOIN accounts author ON author.id = asked.author_id`,
);

/** Dates come out of jsonb as text. */
const withDates = <T extends { at: string }>(texts: T[]): (Omit<T, 'at'> & { at: Date })[] =>
  texts.map((text) => ({ ...text, at: new Date(text.at) }));

type Raw<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };
interface FactsRow extends Omit<SubmissionFacts, 'author' | 'recent'> {
  place: number;
  author: { publishedCount: number; sanctions: { kind: Sanction['kind']; until: string | null }[] };
  own: Raw<RecentComment>[];
  others: Raw<RecentComment>[];
}

/** A submission, as far as the database knows something of it. `except`: the comment that is being edited, which does not repeat itself. */
interface Asked {
  articleId: string;
  authorId: string;
  parentId: string | null;
  bodyKey: string;
  except: string | null;
}

@Injectable()
export class FactsRepository {
  private readonly loader = batchLoader<Asked, SubmissionFacts | null>(
    (asked) => this.readAll(asked),
    SUBMISSIONS_AT_ONCE,
  );

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null for an unknown article. */
  gather(asked: Asked): Promise<SubmissionFacts | null> {
    return this.loader.load(asked);
  }

  private async readAll(asked: readonly Asked[]): Promise<(SubmissionFacts | null)[]> {
    const rows = await this.database.query<FactsRow>(gatherFacts, [
      asked.map(({ articleId }) => articleId),
      asked.map(({ authorId }) => authorId),
      asked.map(({ parentId }) => parentId),
      asked.map(({ bodyKey }) => bodyKey),
      asked.map(({ except }) => except),
      firstIdAt(new Date(this.clock.now().getTime() - RECENT_WINDOW_MS)),
    ]);
    const facts = new Map(rows.map((row) => [row.place, factsOf(row)]));
    return asked.map((_, at) => facts.get(at + 1) ?? null);
  }
}

function factsOf({ article, site, author, parent, own, others }: FactsRow): SubmissionFacts {
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
