import { type SanctionKind } from '../contract/terms.js';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Site } from '../sites/site.entity.js';
import { Account } from './account.entity.js';

/** What a moderator imposed on an account, on one site or on all. In force until `until` (null: for good) or until it is lifted. */
@Entity('sanctions')
@Check('sanctions_kind_check', `kind IN ('warn', 'premoderate', 'suspend', 'ban')`)
export class Sanction {
  @PrimaryColumn('uuid')
  id!: string;

  @Index('sanctions_account')
  @Column('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  /** Null: every site. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Site)
  siteId!: string | null;

  @Column('text')
  kind!: SanctionKind;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { nullable: true })
  until!: Date | null;

  @Column('uuid')
  @ForeignKey(() => Account)
  createdBy!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  liftedAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Account)
  liftedBy!: string | null;
}
