import { Injectable } from '@nestjs/common';
import { requireMayWrite, type Actor } from '../http/actor.js';
import { notFound, ProblemError } from '../contract/problem.error.js';
import { Settings } from '../config/settings.js';
import type { Transaction } from '../database/database.js';
import { newEvent } from '../events/domain-events.js';
import { repetitionKey } from '../screening/repetition-key.js';
import { ScreeningService } from '../screening/screening.service.js';
import type { Verdict } from '../screening/verdict.js';

import { Clock } from '../database/clock.js';
import type { ChangeSet } from '../comments/change-set.js';
import { CommentChanges } from '../comments/comment-changes.js';
import { presentOwn } from '../comments/comment.presenter.js';
import { reasonsForAuthor } from '../comments/comment-reasons.js';
import type { CommentRow } from '../comments/comment-rows.js';

import { CommentsRepository, type CommentUpdate } from '../comments/comments.repository.js';
import type { OwnComment } from '../contract/comments.schemas.js';
import { CompiledWordsCache } from './compiled-words.js';
import { FactsRepository, type SubmissionFacts } from './facts.repository.js';
import { FormerTextsRepository } from '../comments/former-texts.repository.js';
import { PagesRepository, type OwnRow } from '../pages/pages.repository.js';
import { digestOf, requireSameRequest, type SentRequest } from './repeated-requests.js';
import { requireMayAnswer, requireMayEdit, requireOpen, requireOwn } from './submission.policy.js';
import { SubmissionWriter } from './submission-writer.js';
import { logVerdict } from './verdict-log.js';
import { streamKey } from '../contract/streams.js';
import type { Outcome, CommentStatus, Language } from '../contract/terms.js';

const STATUS: Record<Outcome, CommentStatus> = { publish: 'published', hold: 'pending', reject: 'rejected' };

/** Only screening has spoken. */
const UNDECIDED = { decisionReason: null, siteReasons: null };

