import { Injectable } from '@nestjs/common';
import { apart } from '../common/deadline.js';
import { newIdAt } from '../common/ids.js';
import { isUnavailable, UnavailableError } from '../common/unavailable.error.js';
import type { Transaction } from '../database/database.js';
import { Lane } from '../database/lane.js';
import { newEvent } from '../events/domain-events.js';
import type { Verdict } from '../screening/verdict.js';
import type { ChangeSet } from '../comments/change-set.js';
import { CommentChanges } from '../comments/comment-changes.js';
import type { CommentRow } from '../comments/comment-rows.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { requireMayAnswer } from './submission.policy.js';
import { logVerdict } from './verdict-log.js';
import { WaitingSubmission, type WriteResult, type Submission } from './waiting-submission.js';
import { streamKey } from '../contract/streams.js';

/** As many comments share a transaction. */
const BATCH = 100;
/** Sites written to, and articles waited for, at a time: both leave places in the lane of writers to other changes. */
const SITES_AT_ONCE = 4;
const ARTICLES_WAITED_FOR = 4;
/** What may wait at a time, for all sites together. */
const WAITING_MAX = 2_000;
const WAITING_BYTES_MAX = 8 * 1024 * 1024;

type Write = (batch: readonly WaitingSubmission[]) => Promise<Map<WaitingSubmission, WriteResult>>;

/**
 * Writes screened comments in batches (group commit). What arrives while a transaction runs for its site shares
 * the next one; alone, a comment is written at once. Comments of an article that is locked elsewhere wait in a
 * line of their own, and hold nobody up.
 */
@Injectable()
export class SubmissionWriter {
  /** What waits to be written, or is being written. */
  private waiting = 0;
  private bytes = 0;
  private readonly sites = new Map<string, WaitingSubmission[]>();
  /** Sites that a transaction of this process writes to now. */
  private readonly busy = new Set<string>();
  private readonly setAside = new Map<string, WaitingSubmission[]>();
  private readonly patient = new Lane(ARTICLES_WAITED_FOR, WAITING_MAX);

  constructor(
    private readonly changes: CommentChanges,
    private readonly comments: CommentsRepository,
  ) {}

  /**
   * Resolves with the row once it is durable; null when its author's idempotency key has a comment already. Errors: `comment.parent-not-found`,
   * `comment.parent-removed`; an `UnavailableError` at the deadline, or at once when too much waits already.
   */
  write(submission: Submission): Promise<CommentRow | null> {
    if (this.waiting >= WAITING_MAX || this.bytes >= WAITING_BYTES_MAX) {
      return Promise.reject(new UnavailableError('too many comments wait to be written'));
    }
    const one = new WaitingSubmission(submission, () => {
      this.waiting--;
      this.bytes -= one.bytes;
    });
    this.waiting++;
    this.bytes += one.bytes;
    const { siteId } = submission.comment;
    const line = this.sites.get(siteId) ?? [];
    line.push(one);
    this.sites.set(siteId, line);
    apart(() => this.next());
    return one.outcome;
  }

  private next(): void {
    for (const [siteId, line] of this.sites) {
      if (this.busy.size === SITES_AT_ONCE) return;
      if (this.busy.has(siteId)) continue;
      const batch = line.splice(0, BATCH).filter((one) => !this.follow(one));
      if (line.length === 0) this.sites.delete(siteId);
      if (batch.length > 0) void this.run(siteId, batch);
    }
  }

  private async run(siteId: string, batch: readonly WaitingSubmission[]): Promise<void> {
    this.busy.add(siteId);
    await this.writeAll(batch, (some) => this.writeFree(some)).catch(() => undefined);
    this.busy.delete(siteId);
    this.next();
  }

  /** Whether the article of this one is set aside, so that it joins those who wait for it. */
  private follow(one: WaitingSubmission): boolean {
    const line = this.setAside.get(one.articleId);
    line?.push(one);
    return line !== undefined;
  }

  private putAside(one: WaitingSubmission): void {
    if (this.follow(one)) return;
    const line = [one];
    this.setAside.set(one.articleId, line);
    void this.waitFor(one.articleId, line);
  }

