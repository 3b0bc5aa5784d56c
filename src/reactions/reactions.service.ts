import { Injectable } from '@nestjs/common';
import { requireMayWrite, type Actor } from '../http/actor.js';
import { notFound } from '../contract/problem.error.js';
import { Signals } from '../events/signals.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { Database } from '../database/database.js';
import { ReactionsRepository, type ReactionRow } from './reactions.repository.js';

export interface ReactionState {
  reactions: number;
  mine: boolean;
}

/** One reaction per account and published comment; setting it twice is setting it once. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly reactions: ReactionsRepository,
    private readonly database: Database,
    private readonly comments: CommentsRepository,
    private readonly signals: Signals,
  ) {}

  async add(actor: Actor, commentId: string): Promise<ReactionState> {
    await this.requireMayReact(actor, commentId);
    return this.answer(commentId, await this.reactions.add(commentId, actor.id), true);
  }

  async remove(actor: Actor, commentId: string): Promise<ReactionState> {
    await this.requireMayReact(actor, commentId);
    return this.answer(commentId, await this.reactions.remove(commentId, actor.id), false);
  }

  /** Only whom some site restricts pays for the look at which site this is. */
  private async requireMayReact(actor: Actor, commentId: string): Promise<void> {
    if (actor.restrictions.length === 0) return;
    const [place] = await this.comments.places(this.database, [commentId]);
    if (place) requireMayWrite(actor, place.siteId);
  }

  private answer(commentId: string, row: ReactionRow | null, mine: boolean): ReactionState {
    if (!row) throw notFound('comment');
    if (row.changed) this.signals.emit('reactions.changed', { articleId: row.articleId, commentId });
    return { reactions: row.reactions, mine };
  }
}
