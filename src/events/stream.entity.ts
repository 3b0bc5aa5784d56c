import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of a stream: the number of its last event. Its row lock makes numbers follow commit order, without holes. */
@Entity('streams')
export class Stream {
  /** `article:<id>`, `moderation:<siteId>` or `account:<id>`. */
  @PrimaryColumn('text')
  key!: string;

  @Column('bigint', { default: 0 })
  seq!: number;

  /** When the last event was logged; null while there is none. */
  @Column('timestamptz', { nullable: true })
  at!: Date | null;
}
