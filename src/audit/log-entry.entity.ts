import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One line of the moderation log: who did what, when and why. Append-only: the application's database role may insert and read, and a
 * trigger refuses everybody else. No foreign keys, so that nothing that happens to other tables can touch it.
 */
@Entity('moderation_log')
@Index('moderation_log_site', ['siteId', 'id'])
@Index('moderation_log_comment', ['commentId', 'id'])
@Index('moderation_log_actor', ['actorId', 'id'])
@Index('moderation_log_account', ['accountId', 'id'])
export class LogEntry {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  /** What was done, as `noun.verb`: `comment.approve`, `account.ban`, `site.update`. */
  @Column('text')
  action!: string;

  /** Null: screening did it. */
  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @Column('uuid', { nullable: true })
  siteId!: string | null;

  @Column('uuid', { nullable: true })
  commentId!: string | null;

  /** The account that it was done to. */
  @Column('uuid', { nullable: true })
  accountId!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** What else tells the case apart (revision, rules that fired, settings before and after). Never a comment's text. */
  @Column('jsonb', { default: {} })
  details!: Record<string, unknown>;
}
