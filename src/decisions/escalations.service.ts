import { Injectable } from '@nestjs/common';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { notFound, ProblemError } from '../contract/problem.error.js';
import type { ChangeSet } from '../comments/change-set.js';
import { CommentChanges } from '../comments/comment-changes.js';
import type { CommentRow } from '../comments/comment-rows.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { WaitingRepository } from '../comments/waiting.repository.js';
import { Clock } from '../database/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { newEvent } from '../events/domain-events.js';
import { conflict, withdrawn } from './decision.policy.js';
import { DecisionsRepository } from './decisions.repository.js';
import { presentEscalation } from './escalation.presenter.js';
import { EscalationsRepository } from './escalations.repository.js';

import { streamKey } from '../contract/streams.js';
import type { Escalate, EscalationView } from '../contract/decisions.schemas.js';

/** Asking the team for a second opinion. It changes neither text nor status, so the revision stays, and nobody's sight of the comment grows old. */
@Injectable()
export class EscalationsService {
  constructor(
    private readonly database: Database,
    private readonly changes: CommentChanges,
    private readonly comments: CommentsRepository,
    private readonly waiting: WaitingRepository,
    private readonly decisions: DecisionsRepository,
    private readonly escalations: EscalationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Errors: `comment.not-found`, `decision.conflict` with what stands, `comment.withdrawn`, `escalation.standing` with who asked already. */
  async escalate(actor: Actor, commentId: string, { revision, note }: Escalate): Promise<EscalationView> {
    return this.alone(actor, commentId, async (tx, changes, comment, at) => {
      if (comment.revision !== revision) {
        throw conflict(
          (await this.decisions.find([comment.decisionId ?? ''].filter(Boolean), tx)).get(comment.decisionId ?? ''),
        );
      }
      if (comment.status === 'withdrawn') {
        throw withdrawn();
      }
      if (comment.escalationId !== null) throw await this.standing(tx, comment.escalationId);
      const id = newIdAt(at);
      const row = { id, commentId, accountId: actor.id, note: note ? note : null, at };
      await this.escalations.insert(tx, row);
      this.record(changes, actor, 'escalate', comment, await this.waiting.escalate(tx, commentId, id, at), row.note);
      return presentEscalation({ ...row, moderatorName: actor.name });
    });
  }

  /** Back into the ordinary queue. Doing it twice changes nothing. */
  async withdraw(actor: Actor, commentId: string): Promise<void> {
    await this.alone(actor, commentId, async (tx, changes, comment) => {
      if (comment.escalationId === null) return;
      this.record(changes, actor, 'deescalate', comment, await this.waiting.deescalate(tx, commentId), null);
    });
  }

  private async alone<T>(
    actor: Actor,
    commentId: string,
    work: (tx: Transaction, changes: ChangeSet, comment: CommentRow, at: Date) => Promise<T>,
  ): Promise<T> {
    const [place] = await this.comments.places(this.database, [commentId]);
    if (!place) throw notFound('comment');
    requireModeratorOf(actor, place.siteId);
    return this.changes.run([place.articleId], this.clock.now(), async (tx, changes, at) => {
      const comment = (await this.comments.lock(tx, [commentId])).get(commentId);
      if (!comment) throw notFound('comment');
      return work(tx, changes, comment, at);
    });
  }

  private async standing(tx: Transaction, escalationId: string): Promise<ProblemError> {
    const row = await this.escalations.find(escalationId, tx);
    const escalation = row && presentEscalation(row);
    const who = escalation?.by.name ?? 'Somebody';
    return new ProblemError(409, 'escalation.standing', `${who} has asked for a second opinion already.`, {
      escalation,
    });
  }

  private record(
    changes: ChangeSet,
    actor: Actor,
    verb: 'escalate' | 'deescalate',
    before: CommentRow,
    after: CommentRow,
    note: string | null,
  ): void {
    changes.record(before, after);
    const by = { id: actor.id, name: actor.name };
    changes.add(newEvent(streamKey('moderation', after.siteId), `comment.${verb}d`, after.id, { by }));
    changes.log.push({
      action: `comment.${verb}`,
      actorId: actor.id,
      siteId: after.siteId,
      commentId: after.id,
      accountId: after.authorId,
      note,
      details: { revision: after.revision },
    });
  }
}
