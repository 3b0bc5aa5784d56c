import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { ChangeSet, CountedAncestor } from './change-set.js';

const addToThreads = statement(
  'counts.threads',
  `UPDATE comments c SET thread_size = c.thread_size + d.thread, reply_count = c.reply_count + d.replies
   FROM unnest($1::uuid[], $2::int[], $3::int[]) AS d (id, thread, replies) WHERE c.id = d.id
   RETURNING c.id, c.article_id AS "articleId", c.status, c.thread_size AS "threadSize"`,
);
const addToArticles = statement(
  'counts.articles',
  `UPDATE articles a SET total = a.total + d.total FROM unnest($1::uuid[], $2::int[]) AS d (id, total) WHERE a.id = d.id`,
);

/** Rows are locked in the order of their ids first: a bulk decision and a submission may meet on several. */
const addToAccounts = statement(
  'counts.accounts',
  `WITH locked AS (SELECT id FROM accounts WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE)
   UPDATE accounts a SET published = a.published + d.published, rejected = a.rejected + d.rejected
   FROM locked JOIN unnest($1::uuid[], $2::int[], $3::int[]) AS d (id, published, rejected) USING (id) WHERE a.id = locked.id`,
);
const addToSites = statement(
  'counts.sites',
  `INSERT INTO site_counts AS s (site_id, pending, reported, escalated, published, rejected)
   SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[]) AS d (site_id, pending, reported, escalated, published, rejected) ORDER BY site_id
   ON CONFLICT (site_id) DO UPDATE SET pending = s.pending + excluded.pending, reported = s.reported + excluded.reported,
     escalated = s.escalated + excluded.escalated, published = s.published + excluded.published, rejected = s.rejected + excluded.rejected`,
);

/** Writes the sums of a change set. Every count is changed by the transaction that changes what it counts, and nowhere else. */
@Injectable()
export class CountsRepository {
  /** Answers the ancestors as they are counted now. */
  async addToThreads(tx: Transaction, { threads, replies }: ChangeSet): Promise<CountedAncestor[]> {
    const ids = [...threads.keys()];
    if (ids.length === 0) return [];
    return tx.query<CountedAncestor>(addToThreads, [ids, [...threads.values()], ids.map((id) => replies.get(id) ?? 0)]);
  }

  async addToArticles(tx: Transaction, { articles }: ChangeSet): Promise<void> {
    if (articles.size > 0) await tx.query(addToArticles, [[...articles.keys()], [...articles.values()]]);
  }

  async addToAccounts(tx: Transaction, { authors }: ChangeSet): Promise<void> {
    const moved = [...authors].filter(([, { published, rejected }]) => published !== 0 || rejected !== 0);
    if (moved.length === 0) return;
    await tx.query(addToAccounts, [
      moved.map(([id]) => id),
      moved.map(([, sum]) => sum.published),
      moved.map(([, sum]) => sum.rejected),
    ]);
  }

  async addToSites(tx: Transaction, { sites }: ChangeSet): Promise<void> {
    const moved = [...sites].filter(([, sum]) => Object.values(sum).some((n) => n !== 0));
    if (moved.length === 0) return;
    await tx.query(addToSites, [
      moved.map(([id]) => id),
      moved.map(([, sum]) => sum.pending),
      moved.map(([, sum]) => sum.reported),
      moved.map(([, sum]) => sum.escalated),
      moved.map(([, sum]) => sum.published),
      moved.map(([, sum]) => sum.rejected),
    ]);
  }
}
