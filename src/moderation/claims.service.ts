import { Injectable } from '@nestjs/common';
import { requireModeratorOf, type Actor } from '../common/actor.js';
import { ProblemError } from '../common/problem.error.js';
import { Signals } from '../events/signals.js';
import { ClaimsRepository } from './claims.repository.js';
import { QueueService } from './queue.service.js';
import type { ClaimRequest, Lease, QueueItem } from './queue.schemas.js';

/** Leases on comments, so that no two moderators look at the same one unawares. Any change of the comment ends them. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly queue: QueueService,
    private readonly signals: Signals,
  ) {}

  /** New cards for this moderator, beside those already held; fewer or none when the others hold the rest. */
  async take(actor: Actor, { site, view, limit }: ClaimRequest): Promise<QueueItem[]> {
    requireModeratorOf(actor, site);
    const ids = await this.claims.take(site, view, actor.id, limit);
    if (ids.length === 0) return [];
    this.signals.emit('claims.changed', { siteId: site });
    return this.queue.items(ids);
  }

  /** The heartbeat of a card that is being looked at. 409 `claim.lost` when the lease has run out or was ended. */
  async renew(actor: Actor, commentId: string): Promise<Lease> {
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
