import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { Comment } from './comment.entity.js';
import { CommentText } from './comment-text.entity.js';
import { CommentWords } from './comment-words.entity.js';
import { CommentChanges } from './comment-changes.js';
import { CommentsRepository } from './comments.repository.js';
import { CountsRepository } from './counts.repository.js';
import { WaitingRepository } from './waiting.repository.js';
import { FormerTexts } from './former-texts.js';
import { FormerTextsRepository } from './former-texts.repository.js';

/** The comments themselves, and the one way to change them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Comment, CommentText, CommentWords]),
    AccountsModule,
    ArticlesModule,
    SitesModule,
  ],
  providers: [
    CommentChanges,
    CommentsRepository,
    CountsRepository,
    WaitingRepository,
    FormerTexts,
    FormerTextsRepository,
  ],
  exports: [CommentChanges, CommentsRepository, FormerTextsRepository, WaitingRepository],
})
export class CommentsModule {}
