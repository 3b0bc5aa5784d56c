import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { LogRepository } from '../audit/log.repository.js';
import { justAfter } from '../database/clock.js';
import { Database, type Transaction } from '../database/database.js';

import { EventLogRepository } from '../events/event-log.repository.js';
import { Signals } from '../events/signals.js';
import { ChangeSet } from './change-set.js';
import { CountsRepository } from './counts.repository.js';
import { streamKey, type StreamKey } from '../contract/streams.js';

type Work<T> = (tx: Transaction, changes: ChangeSet, at: Date) => Promise<T>;

/**
 * The one way to change comments. Its transaction is alone with the articles concerned. Threads, counts, event log
 * and moderation log are written before it commits.
 *
 * Lock order, against deadlocks: article streams, comments, articles, other streams by key, accounts, sites.
 */
@Injectable()
export class CommentChanges {
  constructor(
    private readonly database: Database,
    private readonly eventLog: EventLogRepository,
    private readonly counts: CountsRepository,
    private readonly articles: ArticlesRepository,
    private readonly accounts: AccountsRepository,
    private readonly sites: SitesRepository,
    private readonly log: LogRepository,
    private readonly signals: Signals,
  ) {}

  /**
   * Runs `work` alone with these articles; it records its changes in the set. `at`, their moment, is `now` or just
   * after the articles’ last event.
   */
  run<T>(articleIds: readonly string[], now: Date, work: Work<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      const last = await this.eventLog.lock(tx, streamsOf(articleIds));
      return this.change(tx, justAfter(last, now), work);
    });
  }

  /** The same with those of the articles that nobody else is busy with: `choose` is told which. Null when it finds nothing to do. */
  runWithFree<T>(
    articleIds: readonly string[],
    now: Date,
    choose: (free: ReadonlySet<string>) => Work<T> | null,
  ): Promise<T | null> {
    return this.database.transaction(async (tx) => {
      const free = await this.eventLog.lockFree(tx, streamsOf(articleIds));
      const work = choose(new Set(articleIds.filter((id) => free.has(streamKey('article', id)))));
      const last = [...free.values()].reduce((latest, at) => (at > latest ? at : latest), new Date(0));
      return work && this.change(tx, justAfter(last, now), work);
    });
  }

  private async change<T>(tx: Transaction, at: Date, work: Work<T>): Promise<T> {
    const changes = new ChangeSet();
    const result = await work(tx, changes, at);
    const ancestors = await this.counts.addToThreads(tx, changes);
    await this.articles.addToTotals(tx, changes.articles);
    await this.eventLog.append(tx, changes.eventsWith(ancestors), at);
    await this.accounts.addToCounts(tx, changes.authors);
    await this.sites.addToCounts(tx, changes.sites);
    await this.log.append(tx, changes.log, at);
    tx.afterCommit.push(() => {
      for (const siteId of changes.sitesWithChanges) this.signals.emit('claims.changed', { siteId });
    });
    return result;
  }
}

const streamsOf = (articleIds: readonly string[]): StreamKey[] => articleIds.map((id) => streamKey('article', id));
