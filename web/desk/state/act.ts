import type { QueueItem } from '../../../src/contract/queue.schemas.js';

/** What a decision needs to know of a comment. */
export interface Subject {
  id: string;
  revision: number;
  author: string;
  /** The card, to bring it back; absent when it came from a preview. */
  item?: QueueItem;
}

export const subjectOf = (item: QueueItem): Subject => ({
  id: item.comment.id,
  revision: item.comment.revision,
  author: item.author.name,
  item,
});

export interface Ruling {
  action: 'approve' | 'reject' | 'escalate';
  reason: string | null;
  note: string | null;
  /** How the reason is called, for people. */
  label: string;
}

export const APPROVAL: Ruling = { action: 'approve', reason: null, note: null, label: '' };

export interface Act extends Ruling {
  id: number;
  subjects: readonly Subject[];
  at: string;
  state: 'sending' | 'kept' | 'failed' | 'undone';
}
