import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ListedOrigins } from './listed-origins.js';
import { PageOrigins } from './page-origins.js';
import { SiteCounts } from './site-counts.entity.js';
import { Site } from './site.entity.js';
import { SitesController } from './sites.controller.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Site, SiteCounts])],
  controllers: [SitesController],
  providers: [SitesRepository, SitesService, ListedOrigins, PageOrigins],
  exports: [SitesRepository, SitesService, PageOrigins],
})
export class SitesModule {}
