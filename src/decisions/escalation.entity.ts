import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Comment } from '../comments/comment.entity.js';

/** A moderator's wish for a second opinion. Never changed; the comment names the one that stands. */
@Entity('escalations')
@Index('escalations_comment', ['commentId', 'id'])
export class Escalation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  @Column('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  /** For the team, never for the author. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz')
  at!: Date;
}
