import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';

/** What a moderator wants the team to know about an account. The account never sees it. */
@Entity('account_notes')
@Index('account_notes_account', ['accountId', 'id'])
export class AccountNote {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  @Column('text')
  body!: string;

  @Column('uuid')
  @ForeignKey(() => Account)
  createdBy!: string;

  @Column('timestamptz')
  createdAt!: Date;
}
