import { type CommentStatus } from '../contract/terms.js';
/** Every change of status that exists. What an author withdrew stays withdrawn. */
const TRANSITIONS: Record<CommentStatus, readonly CommentStatus[]> = {
  pending: ['published', 'rejected', 'withdrawn'],
  published: ['pending', 'rejected', 'withdrawn'],
  rejected: ['pending', 'published', 'withdrawn'],
  withdrawn: [],
};

/** Whether a comment may go from one status to the other; staying is always possible, except for what was withdrawn. */
export function canBecome(from: CommentStatus, to: CommentStatus): boolean {
  return from === to ? from !== 'withdrawn' : TRANSITIONS[from].includes(to);
}
