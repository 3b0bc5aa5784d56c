import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/comments.module.js';
import { PagesModule } from '../pages/pages.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { SitesModule } from '../sites/sites.module.js';
import { SubmissionsController } from './submissions.controller.js';
import { CompiledWordsCache } from './compiled-words.js';
import { FactsRepository } from './facts.repository.js';
import { SubmissionWriter } from './submission-writer.js';
import { SubmissionsService } from './submissions.service.js';

/** What authors write, change and take back. */
@Module({
  imports: [CommentsModule, PagesModule, ScreeningModule, SitesModule],
  controllers: [SubmissionsController],
  providers: [CompiledWordsCache, FactsRepository, SubmissionWriter, SubmissionsService],
  exports: [SubmissionWriter, SubmissionsService],
})
export class SubmissionsModule {}
