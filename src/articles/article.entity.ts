import { type ArticleModeration } from '../contract/terms.js';
import { type Commenting } from '../contract/terms.js';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Site } from '../sites/site.entity.js';

/** A page of a site under which people comment. */
@Entity('articles')
@Check('articles_commenting_check', `commenting IN ('open', 'closed')`)
@Check('articles_moderation_check', `moderation IN ('pre', 'post', 'inherit')`)
export class Article {
  @PrimaryColumn('uuid')
  id!: string;

  @Index('articles_site')
  @Column('uuid')
  @ForeignKey(() => Site)
  siteId!: string;

  @Index('articles_url_key', { unique: true })
  @Column('text')
  url!: string;

  @Column('text')
  title!: string;

  @Column('text', { default: 'open' })
  commenting!: Commenting;

  @Column('text', { default: 'inherit' })
  moderation!: ArticleModeration;

  /** Published comments of all depths; kept by the transaction that changes their status. */
  @Column('integer', { default: 0 })
  total!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
