import { Injectable } from '@nestjs/common';
import { LogRepository } from '../audit/log.repository.js';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { newId } from '../common/ids.js';
import { forbidden, invalidRequest, notFound, ProblemError } from '../contract/problem.error.js';
import { Database, type Transaction } from '../database/database.js';
import { Signals } from '../events/signals.js';
import { SitesRepository } from '../sites/sites.repository.js';

import { SanctionsRepository, type NewSanction, type SanctionTarget } from './sanctions.repository.js';
import type { SanctionKind } from '../contract/terms.js';

/** `site` null: every site; left out: the site of whoever imposes it. `until` null: until it is lifted. */
export interface Imposition {
  site?: string | null | undefined;
  kind: SanctionKind;
  until: Date | null;
  reason: string;
}

/** Sanctions belong to a site (docs/adr/0006), or for administrators to all, and act at once: rights are read with every request. */
@Injectable()
export class SanctionsService {
  constructor(
    private readonly database: Database,
    private readonly sanctions: SanctionsRepository,
    private readonly sites: SitesRepository,
    private readonly log: LogRepository,
    private readonly signals: Signals,
  ) {}

  /**
   * Throws 400 for a suspension without an end, an end that is past or a site that has to be said; 403 `access.denied` for a site that is not the actor’s;
   * 404 `site.not-found` and `account.not-found`; 403 `sanction.staff`.
   */
  async impose(actor: Actor, accountId: string, { site, kind, until, reason }: Imposition): Promise<NewSanction> {
    const at = new Date();
    if (kind === 'suspend' && until === null) {
      throw invalidRequest([{ path: 'until', message: 'is needed for a suspension; without an end, ban' }]);
    }
    if (until !== null && until <= at) throw invalidRequest([{ path: 'until', message: 'must be in the future' }]);
    const siteId = await this.scope(actor, site);
    const sanction = { id: newId(), accountId, siteId, kind, reason, until, createdBy: actor.id, createdAt: at };
    await this.database.transaction(async (tx) => {
      assertMaySanction(actor, await this.target(tx, accountId), siteId);
      await this.sanctions.insert(tx, sanction);
      const details = { sanctionId: sanction.id, until };
      const entry = { action: `account.${kind}`, actorId: actor.id, siteId, accountId, reason, details };
      await this.log.append(tx, [entry], at);
      this.tell(tx, accountId);
    });
    return sanction;
  }

  /** Lifting what is lifted already changes nothing. Throws 404 `sanction.not-found` beside what `impose` throws of people and sites. */
  async lift(actor: Actor, accountId: string, sanctionId: string): Promise<void> {
    const at = new Date();
    await this.database.transaction(async (tx) => {
      const target = await this.target(tx, accountId);
      const sanction = await this.sanctions.find(tx, accountId, sanctionId);
      if (!sanction) throw notFound('sanction');
      const { siteId, kind } = sanction;
      assertMaySanction(actor, target, siteId);
      requireScope(actor, siteId);
      if (sanction.lifted) return;
      await this.sanctions.lift(tx, sanctionId, at, actor.id);
      const entry = { action: 'account.lift', actorId: actor.id, siteId, accountId, details: { sanctionId, kind } };
      await this.log.append(tx, [entry], at);
      this.tell(tx, accountId);
    });
  }

  /** Where it is to hold. Before sites could be named, moderators of one site meant theirs, and administrators every one. */
  private async scope(actor: Actor, site: string | null | undefined): Promise<string | null> {
    const siteId = site === undefined ? ownScope(actor) : site;
    requireScope(actor, siteId);
    if (siteId !== null && !(await this.sites.find(siteId))) throw notFound('site');
    return siteId;
  }

  private async target(tx: Transaction, accountId: string): Promise<SanctionTarget> {
    const target = await this.sanctions.target(tx, accountId);
    if (!target) throw notFound('account');
    return target;
  }

  private tell(tx: Transaction, accountId: string): void {
    tx.afterCommit.push(() => this.signals.emit('access.changed', { accountId }));
  }
}

function ownScope({ admin, moderates: [own, ...others] }: Actor): string | null {
  if (admin) return null;
  if (own !== undefined && others.length === 0) return own;
  throw invalidRequest([{ path: 'site', message: 'is needed: you moderate several sites' }]);
}

function requireScope(actor: Actor, siteId: string | null): void {
  if (siteId !== null) requireModeratorOf(actor, siteId);
  else if (!actor.admin) throw forbidden('Sanctions on every site are for administrators.');
}

/** Where somebody moderates they are a matter for administrators; on other sites they are readers. Administrators are for whoever made them so. */
function assertMaySanction(actor: Actor, { id, admin, moderates }: SanctionTarget, siteId: string | null): void {
  const isColleague = siteId === null ? moderates.length > 0 : moderates.includes(siteId);
  if (id === actor.id || admin || (isColleague && !actor.admin)) {
    throw new ProblemError(403, 'sanction.staff', 'You may not sanction yourself, administrators or your colleagues.');
  }
}
