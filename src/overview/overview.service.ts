import { Injectable } from '@nestjs/common';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { Clock } from '../database/clock.js';
import { OverviewRepository } from './overview.repository.js';
import type { Overview, OverviewQuery } from '../contract/overview.schemas.js';
import { QueueRepository } from '../queue/queue.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hours that the chart of traffic shows, the current one among them. */
const HOURS = 48;

/** How moderation of a site goes, and how it goes for the one who asks. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly overview: OverviewRepository,
    private readonly queue: QueueRepository,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, { site, days }: OverviewQuery): Promise<Overview> {
    requireModeratorOf(actor, site);
    const now = this.clock.now().getTime();
    const since = new Date(now - days * DAY_MS);
    const thisHour = now - (now % HOUR_MS);
    const [counts, oldest, figures, own, ownDays, perDay, waitingByAge, perRule, hours, moderators] = await Promise.all(
      [
        this.queue.counts(site),
        this.overview.oldestWaiting(site),
        this.overview.figures(site, since),
        this.overview.own(site, since, actor.id),
        this.overview.ownDays(site, since, actor.id),
        this.overview.days(site, since),
        this.overview.ages(site),
        this.overview.rules(site, since),
        this.overview.hours(site, new Date(thisHour - (HOURS - 1) * HOUR_MS)),
        actor.admin ? this.overview.moderators(site, since) : undefined,
      ],
    );
    return {
      waiting: counts.pending,
      reported: counts.reported,
      escalated: counts.escalated,
      oldestWaitingSince: oldest?.toISOString() ?? null,
      ...figures,
      perDay,
      waitingByAge,
      perRule,
      perHour: hours.map((hour) => ({ ...hour, hour: hour.hour.toISOString() })),
      me: { ...own, perDay: ownDays },
      ...(moderators && { moderators }),
    };
  }
}
