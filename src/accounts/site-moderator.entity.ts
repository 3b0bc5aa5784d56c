import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Site } from '../sites/site.entity.js';
import { Account } from './account.entity.js';

/** The right of an account to moderate a site. */
@Entity('site_moderators')
export class SiteModerator {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Site)
  siteId!: string;

  @PrimaryColumn('uuid')
  @Index('site_moderators_account')
  @ForeignKey(() => Account)
  accountId!: string;
}
