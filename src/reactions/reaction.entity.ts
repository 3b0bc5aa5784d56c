import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Comment } from '../comments/comment.entity.js';

@Entity('reactions')
@Index('reactions_account', ['accountId', 'articleId', 'commentId'])
export class Reaction {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  /** The comment's article, which never changes: what one reader has reacted to under it is one range of the index. */
  @Column('uuid')
  articleId!: string;
}
