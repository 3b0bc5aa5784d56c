import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Comment } from '../comments/comment.entity.js';

/** A lease: this moderator looks at this comment until it expires, is renewed, or the comment changes. */
@Entity('claims')
export class Claim {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  @Index('claims_account')
  @Column('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  @Column('timestamptz')
  expiresAt!: Date;
}
