import { Injectable } from '@nestjs/common';

import { holdsOn, inForce } from '../accounts/sanctions.repository.js';
import type { Article } from '../articles/article.entity.js';
import { AUTHORED_COLUMNS, type AuthoredComment } from '../comments/comment-rows.js';
import { FIRST_ID, LAST_ID } from '../pages/pages.repository.js';
import { Database } from '../database/database.js';
import { statement, type Statement } from '../database/statement.js';
import type { Counts } from '../contract/queue.schemas.js';
import type { SanctionKind, QueueSort, View } from '../contract/terms.js';

/** The latest reports that come with an item; their number tells of the rest. */
const REPORTS_SHOWN = 20;

/** Sort key of the last item of a page by the index. `at` counts only where something waits. */
export interface QueueKey {
  at: Date | null;
  id: string;
}

export interface QueueRow extends AuthoredComment {
  article: Pick<Article, 'id' | 'url' | 'title' | 'commenting'>;
  authorStanding: { joinedAt: string; published: number; rejected: number };
  sanctions: { id: string; site: string | null; kind: SanctionKind; reason: string; until: string | null }[];
  openReports: {
    id: string;
    reason: string;
    note: string | null;
    createdAt: string;
    by: { id: string; name: string };
  }[];
  claim: { by: { id: string; name: string }; until: string } | null;
  escalation: { by: { id: string; name: string }; at: string; note: string | null } | null;
}

/** What each view selects and is sorted by, matching a partial index to the letter. */
export const VIEW_FILTER: Record<View, string> = {
  pending: `c.status = 'pending'`,
  reported: `c.status = 'published' AND c.reports > 0`,
  escalated: `c.escalation_id IS NOT NULL`,
  published: `c.status = 'published'`,
  rejected: `c.status = 'rejected'`,
};

export const waits = (view: View): boolean => view !== 'published' && view !== 'rejected';

interface Order {
  /** What is sorted by, and the id after it. */
  key: string | null;
  compare: string;
  direction: string;
  /** Before everything. */
  at: string;
  id: string;
}

const OLDEST: Order = { key: 'c.waiting_since', compare: '>', direction: 'ASC', at: '-infinity', id: FIRST_ID };
const NEWEST: Order = { key: 'c.waiting_since', compare: '<', direction: 'DESC', at: 'infinity', id: LAST_ID };
const ORDERS: Record<QueueSort, Order> = {
  oldest: OLDEST,
  newest: NEWEST,
  priority: { ...OLDEST, key: 'c.ranked_at' },
};

/** Where nothing waits there is nothing but the id to sort by, and nothing urgent. */
export const orderOf = (view: View, sort: QueueSort): Order =>
  waits(view) ? ORDERS[sort] : { ...(sort === 'oldest' ? OLDEST : NEWEST), key: null };

/** `ORDER BY` of an order. */
export const sorted = ({ key, direction }: Order): string =>
  [key, 'c.id'].flatMap((column) => (column === null ? [] : `${column} ${direction}`)).join(', ');

export const perView = <T>(make: (view: View) => T): Record<View, T> => ({
  pending: make('pending'),
  reported: make('reported'),
  escalated: make('escalated'),
  published: make('published'),
  rejected: make('rejected'),
});

export const perSort = <T>(make: (view: View, sort: QueueSort) => T): Record<View, Record<QueueSort, T>> =>
  perView((view) => ({
    oldest: make(view, 'oldest'),
    newest: make(view, 'newest'),
    priority: make(view, 'priority'),
  }));

const pageStatement = (view: View, sort: QueueSort): Statement => {
  const order = orderOf(view, sort);
  const { key, compare } = order;
  const after = key === null ? `c.id ${compare} $3::uuid` : `(${key}, c.id) ${compare} ($3::timestamptz, $4::uuid)`;
  return statement(
    `queue.page.${view}.${sort}`,
    `SELECT c.id FROM comments c WHERE c.site_id = $1 AND ${VIEW_FILTER[view]} AND ${after}
     ORDER BY ${sorted(order)} LIMIT $2`,
  );
};

