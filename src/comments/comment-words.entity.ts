import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Comment } from './comment.entity.js';

/** What a comment is found by: the folded words of its text and of its author's name. Written with every text, apart from what changes more often. */
@Entity('comment_words')
export class CommentWords {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Comment)
  commentId!: string;

  @Index('comment_words_words', { type: 'gin' })
  @Column('tsvector')
  words!: string;
}
