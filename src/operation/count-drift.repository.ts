import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

/** A stored count that is not what counting says. */
export interface Drift {
  /** `table.column`. */
  count: string;
  /** Key of the row that holds it. */
  key: string;
  stored: number;
  counted: number;
}

/**
 * Every denormalised count against what it counts, in one snapshot. Reads everything: for tests and an operator’s
 * check, not for a timer.
 */
const findDrift = statement(
  'counts.drift',
  `WITH checked (count, key, stored, counted) AS (
     SELECT 'articles.total', a.id, a.total, coalesce(c.n, 0) FROM articles a
     LEFT JOIN (SELECT article_id, count(*) AS n FROM comments WHERE status = 'published' GROUP BY 1) c ON c.article_id = a.id
     UNION ALL
     SELECT 'comments.reply_count', p.id, p.reply_count, coalesce(c.n, 0) FROM comments p
     LEFT JOIN (SELECT parent_id, count(*) AS n FROM comments WHERE status = 'published' GROUP BY 1) c ON c.parent_id = p.id
     UNION ALL
     SELECT 'comments.thread_size', p.id, p.thread_size, coalesce(t.n, 0) FROM comments p LEFT JOIN (
       SELECT ancestor, count(*) AS n FROM comments c, unnest(c.ancestors) AS ancestor WHERE c.status = 'published' GROUP BY 1
     ) t ON t.ancestor = p.id
     UNION ALL
     SELECT 'comments.reactions', c.id, c.reactions, coalesce(r.n, 0) FROM comments c
     LEFT JOIN (SELECT comment_id, count(*) AS n FROM reactions GROUP BY 1) r ON r.comment_id = c.id
     UNION ALL
     SELECT 'comments.reports', c.id, c.reports, coalesce(r.n, 0) FROM comments c
     LEFT JOIN (SELECT comment_id, count(*) AS n FROM reports WHERE resolved_by IS NULL GROUP BY 1) r ON r.comment_id = c.id
     WHERE c.status IN ('pending', 'published')
     UNION ALL
     SELECT 'accounts.' || s.status, a.id, CASE s.status WHEN 'published' THEN a.published ELSE a.rejected END, coalesce(c.n, 0)
     FROM accounts a CROSS JOIN (VALUES ('published'), ('rejected')) AS s (status)
     LEFT JOIN (SELECT author_id, status, count(*) AS n FROM comments GROUP BY 1, 2) c ON c.author_id = a.id AND c.status = s.status
     UNION ALL
     SELECT 'site_counts.' || v.view, s.id,
            coalesce(CASE v.view WHEN 'pending' THEN n.pending WHEN 'reported' THEN n.reported WHEN 'escalated' THEN n.escalated WHEN 'published' THEN n.published ELSE n.rejected END, 0),
            coalesce(c.n, 0)
     FROM sites s LEFT JOIN site_counts n ON n.site_id = s.id
     CROSS JOIN (VALUES ('pending'), ('reported'), ('escalated'), ('published'), ('rejected')) AS v (view)
     LEFT JOIN (
       SELECT site_id, status AS view, count(*) AS n FROM comments GROUP BY 1, 2
       UNION ALL
       SELECT site_id, 'reported', count(*) FROM comments WHERE status = 'published' AND reports > 0 GROUP BY 1
       UNION ALL
       SELECT site_id, 'escalated', count(*) FROM comments WHERE escalation_id IS NOT NULL GROUP BY 1
     ) c ON c.site_id = s.id AND c.view = v.view
   )
   SELECT count, key, stored, counted FROM checked WHERE stored <> counted ORDER BY count, key LIMIT 1000`,
);

/** The reconciler: proves that no count has drifted, or names those that have. */
@Injectable()
export class CountDriftRepository {
  constructor(private readonly database: Database) {}

  async find(): Promise<Drift[]> {
    return this.database.query<Drift>(findDrift);
  }
}
