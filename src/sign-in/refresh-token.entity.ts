import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';

/** One refresh token, of which only the hash is kept. All that descend from one sign-in are a family, revoked as one. */
@Entity('refresh_tokens')
@Index('refresh_tokens_family', ['familyId'])
export class RefreshToken {
  /** SHA-256 of the token, hexadecimal. */
  @PrimaryColumn('text')
  hash!: string;

  @Column('uuid')
  familyId!: string;

  @Index('refresh_tokens_account')
  @Column('uuid')
  @ForeignKey(() => Account)
  accountId!: string;

  @Index('refresh_tokens_expiry')
  @Column('timestamptz')
  expiresAt!: Date;

  /** When it was first exchanged for a successor; a use long after that is a replay. */
  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;

  /** How often it was exchanged: more than once when an answer was lost. */
  @Column('smallint', { default: 0 })
  uses!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
