import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Comment } from '../comments/comment.entity.js';

/** A reader's word that a comment breaks the rules: one per account and comment. */
@Entity('reports')
@Index('reports_comment_account_key', ['commentId', 'accountId'], { unique: true })
export class Report {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  @Column('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  @Column('text')
  reason!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz')
  createdAt!: Date;

  /** The decision that answered it; null while it waits. */
  @Index('reports_resolved_by')
  @Column('uuid', { nullable: true })
  resolvedBy!: string | null;
}
