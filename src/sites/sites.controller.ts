import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../http/access.js';
import type { Actor } from '../http/actor.js';
import { Answers } from '../http/answers.js';
import { CurrentActor } from '../http/current-actor.decorator.js';
import { idParam } from '../common/ids.js';
import { pageQuerySchema, type Page, type PageQuery } from '../contract/page.js';
import { SitesService } from './sites.service.js';
import {
  createSiteSchema,
  sitePageSchema,
  siteSettingsSchema,
  updateSiteSchema,
  type CreateSite,
  type SiteSettings,
  type ListedSite,
  type UpdateSite,
} from '../contract/sites.schemas.js';

@ApiTags('sites')
@Controller('api/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @Access('moderator')
  @Answers(200, 'The sites that one may act on, with what waits there', sitePageSchema)
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<ListedSite>> {
    return this.sites.list(actor, query);
  }

  @Post()
  @Access('admin')
  @Answers(201, 'Make a site', siteSettingsSchema)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createSiteSchema }) input: CreateSite,
  ): Promise<SiteSettings> {
    return this.sites.create(actor, input);
  }

  @Get(':id')
  @Access('admin')
  @Answers(200, 'A site with its settings', siteSettingsSchema, { 404: 'site.not-found' })
  async settings(@Param({ schema: idParam }) { id }: { id: string }): Promise<SiteSettings> {
    return this.sites.settings(id);
  }

  @Patch(':id')
  @Access('admin')
  @Answers(200, 'Change the settings of a site', siteSettingsSchema, { 404: 'site.not-found' })
  async update(
    @CurrentActor() actor: Actor,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: updateSiteSchema }) update: UpdateSite,
  ): Promise<SiteSettings> {
    return this.sites.update(actor, id, update);
  }
}
