import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Article } from '../articles/article.entity.js';
import type { Reason } from '../screening/verdict.js';
import { Site } from '../sites/site.entity.js';
import type { CommentStatus } from '../contract/terms.js';

/** Readers see a comment while it is published, and its place while something published hangs below it. */
export const SHOWN = `status = 'published' OR thread_size > 0`;

@Entity('comments')
@Check('comments_status_check', `status IN ('pending', 'published', 'rejected', 'withdrawn')`)
@Index('comments_roots', ['articleId', 'id'], { where: `parent_id IS NULL AND (${SHOWN})` })
@Index('comments_top', ['articleId', 'reactions', 'id'], { where: `parent_id IS NULL AND (${SHOWN})` })
@Index('comments_replies', ['parentId', 'id'], { where: SHOWN })
@Index('comments_pending', ['siteId', 'waitingSince', 'id'], { where: `status = 'pending'` })
@Index('comments_reported', ['siteId', 'waitingSince', 'id'], { where: `status = 'published' AND reports > 0` })
@Index('comments_escalated', ['siteId', 'waitingSince', 'id'], { where: 'escalation_id IS NOT NULL' })
@Index('comments_pending_ranked', ['siteId', 'rankedAt', 'id'], { where: `status = 'pending'` })
@Index('comments_reported_ranked', ['siteId', 'rankedAt', 'id'], { where: `status = 'published' AND reports > 0` })
@Index('comments_escalated_ranked', ['siteId', 'rankedAt', 'id'], { where: 'escalation_id IS NOT NULL' })
@Index('comments_published', ['siteId', 'id'], { where: `status = 'published'` })
@Index('comments_rejected', ['siteId', 'id'], { where: `status = 'rejected'` })
@Index('comments_author', ['authorId', 'id'])
@Index('comments_author_pending', ['authorId', 'siteId', 'id'], { where: `status = 'pending'` })
@Index('comments_author_article', ['authorId', 'articleId', 'id'])
@Index('comments_body_key', ['bodyKey', 'id'])
@Index('comments_reacted', ['articleId', 'reactedAt'], { where: 'reacted_at IS NOT NULL' })
@Index('comments_idempotency_key', ['authorId', 'idempotencyKey'], { unique: true })
export class Comment {
  /** UUIDv7: its order is the order of creation. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Article)
  articleId!: string;

  @Column('uuid')
  @ForeignKey(() => Site)
  siteId!: string;

  @Column('uuid')
  @ForeignKey(() => Account)
  authorId!: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Comment)
  parentId!: string | null;

  /** From the root down to the parent; empty for a root. */
  @Column('uuid', { array: true, default: [] })
  ancestors!: string[];

  @Column('text')
  body!: string;

  /** Key of the folded text: equal for texts that read the same. */
  @Column('text')
  bodyKey!: string;

  @Column('text')
  status!: CommentStatus;

  /** Starts at 1 and grows with every change of text or status and every decision. */
  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  editedAt!: Date | null;

  /** Since when it waits for a moderator: held, published and reported, or escalated. */
  @Column('timestamptz', { nullable: true })
  waitingSince!: Date | null;

  /** As severity.ts has it: of the text as it stands, and of the reports that wait. */
  @Column('smallint', { default: 0 })
  severity!: number;

  /** `waitingSince`, earlier by a head start for each level of severity; null while it does not wait. */
  @Column('timestamptz', { nullable: true })
  rankedAt!: Date | null;

  /** What screening found in the text as it stands. */
  @Column('jsonb', { default: [] })
  reasons!: Reason[];

  /** The decision of a moderator that stands; null while only screening has spoken, or after an edit. */
  @Column('uuid', { nullable: true })
  decisionId!: string | null;

  /** A moderator's wish for a second opinion that stands. */
  @Column('uuid', { nullable: true })
  escalationId!: string | null;

  @Column('integer', { default: 0 })
  reactions!: number;

  @Column('timestamptz', { nullable: true })
  reactedAt!: Date | null;

  /** Published direct replies. */
  @Column('integer', { default: 0 })
  replyCount!: number;

  /** Published comments below this one, at any depth. */
  @Column('integer', { default: 0 })
  threadSize!: number;

  /** Reports that no decision has answered yet. */
  @Column('integer', { default: 0 })
  reports!: number;

  @Column('text', { nullable: true })
  idempotencyKey!: string | null;

  /** `digestOf` the text that came with the key, which an edit leaves as it was; null without a key, and for comments older than this column. */
  @Column('text', { nullable: true })
  sentDigest!: string | null;
}
