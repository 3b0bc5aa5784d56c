import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../common/access.js';
import { AssetsService } from './assets.service.js';
import { LivePageService } from './live-page.service.js';

/** The documents of the interfaces, for people and for programs. */
@ApiExcludeController()
@Controller('docs')
export class DocumentsController {
  constructor(
    private readonly assets: AssetsService,
    private readonly livePage: LivePageService,
  ) {}

  @Get()
  @Access('public')
  async page(): Promise<StreamableFile> {
    return this.assets.read('docs');
  }

  @Get('openapi.json')
  @Access('public')
  async openApi(): Promise<StreamableFile> {
    return this.assets.read('docs/openapi.json');
  }

  @Get('asyncapi.json')
  @Access('public')
  async asyncApi(): Promise<StreamableFile> {
    return this.assets.read('docs/asyncapi.json');
  }

  @Get('live')
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  async live(): Promise<string> {
    return this.livePage.html();
  }

  @Get('assets/:name')
  @Access('public')
  @Header('cache-control', 'max-age=3600')
  async asset(@Param('name') name: string): Promise<StreamableFile> {
    return this.assets.read(`docs/assets/${name}`);
  }
}
