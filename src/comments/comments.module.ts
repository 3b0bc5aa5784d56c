import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScreeningModule } from '../screening/screening.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { ArticlePages } from './article-pages.js';
import { Claim } from './claim.entity.js';
import { CommentChanges } from './comment-changes.js';
import { CommentText } from './comment-text.entity.js';
import { CommentWords } from './comment-words.entity.js';
import { Comment } from './comment.entity.js';
import { CommentsController } from './comments.controller.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentsService } from './comments.service.js';
import { CompiledWordsCache } from './compiled-words.js';
import { ContextRepository } from './context.repository.js';
import { CountsRepository } from './counts.repository.js';
import { FactsRepository } from './facts.repository.js';
import { FormerTexts } from './former-texts.js';
import { FormerTextsRepository } from './former-texts.repository.js';
import { LiveCommentsRepository } from './live-comments.repository.js';
import { PagesRepository } from './pages.repository.js';
import { Reaction } from './reaction.entity.js';
import { ReactionsRepository } from './reactions.repository.js';
import { ReactionsService } from './reactions.service.js';
import { Report } from './report.entity.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { SubmissionWriter } from './submission-writer.js';
import { SubmissionsService } from './submissions.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Comment, CommentText, CommentWords, Reaction, Report, Claim]),
    SitesModule,
    ScreeningModule,
  ],
  controllers: [CommentsController],
  providers: [
    ArticlePages,
    CommentChanges,
    CommentsRepository,
    CommentsService,
    CompiledWordsCache,
    ContextRepository,
    CountsRepository,
    FactsRepository,
    FormerTexts,
    FormerTextsRepository,
    LiveCommentsRepository,
    PagesRepository,
    ReactionsRepository,
    ReactionsService,
    ReportsRepository,
    ReportsService,
    SubmissionWriter,
    SubmissionsService,
  ],
  exports: [
    ArticlePages,
    CommentChanges,
    CommentsRepository,
    FormerTextsRepository,
    LiveCommentsRepository,
    PagesRepository,
    ReactionsService,
    ReportsService,
    SubmissionsService,
  ],
})
export class CommentsModule {}
