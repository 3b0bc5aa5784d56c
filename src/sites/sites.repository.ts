import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';

import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import { defaultReasons } from './default-reasons.js';
import type { SiteCounts } from './site-counts.entity.js';
import { Site } from './site.entity.js';

import type { SiteReason } from '../contract/sites.schemas.js';
import type { Language } from '../contract/terms.js';

const VIEWS = ['pending', 'reported', 'escalated', 'published', 'rejected'] as const satisfies (keyof SiteCounts)[];

const listOrigins = statement('sites.origins', `SELECT DISTINCT unnest(origins) AS origin FROM sites`);
const readReasons = statement('sites.reasons', `SELECT reasons FROM sites WHERE id = $1`);

const listSites = statement(
  'sites.list',
  `SELECT s.id, s.name, s.origins, s.moderation, s.hold_first AS "holdFirst", s.created_at AS "createdAt",
          jsonb_build_object(${VIEWS.map((view) => `'${view}', coalesce(n.${view}, 0)`).join(', ')}) AS counts
   FROM sites s LEFT JOIN site_counts n ON n.site_id = s.id
   WHERE ($1::uuid[] IS NULL OR s.id = ANY ($1)) AND ($2::uuid IS NULL OR s.id > $2) ORDER BY s.id LIMIT $3`,
);

/** A site in a list. */
export type CountedSite = ListedColumns & { counts: Omit<SiteCounts, 'siteId'> };
type ListedColumns = Pick<Site, 'id' | 'name' | 'origins' | 'moderation' | 'holdFirst' | 'createdAt'>;

const addToCounts = statement(
  'counts.sites',
  `INSERT INTO site_counts AS s (site_id, pending, reported, escalated, published, rejected)
   SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[]) AS d (site_id, pending, reported, escalated, published, rejected) ORDER BY site_id
   ON CONFLICT (site_id) DO UPDATE SET pending = s.pending + excluded.pending, reported = s.reported + excluded.reported,
     escalated = s.escalated + excluded.escalated, published = s.published + excluded.published, rejected = s.rejected + excluded.rejected`,
);

@Injectable()
export class SitesRepository {
  constructor(
    private readonly database: Database,
    @InjectRepository(Site) private readonly sites: Repository<Site>,
  ) {}

  async find(id: string): Promise<Site | null> {
    return this.sites.findOneBy({ id });
  }

  /** Sites in the order of their making, with their counts; `ids` null means every site. */
  async list(ids: readonly string[] | null, after: string | null, limit: number): Promise<CountedSite[]> {
    return this.database.query<CountedSite>(listSites, [ids, after, limit]);
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

  /** Adds to the numbers of comments in each view of a site's queue. */
  async addToCounts(tx: Transaction, sums: ReadonlyMap<string, Omit<SiteCounts, 'siteId'>>): Promise<void> {
    const moved = [...sums].filter(([, sum]) => Object.values(sum).some((n) => n !== 0));
    if (moved.length === 0) return;
    await tx.query(addToCounts, [
      moved.map(([id]) => id),
      moved.map(([, sum]) => sum.pending),
      moved.map(([, sum]) => sum.reported),
      moved.map(([, sum]) => sum.escalated),
      moved.map(([, sum]) => sum.published),
      moved.map(([, sum]) => sum.rejected),
    ]);
  }
}
