import { Controller, Get, Header, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import { AssetsService } from '../static/assets.service.js';
import { LivePageService } from './live-page.service.js';
import type { RequestHeaders } from '../static/served-file.js';

/** Kept, and asked for again each time: the tag says whether it is still the same. */
const CHECKED = 'no-cache';

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
  async page(@Headers() headers: RequestHeaders, @Res() reply: FastifyReply): Promise<void> {
    await this.send('docs', CHECKED, headers, reply);
  }

  @Get('openapi.json')
  @Access('public')
  async openApi(@Headers() headers: RequestHeaders, @Res() reply: FastifyReply): Promise<void> {
    await this.send('docs/openapi.json', CHECKED, headers, reply);
  }

  @Get('asyncapi.json')
  @Access('public')
  async asyncApi(@Headers() headers: RequestHeaders, @Res() reply: FastifyReply): Promise<void> {
    await this.send('docs/asyncapi.json', CHECKED, headers, reply);
  }

  @Get('live')
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', CHECKED)
  async live(): Promise<string> {
    return this.livePage.html();
  }

  @Get('assets/:name')
  @Access('public')
  async asset(
    @Param('name') name: string,
    @Headers() headers: RequestHeaders,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(`docs/assets/${name}`, 'public, max-age=3600', headers, reply);
  }

  private async send(
    address: string,
    cacheControl: string,
    headers: RequestHeaders,
    reply: FastifyReply,
  ): Promise<void> {
    await (await this.assets.file(address)).send(reply, cacheControl, headers);
  }
}
