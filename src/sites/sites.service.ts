import { Injectable } from '@nestjs/common';
import { LogRepository } from '../audit/log.repository.js';
import type { Actor } from '../http/actor.js';
import { newIdAt } from '../common/ids.js';
import { type Page, type PageQuery } from '../contract/page.js';
import { notFound } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { Database } from '../database/database.js';
import { ListedOrigins } from './listed-origins.js';
import { siteChanges } from './site-changes.js';
import type { Site } from './site.entity.js';
import { presentListed, presentSettings } from './site.presenter.js';
import type { CreateSite, ListedSite, SiteSettings, UpdateSite } from '../contract/sites.schemas.js';
import { SitesRepository } from './sites.repository.js';
import { decodeCursor, idCursor, toPage } from '../contract/cursor.js';

/** What an administrator sets later. */
const UNSET = { bannedWords: [], watchedWords: [], allowedWords: [], wordsVersion: 1, reasons: null };

@Injectable()
export class SitesService {
  constructor(
    private readonly database: Database,
    private readonly sites: SitesRepository,
    private readonly log: LogRepository,
    private readonly listedOrigins: ListedOrigins,
    private readonly clock: Clock,
  ) {}

  /** The sites that the actor may act on: all for an administrator. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<ListedSite>> {
    const after = decodeCursor(cursor, idCursor)?.[0] ?? null;
    const rows = await this.sites.list(actor.admin ? null : actor.moderates, after, limit + 1);
    return toPage(rows, limit, ({ id }) => [id], presentListed);
  }

  async settings(id: string): Promise<SiteSettings> {
    const site = await this.sites.find(id);
    if (!site) throw notFound('site');
    return presentSettings(site);
  }

  async create(actor: Actor, input: CreateSite): Promise<SiteSettings> {
    const createdAt = this.clock.now();
    const site: Site = { ...UNSET, ...input, id: newIdAt(createdAt), createdAt };
    await this.database.transaction(async (tx) => {
      await this.sites.insert(tx, site);
      await this.log.append(
        tx,
        [{ action: 'site.create', actorId: actor.id, siteId: site.id, details: input }],
        site.createdAt,
      );
      tx.afterCommit.push(() => this.listedOrigins.forget());
    });
    return presentSettings(site);
  }

  /** Writes what really changes, with a line in the moderation log. */
  async update(actor: Actor, id: string, update: UpdateSite): Promise<SiteSettings> {
    return this.database.transaction(async (tx) => {
      const site = await this.sites.findForUpdate(tx, id);
      if (!site) throw notFound('site');
      const changes = siteChanges(site, update);
      if (!changes) return presentSettings(site);
      await this.sites.update(tx, id, changes.columns);
      await this.log.append(
        tx,
        [{ action: 'site.update', actorId: actor.id, siteId: id, details: { ...changes.details } }],
        this.clock.now(),
      );
      tx.afterCommit.push(() => this.listedOrigins.forget());
      return presentSettings(Object.assign(site, changes.columns));
    });
  }

  /** Whether pages of that origin may call us with credentials, open sockets and frame us. At most 2 s behind another process's change. */
  async isListedOrigin(origin: string): Promise<boolean> {
    return this.listedOrigins.has(origin);
  }
}
