import { type StreamKey } from '../contract/streams.js';
import { type Audience } from '../contract/streams.js';
/**
 * Every event that is logged, by audience, with what it carries beside `seq`, `type`, `at` and `commentId`. Named in the past tense.
 * Data holds ids and kinds only: a text in the log would outlive its removal.
 */
export interface DomainEvents {
  /** Everybody who has the article open. */
  article: {
    'comment.published': null;
    'comment.edited': null;
    /** Also told of a tombstone that appears or goes because something below it did. */
    'comment.removed': null;
    'article.updated': null;
  };
  /** The moderators of a site. */
  moderation: {
    'comment.submitted': null;
    'comment.edited': null;
    'comment.reported': { reason: string };
    'comment.decided': {
      decisionId: string;
      action: string;
      reason: string | null;
      by: { id: string; name: string };
    };
    /** A second opinion is wanted, or not any more; a decision ends the wish too. */
    'comment.escalated': { by: { id: string; name: string } };
    'comment.deescalated': { by: { id: string; name: string } };
    'comment.withdrawn': null;
  };
  /** The author of the comment. */
  account: {
    'comment.held': null;
    'comment.published': null;
    'comment.rejected': null;
    'comment.withdrawn': null;
  };
}

/** An event to be logged; its number is given by the log. */
export interface NewEvent {
  stream: StreamKey;
  type: string;
  commentId: string | null;
  data: object | null;
}

/** Makes an event of the typed map, so that a wrong name or payload does not compile. */
export function newEvent<A extends Audience, T extends keyof DomainEvents[A] & string>(
  stream: StreamKey<A>,
  type: T,
  commentId: string | null,
  data: DomainEvents[A][T] & (object | null),
): NewEvent {
  return { stream, type, commentId, data };
}

/** An event as it stands in the log. */
export interface LoggedEvent {
  seq: number;
  type: string;
  at: Date;
  commentId: string | null;
  data: Record<string, unknown> | null;
}
