import type { ArticleView } from '../../src/contract/articles.schemas.js';
import type { OwnComment } from '../../src/contract/comments.schemas.js';
import type { Account } from '../shared/session.js';
import type { ApiError } from '../shared/api-error.js';
import type { Members } from './members-loader.js';
import { emptyThreads } from './thread-store.js';
import type { Threads } from './threads.js';

/** A comment on its way: shown as waiting until the server has answered. */
export interface Sending {
  /** Its idempotency key, the same for every attempt. */
  key: string;
  body: string;
  parentId: string | null;
  /** Null while it is on its way. */
  refusal: ApiError | null;
}

/** The last: a comment that is being reported, and its author. */
export type OpenDialog = 'sign-in' | 'register' | { commentId: string; name: string };

export type Phase = 'loading' | 'ready' | 'failed' | 'missing';

export interface State {
  phase: Phase;
  article: ArticleView | null;
  account: Account | null;
  /** Said in place of the invitation: that the session is over, without the reader's doing. */
  ended: string;
  threads: Threads;
  /** The reader's own comments under this article that are not published. */
  own: readonly OwnComment[];
  sending: readonly Sending[];
  /** Comments that the reader reacted to. */
  reacted: ReadonlySet<string>;
  reported: ReadonlySet<string>;
  /** What one can report with. */
  reasons: readonly { code: string; label: string }[];
  /** Open connections to the article; 0 until told. */
  readers: number;
  /** The time that ages are counted from, as `Date.now()` counts; it moves in steps. */
  now: number;
  /** The connection has been away for long enough to say so. */
  isCutOff: boolean;
  /** Another order is on its way. */
  isSorting: boolean;
  /** What only members need, once it is loaded. */
  members: Members | null;
  /** What is to be said of it: that it is expected, as somebody has signed in here before, or on its way, or did not come, once or again. */
  door: 'expected' | 'loading' | 'unloaded' | 'unloadedAgain' | null;
  dialog: OpenDialog | null;
  /** Grows when a draft was changed from elsewhere than the field that shows it. */
  draftVersion: number;
  /** The comment that is being answered. */
  replyingTo: string | null;
  editing: string | null;
  /** The comment that the address leads to. */
  linked: string | null;
}

export const initialState: State = {
  phase: 'loading',
  article: null,
  account: null,
  ended: '',
  threads: emptyThreads('newest'),
  own: [],
  sending: [],
  reacted: new Set(),
  reported: new Set(),
  reasons: [],
  readers: 0,
  now: Date.now(),
  isCutOff: false,
  isSorting: false,
  members: null,
  door: null,
  dialog: null,
  draftVersion: 0,
  replyingTo: null,
  editing: null,
  linked: null,
};