  private async waitFor(articleId: string, line: WaitingSubmission[]): Promise<void> {
    try {
      await this.patient.run(async () => {
        while (line.length > 0) await this.writeAll(line.splice(0, BATCH), (some) => this.writePatiently(some));
      });
    } catch (error) {
      // Whoever came meanwhile does not wait for it all over again.
      for (const one of line) one.settle(error as Error);
    }
    this.setAside.delete(articleId);
  }

  /**
   * A comment that cannot be stored takes nobody with it: each is tried alone then. Throws when the database is
   * away, refusing all.
   */
  private async writeAll(batch: readonly WaitingSubmission[], write: Write): Promise<void> {
    const current = batch.filter((one) => !one.over);
    if (current.length === 0) return;
    try {
      for (const one of current) one.begun = true;
      const outcomes = await write(current);
      for (const one of current) {
        const outcome = outcomes.get(one);
        if (outcome !== undefined) one.settle(outcome);
      }
    } catch (error) {
      if (current.length > 1 && isOfContent(error)) for (const one of current) await this.writeAll([one], write);
      else for (const one of current) one.settle(error as Error);
      if (isUnavailable(error)) throw error;
    }
  }

  /** Writes those whose articles are free and sets the others aside: nobody waits for an article that is not theirs. */
  private async writeFree(batch: readonly WaitingSubmission[]): Promise<Map<WaitingSubmission, WriteResult>> {
    const articles = batch.map(({ articleId }) => articleId);
    const outcomes = await this.changes.runWithFree(articles, momentOf(batch), (free) => {
      const some = batch.filter(({ articleId }) => free.has(articleId));
      return some.length === 0 ? null : (tx, changes, at) => this.writeIn(tx, changes, some, at);
    });
    for (const one of batch) {
      if (outcomes?.has(one)) continue;
      one.begun = false;
      this.putAside(one);
    }
    return outcomes ?? new Map<WaitingSubmission, WriteResult>();
  }

  private writePatiently(batch: readonly WaitingSubmission[]): Promise<Map<WaitingSubmission, WriteResult>> {
    const articles = batch.map(({ articleId }) => articleId);
    return this.changes.run(articles, momentOf(batch), (tx, changes, at) => this.writeIn(tx, changes, batch, at));
  }

  private async writeIn(
    tx: Transaction,
    changes: ChangeSet,
    batch: readonly WaitingSubmission[],
    at: Date,
  ): Promise<Map<WaitingSubmission, WriteResult>> {
    // Dated and named here, where nobody else writes: in the order in which the article tells of them, a reply after its parent.
    const comments = new Map(batch.map((one) => [one, { ...one.submission.comment, id: newIdAt(at), at }]));
    const refusals = await this.refusals(tx, batch);
    const written = await this.comments.insert(
      tx,
      batch.filter((one) => !refusals.has(one)).flatMap((one) => comments.get(one) ?? []),
    );
    return new Map(
      batch.map((one) => {
        const row = written.get(comments.get(one)?.id ?? '') ?? null;
        if (row) this.record(changes, row, one.submission.verdict);
        return [one, refusals.get(one) ?? row];
      }),
    );
  }

  /** Parents as they stand now that nobody else changes them. */
  private async refusals(tx: Transaction, batch: readonly WaitingSubmission[]): Promise<Map<WaitingSubmission, Error>> {
    const refusals = new Map<WaitingSubmission, Error>();
    const parents = new Set(batch.flatMap(({ submission }) => submission.comment.parent?.id ?? []));
    if (parents.size === 0) return refusals;
    const rows = await this.comments.lock(tx, [...parents]);
    for (const one of batch) {
      const { articleId, parent } = one.submission.comment;
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

/** When the last of them was sent. */
const momentOf = (batch: readonly WaitingSubmission[]): Date =>
  new Date(Math.max(...batch.map(({ submission }) => submission.comment.at.getTime())));

/** Data that does not fit, a broken constraint, a limit exceeded: the classes of SQLSTATE that another comment would not have met. */
const isOfContent = (error: unknown): boolean => /^(?:22|23|54)/.test((error as { code?: string }).code ?? '');
