import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { And, In, MoreThan, type Repository } from 'typeorm';
import type { Language } from '../common/request-language.decorator.js';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { defaultReasons } from './default-reasons.js';
import { SiteCounts } from './site-counts.entity.js';
import { Site, type SiteReason } from './site.entity.js';

const listOrigins = statement('sites.origins', `SELECT DISTINCT unnest(origins) AS origin FROM sites`);
const readReasons = statement('sites.reasons', `SELECT reasons FROM sites WHERE id = $1`);

@Injectable()
export class SitesRepository {
  constructor(
    private readonly database: Database,
    @InjectRepository(Site) private readonly sites: Repository<Site>,
    @InjectRepository(SiteCounts) private readonly siteCounts: Repository<SiteCounts>,
  ) {}

  async find(id: string): Promise<Site | null> {
    return this.sites.findOneBy({ id });
  }

  /** Sites in the order of their making; `ids` null means every site. */
  async list(ids: readonly string[] | null, after: string | null, limit: number): Promise<Site[]> {
    const conditions = [...(ids === null ? [] : [In([...ids])]), ...(after === null ? [] : [MoreThan(after)])];
    return this.sites.find({
      where: conditions.length > 0 ? { id: And(...conditions) } : {},
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** By site. */
  async counts(ids: readonly string[]): Promise<Map<string, SiteCounts>> {
    const rows = await this.siteCounts.findBy({ siteId: In([...ids]) });
    return new Map(rows.map((row) => [row.siteId, row]));
  }

  /** The site, locked against other changes of its settings until the transaction ends. */
  async findForUpdate(tx: Transaction, id: string): Promise<Site | null> {
    return tx.manager.findOne(Site, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Transaction, site: Site): Promise<void> {
    await tx.manager.insert(Site, site);
  }

  async update(tx: Transaction, id: string, columns: Partial<Site>): Promise<void> {
    await tx.manager.update(Site, id, columns);
  }

  /** Every origin that some site lists. */
  async origins(): Promise<string[]> {
    return (await this.database.query<{ origin: string }>(listOrigins)).map(({ origin }) => origin);
  }

  /** The rejection reasons of a site: its own, or the defaults in that language. Null when there is no such site. */
  async reasons(siteId: string, language: Language): Promise<SiteReason[] | null> {
    const [row] = await this.database.query<{ reasons: SiteReason[] | null }>(readReasons, [siteId]);
    return row ? (row.reasons ?? defaultReasons(language)) : null;
  }
}
