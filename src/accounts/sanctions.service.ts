import { Injectable } from '@nestjs/common';
import { LogRepository } from '../audit/log.repository.js';
import type { Actor } from '../common/actor.js';
import { newId } from '../common/ids.js';
import { invalidRequest, notFound, ProblemError } from '../common/problem.error.js';
import { Database, type Transaction } from '../database/database.js';
import { Signals } from '../events/signals.js';
import type { SanctionKind } from './sanction.entity.js';
import { SanctionsRepository, type NewSanction } from './sanctions.repository.js';

/** `until` null: until it is lifted. */
export interface Imposition {
  kind: SanctionKind;
  until: Date | null;
  reason: string;
}

/** Sanctions cover the whole installation (docs/adr/0001), and act at once: rights are read with every request. */
@Injectable()
export class SanctionsService {
  constructor(
    private readonly database: Database,
    private readonly sanctions: SanctionsRepository,
    private readonly log: LogRepository,
    private readonly signals: Signals,
  ) {}

  /** Throws 404 `account.not-found`, 403 `sanction.staff`, and 400 for a suspension without an end or an end that is past. */
  async impose(actor: Actor, accountId: string, { kind, until, reason }: Imposition): Promise<NewSanction> {
    const at = new Date();
    if (kind === 'suspend' && until === null) {
      throw invalidRequest([{ path: 'until', message: 'is needed for a suspension; without an end, ban' }]);
    }
    if (until !== null && until <= at) throw invalidRequest([{ path: 'until', message: 'must be in the future' }]);
    const sanction = { id: newId(), accountId, kind, reason, until, createdBy: actor.id, createdAt: at };
    await this.database.transaction(async (tx) => {
      await this.assertMaySanction(tx, actor, accountId);
      await this.sanctions.insert(tx, sanction);
      const details = { sanctionId: sanction.id, until };
      await this.log.append(tx, [{ action: `account.${kind}`, actorId: actor.id, accountId, reason, details }], at);
      this.tell(tx, accountId);
    });
    return sanction;
  }

  /** Lifting what is lifted already changes nothing. Throws 404 `sanction.not-found` beside what `impose` throws. */
  async lift(actor: Actor, accountId: string, sanctionId: string): Promise<void> {
    const at = new Date();
    await this.database.transaction(async (tx) => {
      await this.assertMaySanction(tx, actor, accountId);
      const sanction = await this.sanctions.find(tx, accountId, sanctionId);
      if (!sanction) throw notFound('sanction');
      if (sanction.lifted) return;
      await this.sanctions.lift(tx, sanctionId, at, actor.id);
      const details = { sanctionId, kind: sanction.kind };
      await this.log.append(tx, [{ action: 'account.lift', actorId: actor.id, accountId, details }], at);
      this.tell(tx, accountId);
    });
  }

  /** Colleagues are a matter for administrators, and administrators for whoever made them so. */
  private async assertMaySanction(tx: Transaction, actor: Actor, accountId: string): Promise<void> {
    const target = await this.sanctions.target(tx, accountId);
    if (!target) throw notFound('account');
    if (target.id === actor.id || target.admin || (target.moderator && !actor.admin)) {
      throw new ProblemError(
        403,
        'sanction.staff',
        'You may not sanction yourself, administrators or your colleagues.',
      );
    }
  }

  private tell(tx: Transaction, accountId: string): void {
    tx.afterCommit.push(() => this.signals.emit('access.changed', { accountId }));
  }
}
