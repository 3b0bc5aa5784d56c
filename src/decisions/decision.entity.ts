import { type DecisionAction } from '../contract/terms.js';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';

import { Comment } from '../comments/comment.entity.js';
import type { CommentStatus } from '../contract/terms.js';

/** What a moderator decided about one revision of a comment, and what stood before, so that it can be undone. */
@Entity('decisions')
@Check('decisions_action_check', `action IN ('approve', 'reject', 'undo')`)
@Index('decisions_comment', ['commentId', 'id'])
@Index('decisions_site', ['siteId', 'at'])
export class Decision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  /** The comment's site, which never changes: the figures of a site are one range of the index. */
  @Column('uuid')
  siteId!: string;

  @Column('uuid')
  @ForeignKey(() => Account)
  moderatorId!: string;

  @Column('text')
  action!: DecisionAction;

  @Column('text', { nullable: true })
  reason!: string | null;

  /** For the team, never for the author. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz')
  at!: Date;

  /** The comment's revision after it. */
  @Column('integer')
  revision!: number;

  @Column('text')
  statusBefore!: CommentStatus;

  @Column('timestamptz', { nullable: true })
  waitingSinceBefore!: Date | null;

  @Column('uuid', { nullable: true })
  decisionBefore!: string | null;

  @Column('uuid', { nullable: true })
  escalationBefore!: string | null;
}
