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

/** Every count that is kept beside what it counts, counted anew in one snapshot. Reads everything: for tests and for an operator's check, not for a timer. */
const findDrift = statement(
  'counts.drift',
  `WITH checked (count, key, stored, counted) AS (
     SELECT 'articles.total', a.id, a.total, (SELECT count(*) FROM comments c WHERE c.article_id = a.id AND c.status = 'published') FROM articles a
     UNION ALL
     SELECT 'comments.reply_count', p.id, p.reply_count, (SELECT count(*) FROM comments c WHERE c.parent_id = p.id AND c.status = 'published') FROM comments p
     UNION ALL
     SELECT 'comments.thread_size', p.id, p.thread_size, coalesce(t.n, 0) FROM comments p LEFT JOIN (
       SELECT ancestor, count(*) AS n FROM comments c, unnest(c.ancestors) AS ancestor WHERE c.status = 'published' GROUP BY ancestor
     ) t ON t.ancestor = p.id
     UNION ALL
     SELECT 'comments.reactions', c.id, c.reactions, (SELECT count(*) FROM reactions r WHERE r.comment_id = c.id) FROM comments c
     UNION ALL
     SELECT 'comments.reports', c.id, c.reports, (SELECT count(*) FROM reports r WHERE r.comment_id = c.id AND r.resolved_by IS NULL)
     FROM comments c WHERE c.status IN ('pending', 'published')
     UNION ALL
     SELECT 'accounts.' || s.status, a.id, CASE s.status WHEN 'published' THEN a.published ELSE a.rejected END,
            (SELECT count(*) FROM comments c WHERE c.author_id = a.id AND c.status = s.status)
     FROM accounts a, (VALUES ('published'), ('rejected')) AS s (status)
     UNION ALL
     SELECT 'site_counts.' || v.view, s.id,
            coalesce(CASE v.view WHEN 'pending' THEN n.pending WHEN 'reported' THEN n.reported WHEN 'escalated' THEN n.escalated WHEN 'published' THEN n.published ELSE n.rejected END, 0),
            (SELECT count(*) FROM comments c WHERE c.site_id = s.id AND CASE v.view WHEN 'reported' THEN c.status = 'published' AND c.reports > 0 WHEN 'escalated' THEN c.escalation_id IS NOT NULL ELSE c.status = v.view END)
     FROM sites s LEFT JOIN site_counts n ON n.site_id = s.id, (VALUES ('pending'), ('reported'), ('escalated'), ('published'), ('rejected')) AS v (view)
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
