import { Module } from '@nestjs/common';
import { ReactionsModule } from '../reactions/reactions.module.js';
import { PagesController } from './pages.controller.js';
import { ArticlePages } from './article-pages.js';
import { ContextRepository } from './context.repository.js';
import { PagesRepository } from './pages.repository.js';
import { PagesService } from './pages.service.js';

/** What readers read. */
@Module({
  imports: [ReactionsModule],
  controllers: [PagesController],
  providers: [ArticlePages, ContextRepository, PagesRepository, PagesService],
  exports: [ArticlePages, PagesRepository],
})
export class PagesModule {}
