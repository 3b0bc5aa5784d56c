import { Injectable } from '@nestjs/common';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { toProblem } from '../http/problem.filter.js';
import { patience, PATIENCE, prolong, within } from '../common/deadline.js';
import { newIdAt } from '../common/ids.js';
import { isUnavailable, UnavailableError } from '../common/unavailable.error.js';
import { notFound, ProblemError } from '../contract/problem.error.js';
import type { ChangeSet } from '../comments/change-set.js';
import { canBecome } from '../comments/comment-status.js';
import { CommentChanges } from '../comments/comment-changes.js';
import type { AuthoredComment, CommentRow } from '../comments/comment-rows.js';
import { CommentsRepository, type CommentPlace, type CommentUpdate } from '../comments/comments.repository.js';
import { Clock } from '../database/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { newEvent } from '../events/domain-events.js';
import { Signals } from '../events/signals.js';
import { ReportsRepository } from '../reports/reports.repository.js';
import { SitesRepository } from '../sites/sites.repository.js';
import type { Decision } from './decision.entity.js';
import { conflict, objection, requireReason, STATUS_AFTER, withdrawn } from './decision.policy.js';
import { presentDecision } from './decision.presenter.js';
import { DecisionsRepository, type DecisionRow } from './decisions.repository.js';
import type { Decide, DecideMany, DecisionView, DecisionOutcome, UndoOutcome } from '../contract/decisions.schemas.js';
import { streamKey } from '../contract/streams.js';

/** For each decision of many, in milliseconds, on top of the shared deadline: a guess on the safe side. The database has answered by then. */
const DECIDING_MS = 8;
/** Undoing many ends when so many milliseconds are over, whatever is left. */
const UNDOING_MS = 8_000;

/** A comment, and what a decision makes of it. */
interface Ruling {
  comment: AuthoredComment;
  update: CommentUpdate;
  decision: Omit<Decision, 'revision'>;
}

