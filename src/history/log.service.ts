import { Injectable } from '@nestjs/common';
import { LogReadingRepository } from './log-reading.repository.js';
import { requireModeratorOf, type Actor } from '../http/actor.js';
import { type Page } from '../contract/page.js';
import { presentLogEntry } from './log.presenter.js';
import type { LogEntryView, LogFilter } from '../contract/log.schemas.js';
import { decodeCursor, idCursor, toPage } from '../contract/cursor.js';

@Injectable()
export class LogService {
  constructor(private readonly log: LogReadingRepository) {}

  /** Newest first. Moderators read what happened on their sites and what concerns every site; 403 for a site that is not theirs. */
  async list(
    actor: Actor,
    { site, comment, moderator, account, action, from, to, limit, cursor }: LogFilter,
  ): Promise<Page<LogEntryView>> {
    if (site !== undefined) requireModeratorOf(actor, site);
    const rows = await this.log.list({
      sites: actor.admin ? null : actor.moderates,
      site: site ?? null,
      comment: comment ?? null,
      moderator: moderator ?? null,
      account: account ?? null,
      action: action ?? null,
      from: from ?? null,
      to: to ?? null,
      before: decodeCursor(cursor, idCursor)?.[0] ?? null,
      limit: limit + 1,
    });
    return toPage(rows, limit, ({ id }) => [id], presentLogEntry);
  }
}
