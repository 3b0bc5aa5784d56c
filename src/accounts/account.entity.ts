import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person who signs in. Roles beyond reader: `admin`, and the rows of `site_moderators`. */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid')
  id!: string;

  /** Normalised (trimmed, lower case) before it is stored or looked up. */
  @Index('accounts_email_key', { unique: true })
  @Column('text')
  email!: string;

  /** The public name under comments. */
  @Column('text')
  name!: string;

  @Column('text')
  passwordHash!: string;

  @Column('boolean', { default: false })
  admin!: boolean;

  /** Comments that stand published, and that stand rejected; kept by the transaction that changes their status. */
  @Column('integer', { default: 0 })
  published!: number;

  @Column('integer', { default: 0 })
  rejected!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
