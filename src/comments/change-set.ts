import type { NewLogEntry } from '../audit/log.repository.js';
import { newEvent, type NewEvent } from '../events/domain-events.js';

import type { CommentRow } from './comment-rows.js';
import { streamKey } from '../contract/streams.js';
import type { CommentStatus } from '../contract/terms.js';

/** What a comment was before a change, as far as others depend on it; null when the change creates it. */
export type Before = Pick<CommentRow, 'status' | 'reports' | 'revision' | 'escalationId'> | null;

export interface Tally {
  pending: number;
  reported: number;
  escalated: number;
  published: number;
  rejected: number;
}

/** An ancestor after its thread was counted anew. */
export interface CountedAncestor {
  id: string;
  articleId: string;
  status: CommentStatus;
  threadSize: number;
}

const ACCOUNT_EVENTS = {
  pending: 'comment.held',
  published: 'comment.published',
  rejected: 'comment.rejected',
  withdrawn: 'comment.withdrawn',
} as const;

const bump = (map: Map<string, number>, key: string, by: number): void => {
  if (by !== 0) map.set(key, (map.get(key) ?? 0) + by);
};

const tally = ({ status, reports, escalationId }: NonNullable<Before>): Tally => ({
  pending: Number(status === 'pending'),
  reported: Number(status === 'published' && reports > 0),
  escalated: Number(escalationId !== null),
  published: Number(status === 'published'),
  rejected: Number(status === 'rejected'),
});

const NOTHING: Tally = { pending: 0, reported: 0, escalated: 0, published: 0, rejected: 0 };

/**
 * Works out what changes of comments mean for everything that depends on them: counts by thread, article, author and site, and who is told.
 * Pure bookkeeping: `CommentChanges` reads and writes. All of it is sums, so that one change and a thousand are the same work.
 */
export class ChangeSet {
  readonly threads = new Map<string, number>();
  readonly replies = new Map<string, number>();
  readonly articles = new Map<string, number>();
  readonly authors = new Map<string, { published: number; rejected: number }>();
  readonly sites = new Map<string, Tally>();
  /** Sites where a comment that stood already was changed: its claim has ended. */
  readonly sitesWithChanges = new Set<string>();
  readonly log: NewLogEntry[] = [];
  private readonly events: NewEvent[] = [];
  private readonly changed = new Set<string>();

  /** Notes that a comment came to be what `after` says. */
  record(before: Before, after: CommentRow): void {
    this.changed.add(after.id);
    if (before) this.sitesWithChanges.add(after.siteId);
    const was = before ? tally(before) : NOTHING;
    const is = tally(after);
    const published = is.published - was.published;
    for (const ancestor of after.ancestors) bump(this.threads, ancestor, published);
    if (after.parentId !== null) bump(this.replies, after.parentId, published);
    bump(this.articles, after.articleId, published);
    this.countAuthor(after.authorId, published, is.rejected - was.rejected);
    this.countSite(after.siteId, was, is);
    this.tellReaders(before, after);
    if (before?.status !== after.status) {
      this.add(newEvent(streamKey('account', after.authorId), ACCOUNT_EVENTS[after.status], after.id, null));
    }
  }

  add(event: NewEvent): void {
    this.events.push(event);
  }

  /**
   * All events in order. A tombstone that its last published reply left, or that a first one calls back, is told of too:
   * it goes after what made it go, and comes before what hangs below it.
   */
  eventsWith(ancestors: readonly CountedAncestor[]): NewEvent[] {
    const flips = ancestors
      .filter(({ id, status }) => status !== 'published' && !this.changed.has(id))
      .map((row) => ({
        ...row,
        shownBefore: row.threadSize - (this.threads.get(row.id) ?? 0) > 0,
        shown: row.threadSize > 0,
      }))
      .filter(({ shownBefore, shown }) => shownBefore !== shown)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const told = (row: CountedAncestor) =>
      newEvent(streamKey('article', row.articleId), 'comment.removed', row.id, null);
    return [
      ...flips.filter(({ shown }) => shown).map(told),
      ...this.events,
      ...flips
        .filter(({ shown }) => !shown)
        .reverse()
        .map(told),
    ];
  }

  private countAuthor(id: string, published: number, rejected: number): void {
    const sum = this.authors.get(id) ?? { published: 0, rejected: 0 };
    this.authors.set(id, { published: sum.published + published, rejected: sum.rejected + rejected });
  }

  private countSite(id: string, was: Tally, is: Tally): void {
    const sum = this.sites.get(id) ?? NOTHING;
    this.sites.set(id, {
      pending: sum.pending + is.pending - was.pending,
      reported: sum.reported + is.reported - was.reported,
      escalated: sum.escalated + is.escalated - was.escalated,
      published: sum.published + is.published - was.published,
      rejected: sum.rejected + is.rejected - was.rejected,
    });
  }

  /** A change that readers cannot see, such as a report, leaves the revision as it was. */
  private tellReaders(before: Before, after: CommentRow): void {
    const type = this.typeForReaders(before, after);
    if (type) this.add(newEvent(streamKey('article', after.articleId), type, after.id, null));
  }

  private typeForReaders(
    before: Before,
    after: CommentRow,
  ): 'comment.published' | 'comment.edited' | 'comment.removed' | null {
    if (before?.revision === after.revision) return null;
    if (after.status === 'published') return before?.status === 'published' ? 'comment.edited' : 'comment.published';
    return before?.status === 'published' || after.threadSize > 0 ? 'comment.removed' : null;
  }
}
