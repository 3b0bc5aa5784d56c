import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScreeningModule } from '../screening/screening.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { ArticlePages } from '../pages/article-pages.js';
import { Claim } from '../queue/claim.entity.js';
import { CommentChanges } from './comment-changes.js';
import { CommentText } from './comment-text.entity.js';
import { CommentWords } from './comment-words.entity.js';
import { Comment } from './comment.entity.js';
import { CommentsController } from '../pages/pages.controller.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentsService } from '../pages/pages.service.js';
import { CompiledWordsCache } from '../submissions/compiled-words.js';
import { ContextRepository } from '../pages/context.repository.js';
import { CountsRepository } from './counts.repository.js';
import { FactsRepository } from '../submissions/facts.repository.js';
import { FormerTexts } from './former-texts.js';
import { FormerTextsRepository } from './former-texts.repository.js';
import { LiveCommentsRepository } from '../realtime/live-comments.repository.js';
import { PagesRepository } from '../pages/pages.repository.js';
import { Reaction } from '../reactions/reaction.entity.js';
import { ReactionsRepository } from '../reactions/reactions.repository.js';
import { ReactionsService } from '../reactions/reactions.service.js';
import { Report } from '../reports/report.entity.js';
import { ReportsRepository } from '../reports/reports.repository.js';
import { ReportsService } from '../reports/reports.service.js';
import { SubmissionWriter } from '../submissions/submission-writer.js';
import { SubmissionsService } from '../submissions/submissions.service.js';

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
