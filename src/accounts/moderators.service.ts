import { Injectable } from '@nestjs/common';
import { LogRepository } from '../audit/log.repository.js';
import type { Actor } from '../http/actor.js';
import { type Page, type PageQuery } from '../contract/page.js';
import { notFound } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { Signals } from '../events/signals.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { ModeratorsRepository } from './moderators.repository.js';

import { decodeCursor, idCursor, toPage } from '../contract/cursor.js';
import type { Moderator, ModeratorParams } from '../contract/accounts.schemas.js';

/** Who moderates which site. A change acts at once, also on sockets that are open. */
@Injectable()
export class ModeratorsService {
  constructor(
    private readonly database: Database,
    private readonly moderators: ModeratorsRepository,
    private readonly sites: SitesRepository,
    private readonly log: LogRepository,
    private readonly signals: Signals,
    private readonly clock: Clock,
  ) {}

  async list(siteId: string, { limit, cursor }: PageQuery): Promise<Page<Moderator>> {
    if (!(await this.sites.find(siteId))) throw notFound('site');
    const after = decodeCursor(cursor, idCursor)?.[0] ?? null;
    const rows = await this.moderators.list(siteId, after, limit + 1);
    return toPage(
      rows,
      limit,
      ({ id }) => [id],
      ({ id, name, email }) => ({ id, name, email }),
    );
  }

  async add(actor: Actor, pair: ModeratorParams): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.assertExist(tx, pair);
      if (await this.moderators.add(tx, pair.id, pair.accountId)) await this.changed(tx, actor, pair, 'moderator.add');
    });
  }

  async remove(actor: Actor, pair: ModeratorParams): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.assertExist(tx, pair);
      if (await this.moderators.remove(tx, pair.id, pair.accountId)) {
        await this.changed(tx, actor, pair, 'moderator.remove');
      }
    });
  }

  private async assertExist(tx: Transaction, { id, accountId }: ModeratorParams): Promise<void> {
    const { site, account } = await this.moderators.exist(tx, id, accountId);
    if (!site) throw notFound('site');
    if (!account) throw notFound('account');
  }

  private async changed(
    tx: Transaction,
    actor: Actor,
    { id, accountId }: ModeratorParams,
    action: string,
  ): Promise<void> {
    await this.log.append(tx, [{ action, actorId: actor.id, siteId: id, accountId }], this.clock.now());
    tx.afterCommit.push(() => this.signals.emit('access.changed', { accountId }));
  }
}
