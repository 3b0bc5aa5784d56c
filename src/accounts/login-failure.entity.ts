import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Failed sign-ins from one kind of client for one account, counted in a window. */
@Entity('login_failures')
export class LoginFailure {
  /** Hash of the address of the account and of what identifies the client. */
  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  failures!: number;

  @Index('login_failures_since')
  @Column('timestamptz')
  since!: Date;
}
