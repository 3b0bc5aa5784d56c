import { deadline, Watch } from '../common/deadline.js';
import { UnavailableError } from '../common/unavailable.error.js';
import type { Verdict } from '../screening/verdict.js';
import type { CommentRow } from '../comments/comment-rows.js';
import type { NewComment } from '../comments/comments.repository.js';

/** A comment that was screened and is about to be written. `at` is when it was sent; it is dated when it is written. */
export interface Submission {
  comment: Omit<NewComment, 'id'>;
  verdict: Verdict;
}

/** Its row, null when its author's idempotency key has a comment already, or why it was not written. */
export type WriteResult = CommentRow | null | Error;

/** A submission in line. Whoever sent it waits until their deadline, and then goes without knowing whether it was written. */
export class WaitingSubmission {
  readonly outcome: Promise<CommentRow | null>;
  readonly bytes: number;
  /** A transaction has it: it may be written although nobody waits any more. */
  begun = false;
  private isOver = false;
  private readonly watch: Watch;
  private end: (outcome: WriteResult) => void = () => undefined;

  constructor(
    readonly submission: Submission,
    onEnd: () => void,
  ) {
    this.bytes = Buffer.byteLength(submission.comment.body);
    this.watch = new Watch(deadline(), () =>
      this.settle(new UnavailableError('the comment was not written in time', { outcomeUnknown: this.begun })),
    );
    this.outcome = new Promise((resolve, reject) => {
      this.end = (outcome) => {
        onEnd();
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
    });
  }

  get articleId(): string {
    return this.submission.comment.articleId;
  }

  /** Whether nobody waits for it any more. */
  get over(): boolean {
    return this.isOver;
  }

  /** The first outcome counts. */
  settle(outcome: WriteResult): void {
    if (this.isOver) return;
    this.isOver = true;
    this.watch.end();
    this.end(outcome);
  }
}
