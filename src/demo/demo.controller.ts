import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import { AssetsService } from '../static/assets.service.js';
import { DemoPages } from './demo-pages.js';
import type { RequestHeaders } from '../static/served-file.js';

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
  async asset(
    @Param('name') name: string,
    @Headers() headers: RequestHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await (await this.assets.file(`demo/assets/${name}`)).send(reply, 'public, max-age=300', headers);
  }

  @Get(':slug')
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async story(@Param('slug') slug: string): Promise<string> {
    return this.pages.story(slug);
  }
}