/** What authors do with their own comments. */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly settings: Settings,
    private readonly facts: FactsRepository,
    private readonly words: CompiledWordsCache,
    private readonly screening: ScreeningService,
    private readonly writer: SubmissionWriter,
    private readonly changes: CommentChanges,
    private readonly comments: CommentsRepository,
    private readonly pages: PagesRepository,
    private readonly formerTexts: FormerTextsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Screens a comment and writes it. The same request with the same idempotency key answers the comment that the first call wrote, whatever became of it.
   * Errors: `idempotency.conflict` for another request with that key, `account.banned`, `account.suspended`, `article.not-found`, `comment.closed`, `comment.parent-not-found`, `comment.parent-removed`.
   */
  async submit(
    actor: Actor,
    articleId: string,
    { body, parentId = null }: { body: string; parentId?: string | null | undefined },
    idempotencyKey: string | null,
    language: Language,
  ): Promise<OwnComment> {
    const sent = { articleId, parentId, body };
    const written = await this.write(actor, sent, idempotencyKey).catch(async (error: unknown) => {
      // What may not be written now may have been written before.
      const known = error instanceof ProblemError ? await this.known(actor, sent, idempotencyKey) : null;
      if (known) return known;
      throw error;
    });
    const comment = written ?? (await this.known(actor, sent, idempotencyKey));
    if (!comment) throw new Error('the comment of this idempotency key is neither new nor known');
    return this.present(comment, language);
  }

  /**
   * Another text, screened again. A comment that waits goes on waiting: a human was to see it, and an edit must not be a way around.
   * Errors: `comment.not-found`, `comment.conflict`, `comment.not-editable`, `comment.edit-window-over`, and those of `submit`.
   */
  async edit(
    actor: Actor,
    id: string,
    input: { body: string; revision: number },
    language: Language,
  ): Promise<OwnComment> {
    const now = this.clock.now();
    const before = (await this.pages.find(id)) ?? undefined;
    requireMayEdit(actor, before, input.revision, now);
    const { articleId, parentId } = before;
    const bodyKey = repetitionKey(input.body);
    const facts = await this.facts.gather({ articleId, authorId: actor.id, parentId, bodyKey, except: id });
    if (!facts) throw notFound('article');
    requireOpen(facts.article);
    const verdict = await this.screen(facts, input.body, now);
    const edited = await this.changes.run([articleId], now, async (tx, changes, at) => {
      const comment = (await this.comments.lock(tx, [id])).get(id);
      requireMayEdit(actor, comment, input.revision, now);
      const status =
        comment.status === 'pending' && verdict.outcome === 'publish' ? 'pending' : STATUS[verdict.outcome];
      await this.comments.rewrite(
        tx,
        id,
        { body: input.body, bodyKey, reasons: verdict.reasons, authorName: actor.name },
        at,
      );
      // Reports were about the former text, but a moderator has still to see what was reported: they go on waiting.
      const waits =
        status === 'pending' || (status === 'published' && comment.reports > 0) || comment.escalationId !== null;
      const row = await this.update(tx, changes, comment, {
        id,
        status,
        waitingSince: waits ? (comment.waitingSince ?? at) : null,
        decisionId: null,
        escalationId: comment.escalationId,
        reports: comment.reports,
      });
      changes.add(newEvent(streamKey('moderation', row.siteId), 'comment.edited', id, null));
      logVerdict(changes, row, verdict);
      return { ...row, authorName: comment.authorName, ...UNDECIDED };
    });
    return this.present(edited, language);
  }

  /** Takes an own comment back, for good. Doing it twice is doing it once. */
  async withdraw(actor: Actor, id: string): Promise<void> {
    const before = (await this.pages.find(id)) ?? undefined;
    requireOwn(actor, before);
    await this.changes.run([before.articleId], this.clock.now(), async (tx, changes) => {
      const comment = (await this.comments.lock(tx, [id])).get(id);
      requireOwn(actor, comment);
      if (comment.status === 'withdrawn') return;
      const row = await this.update(tx, changes, comment, {
        id,
        status: 'withdrawn',
        waitingSince: null,
        decisionId: comment.decisionId,
        escalationId: null,
        reports: 0,
      });
      await this.formerTexts.forget(tx, id);
      changes.add(newEvent(streamKey('moderation', row.siteId), 'comment.withdrawn', id, null));
    });
  }

  /** Null when the idempotency key has a comment already. */
  private async write(
    actor: Actor,
    { articleId, parentId, body }: SentRequest,
    idempotencyKey: string | null,
  ): Promise<OwnRow | null> {
    const bodyKey = repetitionKey(body);
    const facts = await this.facts.gather({ articleId, authorId: actor.id, parentId, bodyKey, except: null });
    if (!facts) throw notFound('article');
    requireMayWrite(actor, facts.article.siteId);
    requireOpen(facts.article);
    if (parentId !== null) requireMayAnswer(articleId, facts.parent);
    const now = this.clock.now();
    const verdict = await this.screen(facts, body, now);
    const row = await this.writer.write({
      verdict,
      comment: {
        articleId,
        siteId: facts.article.siteId,
        authorId: actor.id,
        authorName: actor.name,
        parent: facts.parent,
        body,
        bodyKey,
        status: STATUS[verdict.outcome],
        reasons: verdict.reasons,
        idempotencyKey,
        sentDigest: idempotencyKey === null ? null : digestOf(body),
        at: now,
      },
    });
    return row && { ...row, authorName: actor.name, ...UNDECIDED };
  }

  /** The comment that was made of this very request before. */
  private async known(actor: Actor, sent: SentRequest, idempotencyKey: string | null): Promise<OwnRow | null> {
    const known = idempotencyKey === null ? null : await this.pages.ownByKey(actor.id, idempotencyKey);
    if (known) requireSameRequest(known, sent);
    return known;
  }

  private async screen(facts: SubmissionFacts, body: string, now: Date): Promise<Verdict> {
    const { article, site, author, recent } = facts;
    const words = await this.words.of(article.siteId, site.wordsVersion);
    return this.screening.screen({
      body,
      now,
      article,
      site,
      words,
      author,
      recent,
      limitFactor: this.settings.rateLimitFactor,
    });
  }

  private async update(
    tx: Transaction,
    changes: ChangeSet,
    before: CommentRow,
    update: CommentUpdate,
  ): Promise<CommentRow> {
    const row = (await this.comments.update(tx, [update])).get(update.id);
    if (!row) throw new Error(`comment ${update.id} vanished under its lock`);
    changes.record(before, row);
    return row;
  }

  private present(comment: OwnRow, language: Language): OwnComment {
    return presentOwn(comment, reasonsForAuthor(comment, language));
  }
}
