import { Injectable } from '@nestjs/common';
import { newIdAt } from '../common/ids.js';
import { newEvent, streamKey } from '../events/domain-events.js';
import type { Transaction } from '../database/database.js';
import type { Verdict } from '../screening/verdict.js';
import type { ChangeSet } from './change-set.js';
import { CommentChanges } from './comment-changes.js';
import type { CommentRow } from './comment-rows.js';
import { CommentsRepository, type NewComment } from './comments.repository.js';
import { requireMayAnswer } from './submission.policy.js';
import { logVerdict } from './verdict-log.js';

/** As many comments share a transaction. */
const BATCH = 100;
/** As many sites are written to at a time: they leave most connections of the pool to everything else. */
const SITES_AT_ONCE = 4;

/** A comment that was screened and is about to be written. `at` is when it was sent; it is dated when it is written. */
export interface Submission {
  comment: Omit<NewComment, 'id'>;
  verdict: Verdict;
}

interface Waiting extends Submission {
  resolve(row: CommentRow | null): void;
  reject(error: unknown): void;
}

/**
 * Writes screened comments. Submissions to one site wait for each other anyway, at the latest to be numbered for its moderators; what arrives
 * while one transaction runs shares the next, so that a rush costs a commit for many comments instead of one each. A comment that comes
 * alone is written at once.
 */
@Injectable()
export class SubmissionWriter {
  /** What waits to be written, by site. */
  private readonly waiting = new Map<string, Waiting[]>();
  /** Sites that a transaction of this process writes to now. */
  private readonly busy = new Set<string>();

  constructor(
    private readonly changes: CommentChanges,
    private readonly comments: CommentsRepository,
  ) {}

  /**
   * Resolves with the row once it is durable; null when its author's idempotency key has a comment already. Errors: `comment.parent-not-found`,
   * `comment.parent-removed`.
   */
  write(submission: Submission): Promise<CommentRow | null> {
    const { siteId } = submission.comment;
    return new Promise((resolve, reject) => {
      const line = this.waiting.get(siteId) ?? [];
      this.waiting.set(siteId, line);
      line.push({ ...submission, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    for (const [siteId, line] of this.waiting) {
      if (this.busy.size === SITES_AT_ONCE) return;
      if (this.busy.has(siteId)) continue;
      const batch = line.splice(0, BATCH);
      if (line.length === 0) this.waiting.delete(siteId);
      void this.run(siteId, batch);
    }
  }

  private async run(siteId: string, batch: readonly Waiting[]): Promise<void> {
    this.busy.add(siteId);
    await this.writeAll(batch);
    this.busy.delete(siteId);
    this.next();
  }

  /** One that cannot be stored takes nobody with it: each is tried alone then. When the database is away, all are refused at once. */
  private async writeAll(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.transact(batch);
      for (const [nth, one] of batch.entries()) {
        const outcome = outcomes[nth];
        if (outcome instanceof Error) one.reject(outcome);
        else one.resolve(outcome ?? null);
      }
    } catch (error) {
      if (batch.length > 1 && isOfContent(error)) for (const one of batch) await this.writeAll([one]);
      else for (const one of batch) one.reject(error);
    }
  }

  /** For each its row, null, or the reason why it may not be written. */
  private transact(batch: readonly Submission[]): Promise<(CommentRow | null | Error)[]> {
    const articles = batch.map(({ comment }) => comment.articleId);
    const latest = new Date(Math.max(...batch.map(({ comment }) => comment.at.getTime())));
    return this.changes.run(articles, latest, async (tx, changes, at) => {
      // Dated and named here, where nobody else writes: in the order in which the article tells of them, a reply after its parent.
      const comments = new Map(batch.map((one) => [one, { ...one.comment, id: newIdAt(at), at }]));
      const refusals = await this.refusals(tx, batch);
      const written = await this.comments.insert(
        tx,
        batch.filter((one) => !refusals.has(one)).flatMap((one) => comments.get(one) ?? []),
      );
      return batch.map((one) => {
        const row = written.get(comments.get(one)?.id ?? '') ?? null;
        if (row) this.record(changes, row, one.verdict);
        return refusals.get(one) ?? row;
      });
    });
  }

  /** Parents as they stand now that nobody else changes them. */
  private async refusals(tx: Transaction, batch: readonly Submission[]): Promise<Map<Submission, Error>> {
    const refusals = new Map<Submission, Error>();
    const parents = new Set(batch.flatMap(({ comment }) => comment.parent?.id ?? []));
    if (parents.size === 0) return refusals;
    const rows = await this.comments.lock(tx, [...parents]);
    for (const one of batch) {
      const { articleId, parent } = one.comment;
      if (!parent) continue;
      try {
        requireMayAnswer(articleId, rows.get(parent.id) ?? null);
      } catch (error) {
        refusals.set(one, error as Error);
      }
    }
    return refusals;
  }

  private record(changes: ChangeSet, row: CommentRow, verdict: Verdict): void {
    changes.record(null, row);
    changes.add(newEvent(streamKey('moderation', row.siteId), 'comment.submitted', row.id, null));
    logVerdict(changes, row, verdict);
  }
}

/** Data that does not fit, a broken constraint, a limit exceeded: the classes of SQLSTATE that another comment would not have met. */
const isOfContent = (error: unknown): boolean => /^(?:22|23|54)/.test((error as { code?: string }).code ?? '');
