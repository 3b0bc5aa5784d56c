import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Failed sign-ins from one kind of client for one account, or altogether, counted in a window. */
@Entity('login_failures')
export class LoginFailure {
  /** Keyed hash of what is counted: see `LockoutService`. */
  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  failures!: number;

  @Index('login_failures_since')
  @Column('timestamptz')
  since!: Date;
}
