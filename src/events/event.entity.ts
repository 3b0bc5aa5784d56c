import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One numbered event of a stream: ids and kinds, never a text. Texts are read when it is presented. */
@Entity('events')
export class StreamEvent {
  @PrimaryColumn('text')
  stream!: string;

  @PrimaryColumn('bigint')
  seq!: number;

  @Column('text')
  type!: string;

  @Index('events_at', { type: 'brin' })
  @Column('timestamptz')
  at!: Date;

  @Column('uuid', { nullable: true })
  commentId!: string | null;

  @Column('jsonb', { nullable: true })
  data!: Record<string, unknown> | null;
}
