import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SitesModule } from '../sites/sites.module.js';
import { ReadersNow } from './readers-now.js';
import { Article } from './article.entity.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Article]), SitesModule],
  controllers: [ArticlesController],
  providers: [ReadersNow, ArticlesRepository, ArticlesService],
  exports: [ReadersNow, ArticlesRepository, ArticlesService],
})
export class ArticlesModule {}