/** Approving, rejecting and undoing, each bound to the revision that the moderator saw: of two opposite decisions one wins and the other is told. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly database: Database,
    private readonly changes: CommentChanges,
    private readonly comments: CommentsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly reports: ReportsRepository,
    private readonly sites: SitesRepository,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  /** Errors: `decision.conflict` with the standing decision, `comment.not-found`, `comment.withdrawn`, `access.denied`, a missing reason. */
  async decide(actor: Actor, commentId: string, { revision, ...ruling }: Decide): Promise<DecisionView> {
    const { decided, refused } = await this.decideAll(actor, { ...ruling, items: [{ commentId, revision }] });
    const decision = decided.get(commentId);
    if (!decision) throw refused.get(commentId) ?? notFound('comment');
    return decision;
  }

  /** One decision over many comments, each judged for itself: what can be decided is, the rest says why not. */
  async decideMany(actor: Actor, input: DecideMany): Promise<DecisionOutcome[]> {
    const { decided, refused } = await this.decideAll(actor, input);
    return input.items.map(({ commentId }): DecisionOutcome => {
      const decision = decided.get(commentId);
      if (decision) return { commentId, ok: true, decision };
      const { code, detail, extensions } = refused.get(commentId) ?? notFound('comment');
      return { commentId, ok: false, code, detail, ...extensions };
    });
  }

  /** Restores what stood before a decision, as long as it is the one that stands. Errors: `decision.conflict`, `decision.not-found`, `decision.not-undoable`, `comment.withdrawn`. */
  async undo(actor: Actor, decisionId: string): Promise<DecisionView> {
    const undone = (await this.decisions.find([decisionId])).get(decisionId);
    if (!undone) throw notFound('decision');
    const { commentId } = undone;
    const now = this.clock.now();
    const places = await this.comments.places(this.database, [commentId]);
    return this.changes.run(
      places.map(({ articleId }) => articleId),
      now,
      async (tx, changes, at) => {
        const comment = (await this.comments.lock(tx, [commentId])).get(commentId);
        if (!comment) throw notFound('comment');
        requireModeratorOf(actor, comment.siteId);
        const known = await this.decisions.find(
          [comment.decisionId, undone.decisionBefore].filter((id) => id !== null),
          tx,
        );
        if (comment.decisionId !== decisionId) throw conflict(known.get(comment.decisionId ?? ''));
        if (undone.action === 'undo') {
          throw new ProblemError(409, 'decision.not-undoable', 'What is undone can be decided anew.');
        }
        if (!canBecome(comment.status, undone.statusBefore)) throw withdrawn();
        const reports = comment.reports + (await this.reports.reopen(tx, decisionId));
        const decision = {
          id: newIdAt(at),
          commentId,
          siteId: comment.siteId,
          moderatorId: actor.id,
          action: 'undo' as const,
          reason: known.get(undone.decisionBefore ?? '')?.reason ?? null,
          note: null,
          at,
          statusBefore: comment.status,
          waitingSinceBefore: comment.waitingSince,
          decisionBefore: comment.decisionId,
          escalationBefore: comment.escalationId,
        };
        const waitingSince = undone.waitingSinceBefore ?? (reports > 0 ? comment.waitingSince : null);
        const update = {
          id: commentId,
          status: undone.statusBefore,
          waitingSince,
          decisionId: decision.id,
          escalationId: undone.escalationBefore,
          reports,
        };
        const [view] = await this.apply(tx, changes, actor, [{ comment, update, decision }]);
        if (!view) throw new Error(`the undoing of decision ${decisionId} was not written`);
        return view;
      },
    );
  }

  /**
   * Undoes one after the other, each judged for itself and kept at once. When the database goes away or time is over, those that are left are
   * told `service.unavailable` and not tried.
   */
  async undoMany(actor: Actor, ids: readonly string[]): Promise<UndoOutcome[]> {
    const outcomes: UndoOutcome[] = [];
    const until = performance.now() + patience(UNDOING_MS);
    let isAway = false;
    for (const decisionId of ids) {
      try {
        if (isAway || performance.now() > until) throw new UnavailableError('this decision was not tried');
        const decision = await within(PATIENCE, () => this.undo(actor, decisionId));
        outcomes.push({ decisionId, ok: true, decision });
      } catch (error) {
        isAway = isUnavailable(error);
        if (!isAway && !(error instanceof ProblemError)) throw error;
        const { code, detail, extensions } = toProblem(error);
        outcomes.push({ decisionId, ok: false, code, detail, ...extensions });
      }
    }
    return outcomes;
  }

  private async decideAll(
    actor: Actor,
    input: DecideMany,
  ): Promise<{ decided: Map<string, DecisionView>; refused: Map<string, ProblemError> }> {
    const ids = input.items.map(({ commentId }) => commentId);
    const now = this.clock.now();
    const places = await this.comments.places(this.database, ids);
    await this.requireReasons(places, input);
    prolong(ids.length * DECIDING_MS);
    return this.changes.run(
      places.map(({ articleId }) => articleId),
      now,
      async (tx, changes, at) => {
        const found = await this.comments.lock(tx, ids);
        const standing = await this.decisions.find(
          [...found.values()].flatMap(({ decisionId }) => decisionId ?? []),
          tx,
        );
        const refused = new Map<string, ProblemError>();
        const rulings: Ruling[] = [];
        for (const { commentId, revision } of input.items) {
          const comment = found.get(commentId);
          const problem = objection(
            actor,
            comment,
            revision,
            STATUS_AFTER[input.action],
            standing.get(comment?.decisionId ?? ''),
          );
          if (problem) refused.set(commentId, problem);
          else if (comment) rulings.push(this.rule(actor, comment, input, at));
        }
        const views = await this.apply(tx, changes, actor, rulings);
        return { decided: new Map(views.map((view) => [view.commentId, view])), refused };
      },
    );
  }

  private rule(actor: Actor, comment: AuthoredComment, input: DecideMany, at: Date): Ruling {
    const id = newIdAt(at);
    return {
      comment,
      update: {
        id: comment.id,
        status: STATUS_AFTER[input.action],
        waitingSince: null,
        decisionId: id,
        escalationId: null,
        reports: 0,
      },
      decision: {
        id,
        commentId: comment.id,
        siteId: comment.siteId,
        moderatorId: actor.id,
        action: input.action,
        reason: input.action === 'reject' ? (input.reason ?? null) : null,
        note: input.note ?? null,
        at,
        statusBefore: comment.status,
        waitingSinceBefore: comment.waitingSince,
        decisionBefore: comment.decisionId,
        escalationBefore: comment.escalationId,
      },
    };
  }

  private async requireReasons(places: readonly CommentPlace[], { action, reason }: DecideMany): Promise<void> {
    if (action === 'approve') return;
    for (const siteId of new Set(places.map((place) => place.siteId))) {
      requireReason(reason ?? null, (await this.sites.reasons(siteId, 'en')) ?? []);
    }
  }

  private async apply(
    tx: Transaction,
    changes: ChangeSet,
    actor: Actor,
    rulings: readonly Ruling[],
  ): Promise<DecisionView[]> {
    if (rulings.length === 0) return [];
    const rows = await this.comments.update(
      tx,
      rulings.map(({ update }) => update),
    );
    const decisions = rulings.map(({ comment, decision }): DecisionRow => {
      const row = rows.get(comment.id);
      if (!row) throw new Error(`comment ${comment.id} vanished under its lock`);
      this.record(changes, actor, comment, row, decision);
      return { ...decision, revision: row.revision, moderatorName: actor.name };
    });
    await this.decisions.insert(tx, decisions);
    tx.afterCommit.push(() => {
      for (const { action } of decisions) this.signals.emit('decision.made', { action });
    });
    const final = decisions.filter(({ action }) => action !== 'undo');
    if (final.length > 0) await this.reports.resolve(tx, final);
    return decisions.map(presentDecision);
  }

  private record(
    changes: ChangeSet,
    actor: Actor,
    before: CommentRow,
    after: CommentRow,
    decision: Ruling['decision'],
  ): void {
    const { id: decisionId, action, reason, note } = decision;
    changes.record(before, after);
    const by = { id: actor.id, name: actor.name };
    changes.add(
      newEvent(streamKey('moderation', after.siteId), 'comment.decided', after.id, { decisionId, action, reason, by }),
    );
    changes.log.push({
      action: `comment.${action}`,
      actorId: actor.id,
      siteId: after.siteId,
      commentId: after.id,
      accountId: after.authorId,
      reason,
      note,
      details: { decisionId, revision: after.revision, from: before.status, to: after.status },
    });
  }
}
