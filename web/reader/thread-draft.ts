import type { Below, CommentView } from '../../src/contract/comments.schemas.js';

import type { CommentSort } from '../../src/contract/terms.js';
import type { Entry, RootKey, ThreadEvent, Threads } from './threads.js';

type Order = (a: RootKey, b: RootKey) => number;

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
export const ORDERS: Record<CommentSort, Order> = {
  newest: (a, b) => byId(b, a),
  oldest: byId,
  top: (a, b) => b.reactions - a.reactions || byId(b, a),
};

/** One change of the threads in the making: copied once, however many steps the change has. */
export class Draft {
  readonly #entries: Map<string, Entry>;
  #roots: string[];
  readonly #listed: Set<string>;
  #arrived: Set<string>;
  #total: number;

  constructor(private readonly before: Threads) {
    this.#entries = new Map(before.entries);
    this.#roots = [...before.roots];
    this.#listed = new Set(before.roots);
    this.#arrived = new Set(before.arrived);
    this.#total = before.total;
  }

  done(): Threads {
    return {
      ...this.before,
      entries: this.#entries,
      roots: this.#roots,
      arrived: [...this.#arrived],
      total: this.#total,
    };
  }

  apply(event: ThreadEvent, isOwn: (comment: CommentView) => boolean): void {
    const { type, commentId, comment, total, parent } = event;
    if (total !== undefined) this.#total = total;
    if (parent) this.change(parent.id, { replyCount: parent.replyCount });
    if (commentId === null) return;
    if (comment) this.#take(comment, isOwn(comment));
    else if (type === 'comment.removed') this.#remove(commentId);
  }

  /** Keeps a comment; `below` tells whether there is anything to load beneath one that is new here. */
  put(comment: CommentView, below: Below = {}): void {
    const known = this.#entries.get(comment.id);
    // A tombstone stands only because something published hangs below it.
    const isLeaf = comment.author !== null && comment.replyCount === 0 && !below[comment.id];
    const entry = known ?? { replies: [], upTo: isLeaf ? null : '', cursor: null };
    this.#entries.set(comment.id, { ...entry, comment });
  }

  /** The reader's own: in its thread, or first of all. */
  putOwn(comment: CommentView): void {
    this.put(comment);
    if (comment.parentId === null) this.moveToTop(comment.id, true);
    else this.link(comment);
  }

  change(id: string, fields: Partial<CommentView>): void {
    const entry = this.#entries.get(id);
    if (entry) this.#entries.set(id, { ...entry, comment: { ...entry.comment, ...fields } });
  }

  /** Puts a reply that is known into its thread, if that is known. */
  link({ id, parentId }: CommentView): void {
    const parent = this.#entries.get(parentId ?? '');
    if (!parent || parent.replies.includes(id)) return;
    const at = parent.replies.findLastIndex((other) => other < id) + 1;
    this.#entries.set(parent.comment.id, { ...parent, replies: parent.replies.toSpliced(at, 0, id) });
  }

  addReplies(parentId: string | null, replies: readonly CommentView[], below: Below): void {
    const parent = parentId !== null && this.#entries.get(parentId);
    if (!parent) return;
    for (const reply of replies) this.put(reply, below);
    const ids = [...new Set([...parent.replies, ...replies.map(({ id }) => id)])].sort();
    this.#entries.set(parentId, { ...parent, replies: ids });
    const shown = replies.reduce((sum, { id, status }) => sum + (status === 'published' ? 1 : 0) + (below[id] ?? 0), 0);
    const isAll = shown >= (below[parentId] ?? 0);
    if (parent.upTo === '' && parent.cursor === null) this.replyRange(parentId, isAll ? null : '', null);
  }

  replyRange(parentId: string, upTo: string | null, cursor: string | null): void {
    const parent = this.#entries.get(parentId);
    if (parent) this.#entries.set(parentId, { ...parent, upTo, cursor });
  }

  /** Appends a root of a page. */
  showRoot(id: string): void {
    this.#arrived.delete(id);
    if (this.#listed.has(id)) return;
    this.#listed.add(id);
    this.#roots.push(id);
  }

  /** Puts a root behind the last that comes before it. */
  placeRoot(id: string): void {
    const comment = this.#entries.get(id)?.comment;
    if (!comment || this.#listed.has(id)) return;
    const order = ORDERS[this.before.sort];
    const at = this.#roots.findLastIndex((other) => {
      const known = this.#entries.get(other)?.comment;
      return known !== undefined && order(known, comment) < 0;
    });
    this.#roots.splice(at + 1, 0, id);
    this.#listed.add(id);
  }

  /** `onlyNew`: a root that is on the screen already stays where it is. */
  moveToTop(id: string, onlyNew = false): void {
    if (onlyNew && this.#listed.has(id)) return;
    this.#arrived.delete(id);
    this.#listed.add(id);
    this.#roots = [id, ...this.#roots.filter((other) => other !== id)];
  }

  #take(comment: CommentView, isOwn: boolean): void {
    const { id, parentId } = comment;
    if (this.#entries.has(id)) {
      this.put(comment);
      if (isOwn && this.#arrived.has(id)) this.moveToTop(id);
    } else if (isOwn) {
      this.putOwn(comment);
    } else if (parentId === null ? this.#isInRange(comment) : this.#isInThread(comment, parentId)) {
      this.put(comment);
      if (parentId === null) this.#arrived.add(id);
      else this.link(comment);
    }
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const parent = this.#entries.get(entry.comment.parentId ?? '');
    if (parent) {
      this.#entries.set(parent.comment.id, { ...parent, replies: parent.replies.filter((other) => other !== id) });
    } else if (this.#listed.delete(id)) {
      this.#roots = this.#roots.filter((other) => other !== id);
    }
    this.#arrived.delete(id);
    this.#forget(id);
  }

  #forget(id: string): void {
    const stack = [id];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      stack.push(...(this.#entries.get(next)?.replies ?? []));
      this.#entries.delete(next);
    }
  }

  /** Whether a new reply belongs to what is loaded of its thread; otherwise « show more » will bring it. */
  #isInThread({ id }: CommentView, parentId: string): boolean {
    const parent = this.#entries.get(parentId);
    return parent !== undefined && (parent.upTo === null || id < parent.upTo);
  }

  #isInRange(comment: CommentView): boolean {
    const { upTo, sort } = this.before;
    return upTo === null || ORDERS[sort](comment, upTo) < 0;
  }
}