const PAGES = perSort(pageStatement);

/** Everything around each comment, only for those that are shown: the page is found first, on its index alone. */
const readItems = statement(
  'queue.items',
  `SELECT ${AUTHORED_COLUMNS},
     jsonb_build_object('id', article.id, 'url', article.url, 'title', article.title, 'commenting', article.commenting) AS article,
     jsonb_build_object('joinedAt', a.created_at, 'published', a.published, 'rejected', a.rejected) AS "authorStanding",
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('id', s.id, 'site', s.site_id, 'kind', s.kind, 'reason', s.reason, 'until', s.until) ORDER BY s.created_at)
       FROM sanctions s WHERE s.account_id = c.author_id AND ${holdsOn('s', 'c.site_id')} AND ${inForce('s')}
     ), '[]') AS sanctions,
     coalesce((
       SELECT jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason, 'note', r.note, 'createdAt', r.created_at,
                                           'by', jsonb_build_object('id', r.account_id, 'name', r.name)))
       FROM (
         SELECT r.id, r.reason, r.note, r.created_at, r.account_id, reporter.name FROM reports r JOIN accounts reporter ON reporter.id = r.account_id
         WHERE r.comment_id = c.id AND r.resolved_by IS NULL ORDER BY r.id DESC LIMIT ${REPORTS_SHOWN}
       ) r
     ), '[]') AS "openReports",
     (SELECT jsonb_build_object('by', jsonb_build_object('id', k.account_id, 'name', holder.name), 'until', k.expires_at)
      FROM claims k JOIN accounts holder ON holder.id = k.account_id WHERE k.comment_id = c.id AND k.expires_at > now()) AS claim,
     (SELECT jsonb_build_object('by', jsonb_build_object('id', e.account_id, 'name', m.name), 'at', e.at, 'note', e.note)
      FROM escalations e JOIN accounts m ON m.id = e.account_id WHERE e.id = c.escalation_id) AS escalation
   FROM unnest($1::uuid[]) WITH ORDINALITY AS listed (id, place)
   JOIN comments c ON c.id = listed.id JOIN accounts a ON a.id = c.author_id JOIN articles article ON article.id = c.article_id
   ORDER BY listed.place`,
);

const readParents = statement(
  'queue.parents',
  `SELECT ${AUTHORED_COLUMNS} FROM comments c JOIN accounts a ON a.id = c.author_id WHERE c.id = ANY ($1)`,
);

const readCounts = statement(
  'queue.counts',
  `SELECT pending, reported, escalated, published, rejected FROM site_counts WHERE site_id = $1`,
);

const NO_COUNTS: Counts = { pending: 0, reported: 0, escalated: 0, published: 0, rejected: 0 };

@Injectable()
export class QueueRepository {
  constructor(private readonly database: Database) {}

  /** The ids of one page, in order. */
  async page(siteId: string, view: View, sort: QueueSort, after: QueueKey | null, limit: number): Promise<string[]> {
    const { key: column, at, id } = orderOf(view, sort);
    const key = column !== null ? [after?.at ?? at, after?.id ?? id] : [after?.id ?? id];
    const rows = await this.database.query<{ id: string }>(PAGES[view][sort], [siteId, limit, ...key]);
    return rows.map((row) => row.id);
  }

  /** In the order given. */
  async items(ids: readonly string[]): Promise<QueueRow[]> {
    return this.database.query<QueueRow>(readItems, [ids]);
  }

  async parents(ids: readonly string[]): Promise<Map<string, AuthoredComment>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<AuthoredComment>(readParents, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async counts(siteId: string): Promise<Counts> {
    const [row] = await this.database.query<Counts>(readCounts, [siteId]);
    return row ?? NO_COUNTS;
  }
}
