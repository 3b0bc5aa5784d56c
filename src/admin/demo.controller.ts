import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../common/access.js';
import { AssetsService } from './assets.service.js';
import { DemoPages } from './demo-pages.js';

/** An invented newspaper that embeds the comments as any publisher would. */
@ApiExcludeController()
@Controller('demo')
export class DemoController {
  constructor(
    private readonly pages: DemoPages,
    private readonly assets: AssetsService,
  ) {}

  @Get()
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async front(): Promise<string> {
    return this.pages.front();
  }

  @Get('assets/:name')
  @Access('public')
  @Header('cache-control', 'public, max-age=300')
  async asset(@Param('name') name: string): Promise<StreamableFile> {
    return this.assets.read(`demo/assets/${name}`);
  }

  @Get(':slug')
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async story(@Param('slug') slug: string): Promise<string> {
    return this.pages.story(slug);
  }
}
