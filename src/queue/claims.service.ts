import { Injectable } from '@nestjs/common';
import { ReadersNow } from '../articles/readers-now.js';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { forbidden, notFound, ProblemError } from '../contract/problem.error.js';
import { CommentsRepository } from '../comments/comments.repository.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';
import { Signals } from '../events/signals.js';
import { ClaimsRepository, type Batch } from './claims.repository.js';
import { waits } from './queue.repository.js';
import { byUrgency } from './urgency.js';
import { QueueService } from './queue.service.js';
import type { ClaimRequest, Hold, Lease, QueueItem } from '../contract/queue.schemas.js';

/** How often a moderator looks again whom others were ahead of. */
const ATTEMPTS = 10;

/** Leases on comments, so that no two moderators look at the same one unawares. Any change of the comment ends them. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly database: Database,
    private readonly comments: CommentsRepository,
    private readonly claims: ClaimsRepository,
    private readonly queue: QueueService,
    private readonly signals: Signals,
    private readonly readersNow: ReadersNow,
    private readonly clock: Clock,
  ) {}

  /** New cards for this moderator, beside those already held unless one resumes; fewer or none when the others hold the rest. */
  async take(actor: Actor, request: ClaimRequest): Promise<QueueItem[]> {
    requireModeratorOf(actor, request.site);
    const ids: string[] = [];
    // Several who begin together see the same comments free: an empty answer must not look like the end of the queue.
    for (let attempt = 1; attempt <= ATTEMPTS && ids.length < request.limit; attempt++) {
      const rest = { ...request, limit: request.limit - ids.length, except: [...request.except, ...ids] };
      const batch = await this.takeOnce(actor, rest);
      ids.push(...batch.ids);
      if (!batch.lost) break;
    }
    if (ids.length === 0) return [];
    this.signals.emit('claims.changed', { siteId: request.site });
    return this.queue.items(ids);
  }

  private async takeOnce(actor: Actor, request: ClaimRequest): Promise<Batch> {
    if (request.sort !== 'priority' || !waits(request.view)) return this.claims.take(request, actor.id);
    const near = await this.claims.urgent(request, actor.id);
    const now = this.clock.now().getTime();
    const ranked = byUrgency(near, (row) => ({ ...row, readers: this.readersNow.of(row.articleId) }), now);
    return this.claims.takeAmong(
      ranked.map(({ id }) => id),
      request,
      actor.id,
    );
  }

  /** The heartbeat of a card that is being looked at, or the opening of one that was found in a list. */
  async hold(actor: Actor, commentId: string, { take, takeOver }: Hold): Promise<Lease> {
    return take || takeOver ? this.seize(actor, commentId, takeOver) : this.renew(actor, commentId);
  }

  /** 409 `claim.taken` with the claim that stands, unless an administrator takes it over. */
  private async seize(actor: Actor, commentId: string, takeOver: boolean): Promise<Lease> {
    const [place] = await this.comments.places(this.database, [commentId]);
    if (!place) throw notFound('comment');
    requireModeratorOf(actor, place.siteId);
    if (takeOver && !actor.admin) throw forbidden('Only administrators take over what somebody else holds.');
    const until = await this.claims.seize(commentId, actor.id, takeOver);
    if (!until) throw taken(await this.claims.holder(commentId));
    this.signals.emit('claims.changed', { siteId: place.siteId });
    return { by: { id: actor.id, name: actor.name }, until: until.toISOString() };
  }

  /** 409 `claim.lost` when the lease has run out or was ended: a late heartbeat must not claim what was just decided. */
  private async renew(actor: Actor, commentId: string): Promise<Lease> {
    const renewed = await this.claims.renew(commentId, actor.id);
    if (!renewed) throw new ProblemError(409, 'claim.lost', 'This comment is not claimed by you any more.');
    this.signals.emit('claims.changed', { siteId: renewed.siteId });
    return { by: { id: actor.id, name: actor.name }, until: renewed.until.toISOString() };
  }

  /** Gives a card back. Doing it twice, or for a card that one does not hold, changes nothing. */
  async release(actor: Actor, commentId: string): Promise<void> {
    const siteId = await this.claims.release(commentId, actor.id);
    if (siteId !== null) this.signals.emit('claims.changed', { siteId });
  }
}

function taken(holder: { id: string; name: string; until: Date } | null): ProblemError {
  const claim = holder && { by: { id: holder.id, name: holder.name }, until: holder.until.toISOString() };
  return new ProblemError(409, 'claim.taken', `${holder?.name ?? 'Somebody else'} is looking at this comment.`, {
    claim,
  });
}
