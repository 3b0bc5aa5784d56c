import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access.js';
import { LivePageService } from './live-page.service.js';

/** Kept, and asked for again each time: the tag says whether it is still the same. */
const CHECKED = 'no-cache';

/** The documents of the interfaces, for people and for programs. */
@ApiExcludeController()
@Controller('docs')
export class DocumentsController {
  constructor(private readonly livePage: LivePageService) {}

  @Get()
  @Access('public')
  @Header('cache-control', CHECKED)
  page(@Res() reply: FastifyReply): void {
    void reply.sendFile('docs/index.html');
  }

  @Get('openapi.json')
  @Access('public')
  @Header('cache-control', CHECKED)
  openApi(@Res() reply: FastifyReply): void {
    void reply.sendFile('docs/openapi.json');
  }

  @Get('asyncapi.json')
  @Access('public')
  @Header('cache-control', CHECKED)
  asyncApi(@Res() reply: FastifyReply): void {
    void reply.sendFile('docs/asyncapi.json');
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
  @Header('cache-control', 'public, max-age=3600')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): void {
    void reply.sendFile(`docs/assets/${name}`);
  }
}
