import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Comment } from './comment.entity.js';

@Entity('reactions')
export class Reaction {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => Account)
  accountId!: string;
}
