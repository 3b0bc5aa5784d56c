import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Comment } from './comment.entity.js';

/**
 * A text that an edit replaced. For moderators only, who see what was changed; kept for a limited time (see `FormerTexts`) and gone at
 * once when the author withdraws the comment.
 */
@Entity('comment_texts')
export class CommentText {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  /** The comment's last revision with this text. */
  @PrimaryColumn('integer')
  revision!: number;

  @Column('text')
  body!: string;

  @Index('comment_texts_replaced')
  @Column('timestamptz')
  replacedAt!: Date;
}
