import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Site } from './site.entity.js';

/** How many comments stand in each view of a site's queue. Changed only in the transaction that changes what it counts. */
@Entity('site_counts')
export class SiteCounts {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Site)
  siteId!: string;

  @Column('integer', { default: 0 })
  pending!: number;

  /** Published comments with reports that nobody has answered. */
  @Column('integer', { default: 0 })
  reported!: number;

  /** Comments for which a second opinion is wanted. */
  @Column('integer', { default: 0 })
  escalated!: number;

  @Column('integer', { default: 0 })
  published!: number;

  @Column('integer', { default: 0 })
  rejected!: number;
}
