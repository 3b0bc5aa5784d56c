import { Injectable } from '@nestjs/common';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { notFound } from '../contract/problem.error.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { FormerTextsRepository } from '../comments/former-texts.repository.js';
import { Database } from '../database/database.js';
import { DecisionsRepository } from '../decisions/decisions.repository.js';
import { presentHistory } from './history.presenter.js';
import { EscalationsRepository } from '../decisions/escalations.repository.js';
import type { InspectedItem } from '../contract/history.schemas.js';
import { QueueService } from '../queue/queue.service.js';

/** One comment with everything that happened to it. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly comments: CommentsRepository,
    private readonly formerTexts: FormerTextsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly escalations: EscalationsRepository,
    private readonly queue: QueueService,
  ) {}

  /** In every status. Errors: `comment.not-found`, `access.denied` for another site's. */
  async inspect(actor: Actor, commentId: string): Promise<InspectedItem> {
    const [place] = await this.comments.places(this.database, [commentId]);
    if (!place) throw notFound('comment');
    requireModeratorOf(actor, place.siteId);
    const [items, former, decisions, escalations] = await Promise.all([
      this.queue.items([commentId]),
      this.formerTexts.list(commentId),
      this.decisions.ofComment(commentId),
      this.escalations.ofComment(commentId),
    ]);
    const [item] = items;
    if (!item) throw notFound('comment');
    return { ...item, history: presentHistory(item.comment, former, decisions, escalations) };
  }
}
