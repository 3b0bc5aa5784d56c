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

@Injectable()
export class CountsRepository {
  /** Adds what changed below each ancestor; answers the ancestors as they are counted now. */
  async addToThreads(tx: Transaction, { threads, replies }: ChangeSet): Promise<CountedAncestor[]> {
    const ids = [...threads.keys()];
    if (ids.length === 0) return [];
    return tx.query<CountedAncestor>(addToThreads, [ids, [...threads.values()], ids.map((id) => replies.get(id) ?? 0)]);
  }
}
