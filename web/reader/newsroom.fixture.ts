import type { ArticlePage, Below, CommentView, RepliesPage } from '../../src/contract/comments.schemas.js';
import type { ThreadEvent } from './threads.js';

type Status = CommentView['status'];

interface Row {
  id: string;
  parentId: string | null;
  status: Status;
  revision: number;
}

/** A server in miniature: comments, what is shown of them, and the events that tell of every change. */
export class MiniatureNewsroom {
  readonly log: { type: string; id: string }[] = [];
  private readonly rows: Row[] = [];

  constructor(private readonly pageSize = 2) {}

  get size(): number {
    return this.rows.length;
  }

  submit(parent: number | null, status: 'published' | 'pending'): void {
    const above = parent === null ? undefined : this.rows[parent % Math.max(1, this.rows.length)];
    const parentId = above?.status === 'published' ? above.id : null;
    const row: Row = { id: `c${String(this.rows.length).padStart(4, '0')}`, parentId, status: 'pending', revision: 0 };
    this.rows.push(row);
    this.change(row, status);
  }

  /** Decides, withdraws or edits, whatever the comment is. */
  turn(index: number, status: Status): void {
    const row = this.rows[index % Math.max(1, this.rows.length)];
    if (row && row.status !== 'withdrawn') this.change(row, status);
  }

  /** The event as it would be sent now. */
  present(index: number): ThreadEvent {
    const { type, id } = this.log[index] as { type: string; id: string };
    const row = this.find(id);
    const removed = type === 'comment.removed';
    const comment = removed === (row.status === 'published') ? null : this.view(row);
    const parent = row.parentId === null ? null : { id: row.parentId, replyCount: this.replyCount(row.parentId) };
    return { type, commentId: id, comment, total: this.total, parent };
  }

  page(cursor: string | null): ArticlePage & { seq: number } {
    const roots = this.rows.filter((row) => row.parentId === null && this.isShown(row)).reverse();
    const { items, nextCursor } = this.cut(roots, cursor, (id, after) => id < after);
    const threads = items.map((row) => ({ row, replies: this.shownReplies(row.id).slice(0, this.pageSize) }));
    return {
      items: threads.map(({ row, replies }) => ({
        ...(this.view(row) as CommentView),
        replies: replies.map((reply) => this.view(reply) as CommentView),
      })),
      nextCursor,
      total: this.total,
      below: this.below(threads.flatMap(({ row, replies }) => [row, ...replies])),
      live: { epoch: 'e', seq: this.log.length },
      seq: this.log.length,
    };
  }

  replies(parentId: string, cursor: string | null): RepliesPage {
    const { items, nextCursor } = this.cut(this.shownReplies(parentId), cursor, (id, after) => id > after);
    return { items: items.map((row) => this.view(row) as CommentView), nextCursor, below: this.below(items) };
  }

  /** Everything that is shown, in order, each comment with its depth. */
  tree(parentId: string | null = null, depth = 0): unknown[] {
    const rows =
      parentId === null ? this.rows.filter((row) => row.parentId === null).reverse() : this.children(parentId);
    return rows
      .filter((row) => this.isShown(row))
      .flatMap((row) => [[depth, this.view(row)], ...this.tree(row.id, depth + 1)]);
  }

  get total(): number {
    return this.rows.filter(({ status }) => status === 'published').length;
  }

  private change(row: Row, status: Status): void {
    const wasPublished = row.status === 'published';
    const above = this.ancestors(row);
    const shownBefore = above.map((ancestor) => this.isShown(ancestor));
    const ownBefore = this.isShown(row);
    row.status = status;
    row.revision++;
    if (status === 'published') this.tell(wasPublished ? 'comment.edited' : 'comment.published', row);
    else if (wasPublished || ownBefore) this.tell('comment.removed', row);
    above.forEach((ancestor, index) => {
      if (this.isShown(ancestor) !== shownBefore[index]) this.tell('comment.removed', ancestor);
    });
  }

  private tell(type: string, { id }: Row): void {
    this.log.push({ type, id });
  }

  private view(row: Row): CommentView | null {
    if (!this.isShown(row)) return null;
    const isPublished = row.status === 'published';
    return {
      id: row.id,
      articleId: 'a',
      parentId: row.parentId,
      author: isPublished ? { id: 'r', name: 'Reader' } : null,
      body: isPublished ? `${row.id} in revision ${row.revision}` : null,
      status: row.status,
      revision: row.revision,
      createdAt: '2026-01-01T00:00:00.000Z',
      editedAt: null,
      reactions: 0,
      replyCount: this.replyCount(row.id),
      ...(isPublished ? {} : { removedBy: 'moderator' as const }),
    };
  }

  private cut(rows: Row[], cursor: string | null, isAfter: (id: string, cursor: string) => boolean) {
    const rest = cursor === null ? rows : rows.filter(({ id }) => isAfter(id, cursor));
    const items = rest.slice(0, this.pageSize);
    return { items, nextCursor: rest.length > this.pageSize ? (items.at(-1)?.id ?? null) : null };
  }

  private below(rows: Row[]): Below {
    return Object.fromEntries(rows.map(({ id }) => [id, this.threadSize(id)]).filter(([, size]) => size !== 0));
  }

  private find(id: string): Row {
    return this.rows.find((row) => row.id === id) as Row;
  }

  private children(id: string): Row[] {
    return this.rows.filter(({ parentId }) => parentId === id);
  }

  private shownReplies(id: string): Row[] {
    return this.children(id).filter((row) => this.isShown(row));
  }

  private replyCount(id: string): number {
    return this.children(id).filter(({ status }) => status === 'published').length;
  }

  private threadSize(id: string): number {
    return this.children(id).reduce(
      (sum, row) => sum + (row.status === 'published' ? 1 : 0) + this.threadSize(row.id),
      0,
    );
  }

  private isShown(row: Row): boolean {
    return row.status === 'published' || this.threadSize(row.id) > 0;
  }

  private ancestors(row: Row): Row[] {
    const above: Row[] = [];
    for (let at = row.parentId; at !== null; at = this.find(at).parentId) above.push(this.find(at));
    return above;
  }
}
