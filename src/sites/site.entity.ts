import type { SiteReason } from '../contract/sites.schemas.js';
import { type SiteModeration } from '../contract/terms.js';
import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A publication: where it may be embedded, and the rules for what is written under its articles. */
@Entity('sites')
@Check('sites_moderation_check', `moderation IN ('pre', 'post', 'new-authors')`)
export class Site {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** Origins that may embed the widget: CORS, socket handshakes and framing. */
  @Column('text', { array: true, default: [] })
  origins!: string[];

  @Column('text', { default: 'new-authors' })
  moderation!: SiteModeration;

  @Column('smallint', { default: 2 })
  holdFirst!: number;

  @Column('text', { array: true, default: [] })
  bannedWords!: string[];

  @Column('text', { array: true, default: [] })
  watchedWords!: string[];

  @Column('text', { array: true, default: [] })
  allowedWords!: string[];

  /** Grows with every change of the word lists, so that a compiled copy knows when it is old. */
  @Column('integer', { default: 1 })
  wordsVersion!: number;

  /** Null: the installation's default reasons. */
  @Column('jsonb', { nullable: true })
  reasons!: SiteReason[] | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
